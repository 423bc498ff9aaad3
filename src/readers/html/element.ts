import type { Element, Nodes, Text } from "hast";

export const isElement = (node: Nodes | undefined): node is Element => node?.type === "element";

export const isText = (node: Nodes | undefined): node is Text => node?.type === "text";

/** An attribute as it was written, by its property name in hast (`data-src` is `dataSrc`); `undefined` when absent. */
export function attribute(element: Element, name: string): string | undefined {
  const value = Object.hasOwn(element.properties, name) ? element.properties[name] : undefined;
  if (value === undefined || value === null || value === false) {
    return undefined;
  }
  return Array.isArray(value) ? value.join(" ") : value === true ? "" : String(value);
}

/** An attribute without blanks around it; `undefined` when absent or blank. */
export function filled(element: Element, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = attribute(element, name)?.trim();
    if (value !== undefined && value !== "") {
      return value;
    }
  }
  return undefined;
}

/** The number that an attribute begins with; `undefined` when it begins with none. */
export function numberOf(element: Element, name: string): number | undefined {
  const found = /^\s*[-+]?\d{1,9}/.exec(attribute(element, name) ?? "")?.[0];
  return found === undefined ? undefined : Number(found);
}

/** Whether one of the classes matches; `pattern` should be anchored. */
export function hasClass(element: Element, pattern: RegExp): boolean {
  const names = element.properties["className"];
  return Array.isArray(names) && names.some((name) => pattern.test(String(name)));
}

/** Whether the role of ARIA or the `epub:type` of an element says `pattern`, a word of either. */
export function hasRole(element: Element, pattern: RegExp): boolean {
  const words = `${attribute(element, "role") ?? ""} ${attribute(element, "epub:type") ?? ""}`;
  return words.split(/\s+/).some((word) => pattern.test(word));
}

const STYLES = new WeakMap<Element, ReadonlyMap<string, string>>();

/** The declarations of the `style` attribute, in lower case. */
export function styleOf(element: Element): ReadonlyMap<string, string> {
  const known = STYLES.get(element);
  if (known !== undefined) {
    return known;
  }
  const declarations = new Map<string, string>();
  for (const declaration of (attribute(element, "style") ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0) {
      const value = declaration.slice(colon + 1).replace(/!\s*important/i, "");
      declarations.set(
        declaration.slice(0, colon).trim().toLowerCase(),
        value.trim().toLowerCase(),
      );
    }
  }
  STYLES.set(element, declarations);
  return declarations;
}

/** Visits a node and all in it, each before its content, until `visit` returns `false` for what it holds. */
export function eachNode(node: Nodes, visit: (node: Nodes) => boolean | undefined | void): void {
  const open: Nodes[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (visit(next) !== false && "children" in next) {
      for (let at = next.children.length - 1; at >= 0; at -= 1) {
        const child = next.children[at];
        if (child !== undefined) {
          open.push(child);
        }
      }
    }
  }
}

/** The words in a node, as they are written; scripts and styles are none. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  eachNode(node, (one) => {
    if (one.type === "text") {
      parts.push(one.value);
    }
    return !(isElement(one) && (one.tagName === "script" || one.tagName === "style"));
  });
  return parts.join("");
}

/** The first element in a node that passes `test`, the node itself not included. */
export function findElement(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  eachNode(node, (one) => {
    if (found === undefined && one !== node && isElement(one) && test(one)) {
      found = one;
    }
    return found === undefined;
  });
  return found;
}

/** All elements in a node that pass `test`, in order; what stands in one that passes is not looked at. */
export function findElements(node: Nodes, test: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  eachNode(node, (one) => {
    if (one !== node && isElement(one) && test(one)) {
      found.push(one);
      return false;
    }
    return true;
  });
  return found;
}

/** Blanks and marks that leave nothing on paper. */
export const isBlankText = (text: string): boolean => !/[^\s\p{Cc}\p{Cf}]/u.test(text);
