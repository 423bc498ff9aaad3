import { type Inline, inlineText } from "../../model/index.ts";
import { readAyahPlace } from "../../profile/index.ts";
import { type Assembler, isParagraph, type Place, type Step } from "./assembler.ts";
import type { Item, ParagraphItem } from "./items.ts";
import { type OwnBlock, textHash } from "./own-data.ts";

/** Lines of one part; two halves of a line are a table. */
export function verse(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "verse");
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const lines = [{ hemistichs: [to.inlines(first, inner)] as const }];
  let end = at + 1;
  for (let item = items[end]; isParagraph(item, "verse"); item = items[end]) {
    if (to.peek(item, "verse") !== undefined) {
      break;
    }
    lines.push({ hemistichs: [to.inlines(item, inner)] as const });
    end += 1;
  }
  const source = sourceOfVerse(items[end], entry, inner, to);
  return {
    made: [{ type: "verse", ...common, lines, ...source.given }],
    next: end + (source.taken ? 1 : 0),
  };
}

/** Who wrote a poem, and in which metre. */
export function sourceOfVerse(
  item: Item | undefined,
  entry: OwnBlock | undefined,
  place: Place,
  to: Assembler,
): {
  readonly taken: boolean;
  readonly given: { readonly poet?: readonly Inline[]; readonly metre?: string };
} {
  if (!isParagraph(item, "attribution")) {
    return { taken: false, given: {} };
  }
  const words = to.inlines(item, place);
  const metre = entry?.data.metre;
  const last = words.at(-1);
  const note = / ?\(([^()]+)\)$/u.exec(last?.type === "text" ? last.value : "");
  if (typeof metre !== "string" || last?.type !== "text" || note?.[1] !== metre) {
    return { taken: true, given: { poet: words } };
  }
  const rest = last.value.slice(0, note.index);
  const poet = [...words.slice(0, -1), ...(rest === "" ? [] : [{ ...last, value: rest }])];
  return { taken: true, given: { ...(poet.length === 0 ? {} : { poet }), metre } };
}

/** An ayah with its place. */
export function quran(
  item: ParagraphItem,
  next: Item | undefined,
  at: number,
  place: Place,
  to: Assembler,
): Step {
  const entry = to.take(item, "quran");
  const common = to.common(item, entry, place);
  const inner = to.inside(common, place);
  const source = isParagraph(next, "attribution") ? next : undefined;
  const words = source === undefined ? "" : inlineText(to.inlines(source, inner));
  const { surah, ayahs, source: hash } = entry?.data ?? {};
  const place_ =
    hash === textHash(words)
      ? {
          ...(typeof surah === "string" ? { surah } : {}),
          ...(typeof ayahs === "string" ? { ayahs } : {}),
        }
      : readAyahPlace(words);
  return {
    made: [{ type: "quran", ...common, children: to.inlines(item, inner), ...place_ }],
    next: at + (source === undefined ? 1 : 2),
  };
}
