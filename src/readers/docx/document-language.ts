import { type Direction, languageDirection } from "../../model/index.ts";
import {
  attribute,
  childOf,
  type Element,
  elementsOf,
  switchOf,
  textIn,
  valOf,
} from "./element.ts";
import { isTag, plainTag } from "./languages.ts";
import type { Styles } from "./styles.ts";

export interface DocumentLanguage {
  readonly language: string;
  readonly direction: Direction;
  /** Set where most of the text is Arabic and nothing says that it runs from right to left. */
  readonly isUnmarked: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;

/** The language of most letters: as runs say it, else the document's defaults, else what was asked for. */
export function documentLanguage(
  body: Element,
  styles: Styles,
  settings: Element | undefined,
  fallback: string,
): DocumentLanguage {
  const said = { rtl: new Map<string, number>(), ltr: new Map<string, number>() };
  const letters = { rtl: 0, ltr: 0 };
  let text = "";
  const paragraphs = { rtl: 0, ltr: 0 };

  const run = (element: Element): void => {
    const properties = childOf(element, "w:rPr");
    const words = elementsOf(element)
      .map((child) => (child.name === "w:t" ? textIn(child) : ""))
      .join("");
    const rightToLeft = (words.match(RIGHT_TO_LEFT) ?? []).length;
    const leftToRight = (words.match(/\p{L}/gu) ?? []).length - rightToLeft;
    letters.rtl += rightToLeft;
    letters.ltr += leftToRight;
    text = text.length < SAMPLE ? text + words : text;
    const languages = childOf(properties, "w:lang");
    for (const [side, count, name] of [
      ["rtl", rightToLeft, "w:bidi"],
      ["ltr", leftToRight, "w:val"],
    ] as const) {
      const tag = attribute(languages, name);
      if (isTag(tag) && count > 0) {
        said[side].set(tag, (said[side].get(tag) ?? 0) + count);
      }
    }
  };
  const walk = (element: Element): void => {
    for (const child of elementsOf(element)) {
      if (child.name === "w:r") {
        run(child);
      }
      if (child.name === "w:p") {
        const before = letters.rtl + letters.ltr;
        walk(child);
        if (letters.rtl + letters.ltr > before) {
          const properties = childOf(child, "w:pPr");
          const style = styles.paragraph(valOf(properties, "w:pStyle"));
          const bidi =
            switchOf(properties, "w:bidi") ?? style.bidi ?? styles.defaults.bidi ?? false;
          paragraphs[bidi ? "rtl" : "ltr"] += 1;
        }
      } else {
        walk(child);
      }
    }
  };
  walk(body);

  const side: Direction =
    letters.rtl * 2 > letters.ltr || letters.rtl + letters.ltr === 0 ? "rtl" : "ltr";
  const [most] = [...said[side]].sort(([, one], [, other]) => other - one);
  const theme = childOf(settings, "w:themeFontLang");
  const candidates =
    side === "rtl"
      ? [most?.[0], attribute(theme, "w:bidi"), styles.defaults.run.languageComplex]
      : [most?.[0], styles.defaults.run.language, attribute(theme, "w:val")];
  const found = candidates.find((tag) => isTag(tag) && languageDirection(tag) === side);
  const tag = found === undefined ? undefined : plainTag(found);
  // Word gives every document Arabic of Saudi Arabia; letters that Arabic has not say more.
  const language =
    side === "rtl"
      ? tag === undefined || tag === "ar"
        ? (byLetters(text) ?? (languageDirection(fallback) === "rtl" ? fallback : "ar"))
        : tag
      : (tag ?? (languageDirection(fallback) === "ltr" ? fallback : "en"));
  const own = languageDirection(language);
  const isAgainst = paragraphs[own === "rtl" ? "ltr" : "rtl"] > 9 * paragraphs[own];
  return {
    language,
    direction: isAgainst && own === "ltr" ? "rtl" : own,
    isUnmarked: own === "rtl" && paragraphs.rtl === 0 && paragraphs.ltr > 0,
  };
}

const SAMPLE = 20_000;

/** Letters that Persian, Urdu and Hebrew have and Arabic has not. */
function byLetters(text: string): string | undefined {
  const share = (pattern: RegExp): number =>
    (text.match(pattern) ?? []).length / Math.max(1, text.length);
  if (share(/\p{Script=Hebrew}/gu) > 0.2) {
    return "he";
  }
  if (share(/[ٹڈڑںےھ]/gu) > 0.01) {
    return "ur";
  }
  return share(/[پچژگیک]/gu) > 0.03 ? "fa" : undefined;
}
