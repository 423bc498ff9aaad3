import type { Block, List, ListStyle, Paragraph } from "../../model/index.ts";
import { inlineText } from "../../model/index.ts";
import { dropLeading } from "./edit-inlines.ts";

/** What opens an item of a list that Markdown does not know: Arabic digits, or an Arabic letter. */
const MARKER =
  /^([\u0660-\u0669\u06F0-\u06F9]{1,3}|[\u0621-\u064A]\u0640?)[ \t]*[.)\-–][ \t]+(?=\S)/u;

/** The letters as abjad and as the alphabet count them. */
const LETTERS = {
  abjad: "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
  hijai: "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
} as const;

/** True for a line that opens with such a marker. */
export const opensTypedItem = (line: string): boolean => MARKER.test(line);

/**
 * Paragraphs in a row that open with `١.` `٢.` …, or with `أ)` `ب)` …, become one list: Markdown's own lists know the
 * digits 0–9 only. One such paragraph alone, or numbers out of order, stay as they are typed.
 */
export function typedList(blocks: readonly Block[]): readonly Block[] {
  const result: Block[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const run = longestRun(blocks, at);
    const block = blocks[at];
    if (run !== undefined) {
      result.push(run.list);
      at += run.length - 1;
    } else if (block !== undefined) {
      result.push(block);
    }
  }
  return result;
}

function longestRun(
  blocks: readonly Block[],
  from: number,
): { readonly list: List; readonly length: number } | undefined {
  const runs = (["arabic-indic", "abjad", "hijai"] as const).map((style) => {
    const items: Paragraph[] = [];
    const start = ordinal(blocks[from], style);
    for (let at = from; start !== undefined; at += 1) {
      const block = blocks[at];
      if (block?.type !== "paragraph" || ordinal(block, style) !== start + items.length) {
        break;
      }
      items.push(block);
    }
    return { style, start, items };
  });
  const [best] = runs.sort((one, other) => other.items.length - one.items.length);
  if (best?.start === undefined || best.items.length < 2) {
    return undefined;
  }
  // A list of letters begins at its beginning; `د. سلمى` and `هـ. …` in a row are names.
  if (best.style !== "arabic-indic" && best.start !== 1) {
    return undefined;
  }
  return { list: toList(best.style, best.start, best.items), length: best.items.length };
}

function toList(style: ListStyle, start: number, paragraphs: readonly Paragraph[]): List {
  const items = paragraphs.map((paragraph) => {
    const marker = MARKER.exec(inlineText(paragraph.children))?.[0] ?? "";
    const children = dropLeading(paragraph.children, marker.length);
    return { children: [{ ...paragraph, children }], span: paragraph.span };
  });
  const first = paragraphs[0]?.span;
  const last = paragraphs.at(-1)?.span;
  return {
    type: "list",
    style,
    ...(start === 1 ? {} : { start }),
    items,
    ...(first === undefined || last === undefined ? {} : { span: { ...first, end: last.end } }),
  };
}

/** The number that the marker of a paragraph stands for in `style`. */
function ordinal(
  block: Block | undefined,
  style: "arabic-indic" | "abjad" | "hijai",
): number | undefined {
  const opening = block?.type === "paragraph" ? block.children[0] : undefined;
  const marker = opening?.type === "text" ? MARKER.exec(opening.value)?.[1] : undefined;
  if (marker === undefined) {
    return undefined;
  }
  const digits = [...marker].map((character) => (character.codePointAt(0) ?? 0) % 16);
  if (/\p{Nd}/u.test(marker)) {
    return style === "arabic-indic" ? Number(digits.join("")) : undefined;
  }
  if (style === "arabic-indic") {
    return undefined;
  }
  const letter = marker.replace("\u0640", "").replace(/[أإآ]/, "ا");
  const at = LETTERS[style].indexOf(letter);
  return at === -1 ? undefined : at + 1;
}
