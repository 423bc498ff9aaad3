import {
  type Block,
  type Inline,
  inlineText,
  type PreparedArticle,
  walkInlines,
} from "../../model/index.ts";
import { ayahPlace, type Profile } from "../../profile/index.ts";
import { linkTarget } from "./link-target.ts";
import type { Formula } from "./math/formula.ts";
import { type Facts, type InlineFacts, textHash } from "./own-data.ts";

/** Inlines that become formats of runs. */
const FORMATS: ReadonlySet<string> = new Set([
  "strong",
  "emphasis",
  "underline",
  "strike",
  "subscript",
  "superscript",
  "mark",
]);

type Formulas = ReadonlyMap<object, Formula>;

/** What the runs of an inline do not say of it; `undefined` where they say all. */
export function describeInline(
  node: Inline,
  original: Inline,
  outer: readonly string[],
  formulas: Formulas,
): InlineFacts | undefined {
  switch (original.type) {
    case "number":
      return {
        data: { value: original.value },
        words: node.type === "text" ? node.value : undefined,
      };
    case "date":
      return {
        data: { iso: original.iso, made: original.children.length === 0 },
        words: inlineText([node]),
      };
    case "quotation": {
      const children = node.type === "quotation" ? node.children : [];
      return {
        data: {
          level: original.level,
          open: inlineText(children.slice(0, 1)),
          close: inlineText(children.slice(-1)),
        },
      };
    }
    case "abbreviation":
      return { data: { expansion: original.expansion }, words: inlineText([node]) };
    case "honorific":
      return { data: { expansion: original.expansion }, words: original.value };
    case "crossReference":
      return {
        data: {
          target: original.target,
          show: original.show,
          made: original.children.length === 0,
        },
        words: inPlainDigits(inlineText([node])),
      };
    case "span":
      return { data: { language: original.language, direction: original.direction } };
    case "isolate":
      return { data: { direction: original.direction } };
    case "link": {
      const target = linkTarget(original.url);
      return target === undefined || (target === original.url && original.title === undefined)
        ? undefined
        : { data: { url: original.url, title: original.title, target: textHash(target) } };
    }
    case "note":
      return original.id === undefined ? undefined : { data: { id: original.id } };
    case "image":
      return {
        data: { src: original.image.src, alt: original.image.alt },
        words: `[${original.image.alt ?? ""}]`,
      };
    case "inlineMath":
      return {
        data: { tex: original.tex, alt: original.alt },
        words: signsOf(node, formulas),
      };
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "mark":
      return outer.length > 0 || holdsFormat(original.children) ? { data: {} } : undefined;
    case "text":
    case "code":
    case "lineBreak":
      return undefined;
  }
}

/** Word counts notes in digits of its own. */
const inPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

const signsOf = (node: object, formulas: Formulas): string | undefined => {
  const formula = formulas.get(node);
  return formula?.kind === "formula" ? formula.signs : undefined;
};

/** One run has one character style: formats in formats cannot all be told apart by their looks. */
function holdsFormat(children: readonly Inline[]): boolean {
  let holds = false;
  walkInlines(children, (inline) => {
    holds ||= FORMATS.has(inline.type) || inline.type === "code";
    return inline.type !== "note";
  });
  return holds;
}

/** What the paragraphs of a block do not say of it. */
export function describeBlock(
  block: Block,
  { headingNumbers }: PreparedArticle,
  profile: Profile,
  formulas: Formulas,
): Facts {
  switch (block.type) {
    case "heading": {
      const number = headingNumbers.get(block);
      return { prefix: number === undefined ? undefined : `${number}\u00a0` };
    }
    case "list":
      return {
        style: block.style,
        start: block.start,
        tasks: block.style !== "bullet" && block.items.some((item) => item.checked !== undefined),
      };
    case "quote": {
      const { attribution = [], cite } = block;
      const hasLink = attribution.some((inline) => inline.type === "link");
      return { cite, linked: cite !== undefined && !hasLink && linkTarget(cite) !== undefined };
    }
    case "verse":
      return { metre: block.metre };
    case "quran":
      return {
        surah: block.surah,
        ayahs: block.ayahs,
        source: textHash(ayahPlace(block, profile.labels)),
      };
    case "figure": {
      const { src, alt, decorative } = block.image;
      return { src, alt, decorative, numbered: block.numbered };
    }
    case "gallery":
      return { numbered: block.numbered };
    case "table":
      return {
        columns: block.columns.map(({ align }) => align),
        feet: block.foot.length,
        headerColumn: block.headerColumn,
        numbered: block.numbered,
      };
    case "code":
      return { syntax: block.syntax, ending: block.value.endsWith("\n") };
    case "math":
      return { tex: block.tex, alt: block.alt, signs: textHash(signsOf(block, formulas) ?? "") };
    case "aside":
      return {
        kind: block.kind,
        madeTitle:
          block.title === undefined ? textHash(profile.labels.asides[block.kind]) : undefined,
      };
    case "qa":
      return {
        questionColon: endsInColon(block.questioner),
        answerColon: endsInColon(block.speaker),
      };
    case "embed":
      return { url: block.url, bare: block.fallback.length === 0 };
    case "raw":
      return { format: block.format, value: block.value };
    case "paragraph":
    case "pullQuote":
    case "divider":
    case "pageBreak":
      return {};
  }
}

const endsInColon = (inlines: readonly Inline[] | undefined): boolean =>
  inlines !== undefined && /[:：]\s*$/u.test(inlineText(inlines));
