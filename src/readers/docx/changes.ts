import { attribute, childOf, type Element, elementsOf } from "./element.ts";

/** What becomes of tracked changes. */
export type Tracked = "accept" | "reject";

/** Tracked changes that were settled, by what they are. */
export interface ChangeCount {
  insertions: number;
  deletions: number;
  moves: number;
  formats: number;
}

const ADDED: ReadonlySet<string> = new Set(["w:ins", "w:moveTo"]);
const REMOVED: ReadonlySet<string> = new Set(["w:del", "w:moveFrom"]);
const OLD_PROPERTIES: ReadonlySet<string> = new Set([
  "w:rPrChange",
  "w:pPrChange",
  "w:tblPrChange",
  "w:trPrChange",
  "w:tcPrChange",
  "w:sectPrChange",
  "w:tblGridChange",
  "w:numberingChange",
]);

/** A copy of a tree as it is with all its tracked changes taken, or none (ECMA-376 17.13.5). */
export function settleChanges(root: Element, tracked: Tracked, count: ChangeCount): Element {
  const isGone = (marks: Element | undefined): boolean => {
    const names = elementsOf(marks).map(({ name }) => name);
    const removed = tracked === "accept" ? REMOVED : ADDED;
    return names.some((name) => removed.has(name));
  };

  function settle(element: Element): readonly (Element | string)[] {
    const { name } = element;
    if (ADDED.has(name) || REMOVED.has(name)) {
      tally(name, count);
      return ADDED.has(name) === (tracked === "accept") ? contentOf(element) : [];
    }
    if (name === "w:tr" && isGone(childOf(element, "w:trPr"))) {
      count.deletions += 1;
      return [];
    }
    if (name === "w:tc") {
      const mark = tracked === "accept" ? "w:cellDel" : "w:cellIns";
      if (childOf(childOf(element, "w:tcPr"), mark) !== undefined) {
        count.deletions += 1;
        return [];
      }
    }
    if (name.endsWith("Pr")) {
      return [propertiesOf(element)];
    }
    return [{ ...element, name: written(name), children: contentOf(element) }];
  }

  function propertiesOf(element: Element): Element {
    const change = elementsOf(element).find(({ name }) => OLD_PROPERTIES.has(name));
    if (change === undefined) {
      return { ...element, children: element.children.map(keepMarks) };
    }
    count.formats += 1;
    const old = tracked === "reject" ? elementsOf(change)[0] : undefined;
    const now = element.children.filter(
      (child) => typeof child === "string" || !OLD_PROPERTIES.has(child.name),
    );
    // The mark of the paragraph and its section are not among what was changed.
    const kept = now.filter(
      (child) =>
        typeof child !== "string" &&
        (["w:rPr", "w:sectPr"].includes(child.name) ||
          ADDED.has(child.name) ||
          REMOVED.has(child.name)),
    );
    return {
      ...element,
      children: (old === undefined ? now : [...old.children, ...kept]).map(keepMarks),
    };
  }

  /** Marks of a change among properties stay as they are: they say what becomes of a paragraph's end. */
  const keepMarks = (child: Element | string): Element | string =>
    typeof child === "string" || ADDED.has(child.name) || REMOVED.has(child.name)
      ? child
      : (settle(child)[0] ?? child);

  function contentOf(element: Element): readonly (Element | string)[] {
    const children: (Element | string)[] = [];
    let pending: Pending | undefined;
    for (const child of element.children) {
      for (const settled of typeof child === "string" ? [child] : settle(child)) {
        if (typeof settled === "string") {
          children.push(settled);
        } else if (settled.name === "w:p") {
          const content = pending?.content ?? [];
          content.push(...settled.children.filter(isContent));
          pending = { paragraph: settled, content };
          if (isGone(markOf(settled))) {
            count.deletions += 1;
          } else {
            children.push(whole(pending));
            pending = undefined;
          }
        } else if (pending === undefined || BLOCKS.has(settled.name)) {
          children.push(...alone(pending), settled);
          pending = undefined;
        } else {
          // The end of a range between two paragraphs parts nothing.
          pending.content.push(settled);
        }
      }
    }
    return [...children, ...alone(pending)];
  }

  return { ...root, children: contentOf(root) };
}

const markOf = (paragraph: Element): Element | undefined =>
  childOf(childOf(paragraph, "w:pPr"), "w:rPr");

/** What a paragraph can not go on in. */
const BLOCKS: ReadonlySet<string> = new Set(["w:tbl", "w:sectPr", "w:altChunk", "contents"]);

const isContent = (child: Element | string): boolean =>
  typeof child === "string" || child.name !== "w:pPr";

/** A paragraph whose end is gone goes on in the next one, which keeps its own properties (17.13.5.15). */
interface Pending {
  readonly paragraph: Element;
  readonly content: (Element | string)[];
}

const whole = ({ paragraph, content }: Pending): Element => ({
  ...paragraph,
  children: [...paragraph.children.filter((child) => !isContent(child)), ...content],
});

/** The same with none behind it to go on in: it stays if anything is left of it. */
function alone(pending: Pending | undefined): readonly (Element | string)[] {
  const isMark = (child: Element | string): boolean =>
    typeof child === "string"
      ? child.trim() === ""
      : /(?:Start|End)$|^w:proofErr$/.test(child.name);
  if (pending === undefined) {
    return [];
  }
  return pending.content.every(isMark) ? pending.content : [whole(pending)];
}

const written = (name: string): string =>
  name === "w:delText" ? "w:t" : name === "w:delInstrText" ? "w:instrText" : name;

function tally(name: string, count: ChangeCount): void {
  if (name === "w:ins") {
    count.insertions += 1;
  } else if (name === "w:del") {
    count.deletions += 1;
  } else if (name === "w:moveTo") {
    count.moves += 1;
  }
}

/** Who made a change or comment, where that is said. */
export const authorOf = (element: Element): string | undefined => {
  const name = attribute(element, "w:author")?.trim();
  return name === "" ? undefined : name;
};
