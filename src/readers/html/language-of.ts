import type { Element } from "hast";
import { type Direction, languageDirection } from "../../model/index.ts";
import type { Context } from "./context.ts";
import { filled, styleOf, textOf } from "./element.ts";

const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;
const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const STRONG =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]|\p{L}/u;

/** The `dir` of an element, or what its style says; `undefined` when neither does. */
export function directionOf(element: Element): Direction | "auto" | undefined {
  const written = (filled(element, "dir") ?? styleOf(element).get("direction"))?.toLowerCase();
  return written === "ltr" || written === "rtl" || written === "auto" ? written : undefined;
}

/** The language that an element says it has, where its words bear that out. */
export function languageOf(element: Element, context: Context): string | undefined {
  const written = (filled(element, "lang") ?? filled(element, "xmlLang", "xml:lang"))?.replaceAll(
    "_",
    "-",
  );
  if (written === undefined || !TAG.test(written)) {
    return undefined;
  }
  const current = context.local.language.toLowerCase();
  const wanted = written.toLowerCase();
  // Editors say of each word in the text's own language that it is in it, and in which country's.
  if (wanted === current || wanted.split("-")[0] === current.split("-")[0]) {
    return undefined;
  }
  const letters = textOf(element).match(/\p{L}/gu) ?? [];
  if (letters.length === 0) {
    return undefined;
  }
  const turned = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  const share = turned / letters.length;
  // Word says "English" of Arabic letters where the keyboard was an English one.
  const isBelied = languageDirection(written) === "rtl" ? share === 0 : share > 0.5;
  return isBelied ? undefined : written;
}

/** The direction of the first letter of a text; `fallback` where it has none. */
export function firstStrong(text: string, fallback: Direction): Direction {
  const letter = STRONG.exec(text)?.[0];
  return letter === undefined ? fallback : RIGHT_TO_LEFT.test(letter) ? "rtl" : "ltr";
}

/** Whether a text has letters that run against `direction`. */
export const runsAgainst = (text: string, direction: Direction): boolean =>
  direction === "rtl"
    ? /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u.test(text)
    : RIGHT_TO_LEFT.test(text);

/** The context inside a block element: its language and direction hold. */
export function localise(element: Element, context: Context): Context {
  const language = languageOf(element, context);
  const written = directionOf(element);
  if (language === undefined && written === undefined) {
    return context;
  }
  const own = language === undefined ? context.local.direction : languageDirection(language);
  const direction = written === "auto" ? firstStrong(textOf(element), own) : (written ?? own);
  return { ...context, local: { language: language ?? context.local.language, direction } };
}

/** What a block of the model says of its language and direction: what differs from its surroundings. */
export function localFields({ local, inherited }: Context): {
  readonly language?: string;
  readonly direction?: Direction;
} {
  const isForeign = local.language !== inherited.language;
  const expected = isForeign ? languageDirection(local.language) : inherited.direction;
  return {
    ...(isForeign ? { language: local.language } : {}),
    ...(local.direction === expected ? {} : { direction: local.direction }),
  };
}

/** The context for what stands in a block that says `localFields`. */
export const insideBlock = (context: Context): Context => ({
  ...context,
  depth: context.depth + 1,
  inherited: context.local,
});
