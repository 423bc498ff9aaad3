import { Readability } from "@mozilla/readability";
import type { Element, Nodes } from "hast";
import { parseHTML } from "linkedom";
import { eachNode, isElement, isText } from "./element.ts";
import { droppedKind } from "./visibility.ts";

/** Pages with more elements than this are lists or archives, and the search takes long. */
const MOST_ELEMENTS = 30_000;

const MARK = "data-at";

// The types of both libraries are a browser's, which this project has not; this is what is used of them.
interface Copy {
  readonly setAttribute: (name: string, value: string) => void;
  readonly getAttribute: (name: string) => string | null;
  readonly append: (...nodes: readonly unknown[]) => void;
  readonly querySelectorAll: (selector: string) => Iterable<Copy>;
}

interface CopiedPage {
  readonly body: Copy;
  readonly createElement: (name: string) => Copy;
  readonly createTextNode: (text: string) => unknown;
}

/**
 * The element of a page that holds its article, as Readability finds it, with what it would leave out of that element. Its copy of the
 * page only points: what is read is the page's own tree, with direction, language, captions and places.
 */
export function searchContent(
  body: Element,
): { readonly element: Element; readonly left: readonly Element[] } | undefined {
  const elements: Element[] = [];
  const parents = new Map<Element, Element>();
  const document: CopiedPage & ConstructorParameters<typeof Readability>[0] = parseHTML(
    "<!doctype html><html><head></head><body></body></html>",
  ).document;
  const open: { readonly from: Element; readonly to: Copy }[] = [{ from: body, to: document.body }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.from.children) {
      if (isText(child)) {
        next.to.append(document.createTextNode(child.value));
      } else if (
        isElement(child) &&
        droppedKind(child) === undefined &&
        /^[a-z][a-z\d-]*$/.test(child.tagName)
      ) {
        const copy = copyOf(child, elements.length, document);
        elements.push(child);
        parents.set(child, next.from);
        next.to.append(copy);
        open.push({ from: child, to: copy });
      }
    }
  }
  if (elements.length > MOST_ELEMENTS) {
    return undefined;
  }
  const result = new Readability<unknown>(document, {
    serializer: (node) => node,
    keepClasses: true,
    disableJSONLD: true,
    charThreshold: 250,
  }).parse();
  const content: unknown = result?.content;
  if (!isQueryable(content)) {
    return undefined;
  }
  const kept = new Set<Element>();
  for (const copy of content.querySelectorAll(`[${MARK}]`)) {
    const element = elements[Number(copy.getAttribute(MARK))];
    if (element !== undefined) {
      kept.add(element);
    }
  }
  return enclosing(kept, parents, body);
}

const isQueryable = (node: unknown): node is Copy =>
  typeof node === "object" && node !== null && "querySelectorAll" in node;

function copyOf(element: Element, at: number, document: CopiedPage): Copy {
  const copy = document.createElement(element.tagName);
  copy.setAttribute(MARK, String(at));
  for (const [name, attribute] of [
    ["className", "class"],
    ["id", "id"],
    ["href", "href"],
    ["src", "src"],
    ["role", "role"],
    ["itemProp", "itemprop"],
    ["rel", "rel"],
  ] as const) {
    const value = element.properties[name];
    if (value !== undefined) {
      copy.setAttribute(attribute, Array.isArray(value) ? value.join(" ") : String(value));
    }
  }
  return copy;
}

/** The innermost element around everything kept that has words of its own, and its parts of which nothing was kept. */
function enclosing(
  kept: ReadonlySet<Element>,
  parents: ReadonlyMap<Element, Element>,
  body: Element,
) {
  const worded = [...kept].filter((one) =>
    one.children.some((child) => isText(child) && child.value.trim() !== ""),
  );
  let common: readonly Element[] | undefined;
  for (const element of worded) {
    const path: Element[] = [];
    for (
      let at: Element | undefined = parents.get(element);
      at !== undefined;
      at = parents.get(at)
    ) {
      path.unshift(at);
    }
    common =
      common === undefined
        ? path
        : common.slice(0, common.findIndex((one, depth) => path[depth] !== one) >>> 0);
  }
  const element = common?.at(-1);
  if (element === undefined) {
    return undefined;
  }
  const hasKept = new Set<Nodes>();
  for (const one of kept) {
    for (
      let at: Element | undefined = one;
      at !== undefined && !hasKept.has(at);
      at = parents.get(at)
    ) {
      hasKept.add(at);
    }
  }
  const left: Element[] = [];
  eachNode(element, (node) => {
    if (node === element || !isElement(node)) {
      return true;
    }
    if (hasKept.has(node)) {
      return true;
    }
    // What the search takes for clutter may be a table, a picture or notes; a part of a page is clutter, a part of a text is not.
    if (/^(?:div|section|aside|ul|header|footer|form)$/.test(node.tagName) && !holdsContent(node)) {
      left.push(node);
    }
    return false;
  });
  return { element: element === body ? body : element, left };
}

function holdsContent(element: Element): boolean {
  let holds = false;
  eachNode(element, (node) => {
    if (
      isElement(node) &&
      /^(?:table|figure|blockquote|pre|math|video|audio|iframe)$/.test(node.tagName)
    ) {
      holds = true;
    }
    if (
      isElement(node) &&
      (node.properties["id"] !== undefined || node.properties["role"] !== undefined) &&
      /(?:^|[\s_-])(?:fn|ftn|edn|footnotes?|endnotes?)\d*(?:[\s_-]|$)/i.test(
        `${node.properties["id"]} ${node.properties["role"]}`,
      )
    ) {
      holds = true;
    }
    return !holds;
  });
  return holds;
}
