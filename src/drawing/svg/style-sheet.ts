import type { XmlElement } from "./xml-tree.ts";

/** Declarations by property, in lower case. */
export type Declarations = ReadonlyMap<string, string>;

/** What an element gets from the drawing's style sheets, from the weakest rule to the strongest. */
export type StyleSheet = (element: XmlElement) => readonly Declarations[];

interface Rule {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly classes: readonly string[];
  /** As a number that sorts like the three counts of Selectors 4, section 17. */
  readonly specificity: number;
  readonly declarations: Declarations;
}

/**
 * Reads style sheets of simple selectors: names, classes, identifiers, and lists of them. `report` hears of each rule
 * that asks for more.
 */
export function readStyleSheet(css: string, report: (what: string) => void): StyleSheet {
  const rules: Rule[] = [];
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/<!--|-->/g, "");
  for (const [, before = "", inside = ""] of bare.matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
    const declarations = readDeclarations(inside);
    for (const selector of before.split(",")) {
      const rule = readSelector(selector.trim());
      if (rule === undefined) {
        report(`the CSS selector "${selector.trim()}"`);
      } else {
        rules.push({ ...rule, declarations });
      }
    }
  }
  rules.sort((one, other) => one.specificity - other.specificity);
  return ({ name, attributes }) => {
    const own = (attributes.get("class") ?? "").split(/\s+/);
    return rules
      .filter(
        (rule) =>
          (rule.name === undefined || rule.name === name) &&
          (rule.id === undefined || rule.id === attributes.get("id")) &&
          rule.classes.every((one) => own.includes(one)),
      )
      .map(({ declarations }) => declarations);
  };
}

function readSelector(selector: string): Omit<Rule, "declarations"> | undefined {
  if (!/^(?:\*|[\w-]+)?(?:[.#][\w-]+)*$/u.test(selector) || selector === "") {
    return undefined;
  }
  const name = /^[\w-]+/.exec(selector)?.[0];
  const id = /#([\w-]+)/.exec(selector)?.[1];
  const classes = [...selector.matchAll(/\.([\w-]+)/g)].map(([, one = ""]) => one);
  const specificity =
    (id === undefined ? 0 : 10_000) + classes.length * 100 + (name === undefined ? 0 : 1);
  return { name, id, classes, specificity };
}

/** The declarations of a `style` attribute or the inside of a rule. */
export function readDeclarations(css: string): Declarations {
  const found = new Map<string, string>();
  for (const declaration of css.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0) {
      const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, "");
      found.set(declaration.slice(0, colon).trim().toLowerCase(), value.trim());
    }
  }
  return found;
}
