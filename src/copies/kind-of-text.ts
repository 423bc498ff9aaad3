/** The classes that figures about copied text are given by; what is hard for readers differs between them. */
export type TextKind =
  | "addresses"
  | "left to right"
  | "vocalised"
  | "mixed"
  | "numbers"
  | "punctuation"
  | "plain";

/** The class of a paragraph: the first that fits, what is hardest first. */
export function kindOfText(text: string): TextKind {
  const letters = count(text, /\p{L}/gu);
  const latin = count(text, /\p{Script=Latin}/gu);
  if (/\S@\S|:\/\/|\w\.\w+\//.test(text)) {
    return "addresses";
  }
  if (latin > letters / 2) {
    return "left to right";
  }
  if (count(text, /\p{Mn}/gu) > letters / 4) {
    return "vocalised";
  }
  if (latin > 0) {
    return "mixed";
  }
  if (/\p{Nd}/u.test(text)) {
    return "numbers";
  }
  return /[^\p{L}\p{Mn}\s.،؛؟!:\u200c\u200d]/u.test(text) ? "punctuation" : "plain";
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
