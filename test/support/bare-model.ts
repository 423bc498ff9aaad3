/**
 * A value of the model as what it says: without spans and without what says nothing (an absent field written out, a span
 * of one cell, a decoration denied, no words where there could be some), with neighbouring texts as one.
 */
export function bareModel(value: unknown): unknown {
  if (Array.isArray(value)) {
    return joinTexts(value.map(bareModel));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const bare = bareModel(item);
    return key === "span" || bare === undefined || saysNothing(key, bare)
      ? []
      : [[key, bare] as const];
  });
  return Object.fromEntries(entries);
}

/** Fields that may be absent, and what they are then. */
const ABSENT: Readonly<Record<string, unknown>> = {
  columnSpan: 1,
  rowSpan: 1,
  decorative: false,
  listOfFigures: false,
  listOfTables: false,
  noteNumbering: "restart",
};
const WORDS = new Set([
  "caption",
  "credit",
  "attribution",
  "poet",
  "questioner",
  "speaker",
  "title",
]);
const LINES = new Set(["headline", "kicker", "deck"]);

function saysNothing(key: string, value: unknown): boolean {
  const isEmpty = Array.isArray(value) && value.length === 0;
  return value === ABSENT[key] || (isEmpty && (WORDS.has(key) || LINES.has(key)));
}

const isText = (node: unknown): node is { readonly type: "text"; readonly value: string } =>
  typeof node === "object" && node !== null && "type" in node && node.type === "text";

function joinTexts(nodes: readonly unknown[]): readonly unknown[] {
  const joined: unknown[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (isText(node) && isText(last)) {
      joined[joined.length - 1] = { type: "text", value: last.value + node.value };
    } else if (!isText(node) || node.value !== "") {
      joined.push(node);
    }
  }
  return joined;
}
