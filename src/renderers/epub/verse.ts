import {
  type Inline,
  inlineText,
  type Quran,
  type Verse,
  type VerseLine,
} from "../../model/index.ts";
import { ayahPlaceParts } from "../../profile/index.ts";
import { renderInlines } from "./inlines.ts";
import { langAttributes, localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement, type XmlNode } from "./xml.ts";

/** Poetry: a line of two hemistichs stands side by side where there is room, and stacks where there is not. */
export function renderVerse(verse: Verse, id: string | undefined, outer: Scope): XmlElement {
  const { scope, attributes } = localise(outer, verse);
  const lines = verse.lines.map((line) => renderLine(line, scope));
  const poem = { class: "verse" };
  const source = poetLine(verse, scope);
  return source === undefined
    ? container("div", { id, ...attributes, ...poem }, lines)
    : container("figure", { id, ...attributes, ...poem }, [
        container("div", { class: "lines" }, lines),
        element("figcaption", { class: "attribution" }, source),
      ]);
}

function renderLine({ hemistichs }: VerseLine, scope: Scope): XmlElement {
  const [first, second] = hemistichs;
  if (second === undefined) {
    return element("p", { class: "shatr" }, renderInlines(first, scope));
  }
  const part = (words: readonly Inline[]) =>
    element("span", { class: "hemistich" }, renderInlines(words, scope));
  return element("p", { class: "bayt" }, [part(first), " ", part(second)]);
}

function poetLine({ poet, metre }: Verse, scope: Scope): readonly XmlNode[] | undefined {
  const name = poet === undefined ? [] : renderInlines(poet, scope);
  if (metre === undefined || metre === "") {
    return name.length === 0 ? undefined : name;
  }
  const measured = element("span", { class: "metre" }, [`(${metre})`]);
  return name.length === 0 ? [measured] : [...name, " ", measured];
}

const ARABIC_LETTERS = /\p{Script=Arabic}/u;

/** Words of the Qurʾān, with surah and ayah below. They are Arabic in a book of any language. */
export function renderQuran(quran: Quran, id: string | undefined, outer: Scope): XmlElement {
  const { scope, attributes } = localise(outer, quran);
  const words = renderInlines(quran.children, scope);
  const isForeign =
    quran.language === undefined &&
    scope.language.split("-")[0] !== "ar" &&
    ARABIC_LETTERS.test(inlineText(quran.children));
  const own = isForeign ? { ...langAttributes("ar"), dir: "rtl", "data-lang": "" } : {};
  const reference = quranReference(quran, scope);
  const text = [element("p", {}, words)];
  return reference === undefined
    ? container("blockquote", { id, class: "quran", ...attributes, ...own }, text)
    : container("figure", { id, class: "quran", ...attributes }, [
        container("blockquote", own, text),
        element("figcaption", { class: "attribution" }, reference),
      ]);
}

function quranReference(place: Quran, { chapter }: Scope): readonly XmlNode[] | undefined {
  const { labels } = chapter.profile;
  const parts = ayahPlaceParts(place, labels).map(({ field, label, words }) => [
    ...(label === "" ? [] : [`${label} `]),
    element("span", { "data-field": field }, [words]),
  ]);
  return parts.length === 0
    ? undefined
    : parts.flatMap((part, at) => (at === 0 ? part : [labels.listSeparator, ...part]));
}
