import { isArabicLetter } from "../arabic.ts";
import type { Found, Rule } from "../rule.ts";

/** Presentation forms A and B, without the signs and brackets that are characters in their own right. */
const FORM =
  /[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf2-\ufdf4\ufdf6-\ufdf8\ufe70-\ufe72\ufe74\ufe76-\ufefc]/g;

/** What a form stands for; the space or tatweel that bears a mark alone is no part of it. */
const baseOf = (form: string): string =>
  form.normalize("NFKC").replace(/^[ \u0640]+(?=\p{M})/u, "");

/** The forms of the letters with two or four of them, by where they stand in a word. */
const PLACES: ReadonlyMap<string, "isolated" | "final" | "initial" | "medial"> = placesOfForms();

function placesOfForms() {
  const places = new Map<string, "isolated" | "final" | "initial" | "medial">();
  const order = ["isolated", "final", "initial", "medial"] as const;
  let previous = "";
  let nth = 0;
  for (let code = 0xfe80; code <= 0xfefc; code += 1) {
    const form = String.fromCodePoint(code);
    const base = baseOf(form);
    nth = base === previous ? nth + 1 : 0;
    previous = base;
    places.set(form, order[nth] ?? "isolated");
  }
  return places;
}

const WORD = /[\ufb50-\ufdfb\ufe70-\ufefc\u0610-\u061a\u0620-\u0669\u064b-\u065f\u0670]+/g;

export const presentationForms: Rule = {
  id: "CL-01",
  level: "safe",
  name: "presentation forms",
  summary:
    "Glyphs stored as characters become the letters they stand for; ﷺ, ﷽, the brackets ﴾ ﴿, the rial sign and other signs stay, and so do words stored from left to right, which are CL-24's.",
  languages: "all",
  inVerse: true,
  find: ({ text }) =>
    [...text.matchAll(WORD)].flatMap((word) =>
      isReversed(word[0]) ? [] : formsIn(word[0], word.index, text),
    ),
};

function formsIn(word: string, start: number, text: string): readonly Found[] {
  return [...word.matchAll(FORM)].flatMap(({ 0: form, index }) => {
    const after = baseOf(form);
    const at = start + index;
    // A mark with nothing to stand on would slip onto the space before it.
    const isMark = /^\p{M}/u.test(after);
    const previous =
      text
        .slice(0, at)
        .replace(/\p{M}+$/u, "")
        .at(-1) ?? "";
    const bearer = FORM.test(previous) ? baseOf(previous).at(-1) : previous;
    FORM.lastIndex = 0;
    return isMark && !isArabicLetter(bearer) ? [] : [{ from: at, to: at + form.length, after }];
  });
}

/** Whether a word begins with forms that end one and ends with forms that begin one: it was stored as it is painted. */
function isReversed(word: string): boolean {
  const places = [...word].flatMap((form) => PLACES.get(form) ?? []);
  let joined = 0;
  let turned = 0;
  for (const [at, place] of places.entries()) {
    const next = places[at + 1];
    const opens = place === "initial" || place === "medial";
    const closes = place === "final" || place === "medial";
    joined += opens && (next === "final" || next === "medial") ? 1 : 0;
    turned += closes && (next === "initial" || next === "medial") ? 1 : 0;
  }
  return turned > joined;
}
