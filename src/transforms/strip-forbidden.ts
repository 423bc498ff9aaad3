import { diagnostic, type Report, type Span, spanWithin } from "../diagnostics/index.ts";

/**
 * What no output may hold: controls other than tab and line ends (XML 1.0, production 2, and the C1 controls that HTML
 * refuses too), halves of surrogate pairs, and noncharacters (The Unicode Standard, section 23.7).
 */
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** The same without the halves of good pairs told apart: nearly every string is past this at once. */
const SUSPECT = /[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd]/;

/** Controls that part words: vertical tab, form feed, next line. In their place a space stays. */
const SEPARATING = new Set(["\u000b", "\u000c", "\u0085"]);

interface Finding {
  count: number;
  readonly span: Span | undefined;
}

/** A copy of a model value without the characters that the formats forbid; one `article/forbidden-character` for each. */
export function stripForbidden<Node extends object>(node: Node, report: Report): Node {
  if (!isSuspect(node)) {
    return node;
  }
  const findings = new Map<string, Finding>();
  // The cast restores what a walk over plain data forgets; strings stay strings and every key keeps its place.
  const cleaned = cleanValue(node, undefined, findings) as Node;
  for (const [character, { count, span }] of findings) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    const times = count === 1 ? "" : ` (${count} times)`;
    report(
      diagnostic("article/forbidden-character", `removed the character U+${code}${times}`, {
        span,
        hints: ["no output format can hold it"],
      }),
    );
  }
  return cleaned;
}

/** Whether a string in the value may hold what is forbidden; hardly any text has one. */
function isSuspect(value: unknown): boolean {
  if (typeof value === "string") {
    return SUSPECT.test(value);
  }
  if (Array.isArray(value)) {
    return value.some(isSuspect);
  }
  if (typeof value !== "object" || value === null || !isPlain(value)) {
    return false;
  }
  const fields = value as Readonly<Record<string, unknown>>;
  for (const key in fields) {
    if (key !== "span" && isSuspect(fields[key])) {
      return true;
    }
  }
  return false;
}

/** Shares whatever needs no change with the original. */
function cleanValue(
  value: unknown,
  around: Span | undefined,
  findings: Map<string, Finding>,
): unknown {
  if (typeof value === "string") {
    return !SUSPECT.test(value)
      ? value
      : value.replace(FORBIDDEN, (character: string, at: number) => {
          const found = findings.get(character);
          if (found === undefined) {
            const span = spanWithin(around, value.length, at, at + character.length);
            findings.set(character, { count: 1, span });
          } else {
            found.count += 1;
          }
          return SEPARATING.has(character) ? " " : "";
        });
  }
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    const cleaned = items.map((item) => cleanValue(item, around, findings));
    return cleaned.some((item, at) => item !== items[at]) ? cleaned : value;
  }
  if (typeof value === "object" && value !== null && isPlain(value)) {
    const span = spanOf(value) ?? around;
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    const cleaned = entries.map(([key, item]): readonly [string, unknown] => [
      key,
      key === "span" ? item : cleanValue(item, span, findings),
    ]);
    return cleaned.some(([, item], at) => item !== entries[at]?.[1])
      ? Object.fromEntries(cleaned)
      : value;
  }
  return value;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function spanOf(value: object): Span | undefined {
  // Every `span` of the model is a Span; the key is reserved for it.
  return "span" in value ? (value.span as Span | undefined) : undefined;
}
