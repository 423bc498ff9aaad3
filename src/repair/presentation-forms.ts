/**
 * Forms that are kept: signs of their own, which letters would only spell out (ﷺ ﷽ ﷲ), the ornate brackets ﴾ ﴿, the
 * rial sign, pause marks of the Qurʾān, and the dots of the calligraphers (U+FBB2–FBC2).
 */
const KEPT = /[\ufbb2-\ufbc2\ufd3e-\ufd4f\ufdcf-\ufdf2\ufdfa-\ufdff\ufeff]/u;
/** Arabic Presentation Forms A and B, and nothing else. */
const FORM = /[\ufb50-\ufdff\ufe70-\ufefc]/gu;

/** Whether `text` holds presentation forms that stand for letters. */
export function hasPresentationForms(text: string): boolean {
  return (text.match(FORM) ?? []).some((form) => !KEPT.test(form));
}

/**
 * The letters that presentation forms stand for, ligatures spelt out, in the order of the text; signs of their own are
 * kept. One form at a time: the text is not normalised, so that nothing else in it changes. A mark alone in a form of its
 * own comes without the space that compatibility gives it, and with the tatweel that one in the middle of a word rides on.
 *
 * Source: The Unicode Standard, the decompositions of U+FB50–FDFF and U+FE70–FEFC.
 */
export function lettersOfForms(text: string): string {
  return text.replace(FORM, (form) => lettersOf(form));
}

const spelt = new Map<string, string>();

function lettersOf(form: string): string {
  let letters = spelt.get(form);
  if (letters === undefined) {
    letters = KEPT.test(form) ? form : form.normalize("NFKC").replace(/^ (?=\p{M})/u, "");
    spelt.set(form, letters);
  }
  return letters;
}

/** Whether a form joins the letter before it and the letter after it; `undefined` for what is not the form of a letter. */
export interface Joins {
  readonly before: boolean;
  readonly after: boolean;
}

/** What a presentation form of a letter joins to, in logical order (the tags of its decomposition). */
export function joinsOfForm(character: string): Joins | undefined {
  const code = character.codePointAt(0) ?? 0;
  return JOINS[Number(code >= 0xfe80 ? FORMS_B[code - 0xfe80] : FORMS_A[code - 0xfb50])];
}

/** Isolated, final, initial, medial; the first is for what is none of them. */
const JOINS: readonly (Joins | undefined)[] = [
  undefined,
  { before: false, after: false },
  { before: true, after: false },
  { before: false, after: true },
  { before: true, after: true },
];

/** Index in `JOINS` of each of U+FE80–FEFC. */
const FORMS_B =
  "1121212121234121234121234123412341234123412121212123412341234123412341234123412341234" +
  "1234123412341234123412341212123412121212";

/** Index in `JOINS` of each of U+FB50–FBFF. */
const FORMS_A =
  "1212341234123412341234123412341234123412341234123412121212121212341234123412341212341" +
  "2123412341212000000000000000000000000000000000123412121211212121234341212121212121231231234";
