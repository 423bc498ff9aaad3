import { type Article, type Heading, inlineText, walkArticle } from "../../model/index.ts";
import type { ArticleText, FoundInArticle, Rule } from "../rule.ts";

export const ordinalsInOrder: Rule = {
  id: "CL-26",
  level: "report",
  name: "headings and ordinals out of order",
  summary:
    "Headings without words, headings that stand twice, and ordinals that skip, repeat or begin late (أولًا، ثالثًا؛ الفصل الأول، الفصل الثالث؛ ١. ٣.؛ أ) ج)) are told.",
  languages: "all",
  findInArticle: (article, _profile, texts) => [...emptyAndDoubled(article), ...outOfOrder(texts)],
};

function emptyAndDoubled(article: Article): readonly FoundInArticle[] {
  const found: FoundInArticle[] = [];
  /** Headings above the present one, by level. */
  const above: string[] = [];
  const seen = new Set<string>();
  for (const heading of headingsOf(article)) {
    const words = inlineText(heading.children).replace(/\s+/g, " ").trim();
    if (!/[\p{L}\p{N}]/u.test(words)) {
      const hasPicture = heading.children.some(
        (child) => child.type === "image" || child.type === "inlineMath",
      );
      if (!hasPicture) {
        found.push({ span: heading.span, before: words, message: "a heading without words" });
      }
      continue;
    }
    above.length = heading.level - 1;
    const place = [...above.map((one) => one ?? ""), words].join("\n");
    if (seen.has(place)) {
      found.push({
        span: heading.span,
        before: words,
        message: `the heading "${words}" stands twice under the same heading`,
      });
    }
    seen.add(place);
    above[heading.level - 1] = words;
  }
  return found;
}

function headingsOf(article: Article): readonly Heading[] {
  const headings: Heading[] = [];
  walkArticle(article, (node) => {
    if (node.type === "heading") {
      headings.push(node);
    }
  });
  return headings;
}

const ORDINALS = "أول ثاني ثالث رابع خامس سادس سابع ثامن تاسع عاشر".split(" ");
const ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";

/** An ordinal at the beginning of a line, or after a stop. */
interface Counted {
  /** What is counted together: «أولًا» apart from «الفصل الأول». */
  readonly series: string;
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** Spelling that says nothing: marks, tatweel, hamza on the alef of «أول». */
const plain = (text: string): string =>
  text.replace(/[\u064b-\u0652\u0640]/gu, "").replace(/[أإآ]/g, "ا");

const ADVERB =
  /(?:^|[.؛:،]\s+)(?:و)?((?:أولا|اولا|ثانيا|ثالثا|رابعا|خامسا|سادسا|سابعا|ثامنا|تاسعا|عاشرا)[\u064b]?|(?:أو|او|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع|عاشر)(?:ل)?[\u064b]ا)\s*(?=[:：،\-–—.])/gu;
const TITLED =
  /^(الفصل|الباب|المبحث|المطلب|القسم|الجزء|الحلقة|المحور|البند|المادة)\s+(?:ال)?(\p{L}[\p{L}\p{M}]*|\p{Nd}{1,2})(?=$|[\s:：–—.،-])/u;
const NUMBERED = /^(\p{Nd}{1,2})\s?([.)]|-(?=\s))\s/u;
const LETTERED = /^([أبجدهوزحطي])ـ?\s?[).]\s/u;

function outOfOrder(texts: readonly ArticleText[]): readonly FoundInArticle[] {
  const found: FoundInArticle[] = [];
  const reached = new Map<string, number>();
  const names = new Map<string, string>();
  for (const text of texts) {
    for (const { series, number, from, to } of countedIn(text)) {
      const before = text.text.slice(from, to);
      const last = reached.get(series);
      const isNext = number === 1 || number === (last ?? 0) + 1;
      if (!isNext && text.isOpen(from, to)) {
        const message =
          last === undefined
            ? `"${before}" although nothing is counted before it`
            : number === last
              ? `"${before}" stands twice`
              : `"${before}" after "${names.get(series)}"`;
        found.push({ span: text.spanOf(from, to), before, message });
      }
      reached.set(series, number);
      names.set(series, before);
    }
  }
  return found;
}

function countedIn({ text, role }: ArticleText): readonly Counted[] {
  if (role === "verse" || role === "cell" || role === "label" || role === "caption") {
    return [];
  }
  const counted: Counted[] = [];
  for (const match of text.matchAll(ADVERB)) {
    const word = match[1] ?? "";
    const number = ORDINALS.findIndex((one) => plain(one) === plain(word).replace(/ا$/, "")) + 1;
    if (number > 0) {
      const from = match.index + match[0].indexOf(word);
      counted.push({ series: "adverb", number, from, to: from + word.length });
    }
  }
  const titled = role === "heading" ? TITLED.exec(text) : null;
  if (titled !== null) {
    const [whole, kind = "", name = ""] = titled;
    const number = /^\p{Nd}/u.test(name) ? numberOf(name) : ordinalOf(name);
    if (number > 0) {
      counted.push({ series: kind, number, from: 0, to: whole.length });
    }
  }
  const numbered = role === "heading" ? NUMBERED.exec(text) : null;
  if (numbered !== null) {
    const [whole, digits = ""] = numbered;
    counted.push({
      series: "number",
      number: numberOf(digits),
      from: 0,
      to: whole.trimEnd().length,
    });
  }
  const lettered = role === "heading" ? LETTERED.exec(text) : null;
  if (lettered !== null) {
    const [whole, letter = ""] = lettered;
    const number = ABJAD.indexOf(letter) + 1;
    counted.push({ series: "letter", number, from: 0, to: whole.trimEnd().length });
  }
  return counted;
}

const numberOf = (digits: string): number =>
  Number(digits.replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)));

/** «الأول», «الأولى», «الثانية». */
function ordinalOf(name: string): number {
  const bare = plain(name).replace(/^ال/, "");
  return (
    ORDINALS.findIndex((one) => [plain(one), `${plain(one)}ة`, `${plain(one)}ى`].includes(bare)) + 1
  );
}
