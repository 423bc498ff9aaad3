import { diagnostic } from "../../diagnostics/index.ts";
import {
  type Aside,
  type Block,
  blocksText,
  type Embed,
  type Heading,
  type Inline,
  inlineText,
  type MathBlock,
  type PullQuote,
  type QuestionAnswer,
  type Quote,
  type Raw,
} from "../../model/index.ts";
import { safe } from "./article-facts.ts";
import { renderFigure, renderGallery } from "./figures.ts";
import { mathmlElement } from "./formulas.ts";
import { addressLink, madeWords, renderInlines } from "./inlines.ts";
import { renderList } from "./lists.ts";
import { safeAddress } from "./safe-address.ts";
import { localise, type Scope } from "./scope.ts";
import { renderTable } from "./tables.ts";
import { renderQuran, renderVerse } from "./verse.ts";
import { container, element, type XmlAttributes, type XmlElement, type XmlNode } from "./xml.ts";

/** Blocks as XHTML flow content. */
export function renderBlocks(blocks: readonly Block[], scope: Scope): readonly XmlElement[] {
  return blocks.flatMap((block) => [...pageMarkOf(block, scope), ...renderBlock(block, scope)]);
}

/** The mark of the page that begins with the block, if any. */
export function pageMarkOf(block: Block, { chapter }: Scope): readonly XmlElement[] {
  const anchor = chapter.article.anchors.get(block);
  return anchor === undefined ? [] : chapter.pageMarks.before(anchor, chapter);
}

function renderBlock(block: Block, outer: Scope): readonly XmlElement[] {
  const idOf = (node: Block) => outer.chapter.article.anchors.get(node);
  const id = idOf(block);
  switch (block.type) {
    case "figure":
      return [renderFigure(block, id, outer)];
    case "gallery":
      return [renderGallery(block, id, outer, idOf)];
    case "list":
      return [renderList(block, id, outer, renderBlocks)];
    case "table":
      return [renderTable(block, id, outer, renderBlocks)];
    case "verse":
      return [renderVerse(block, id, outer)];
    case "quran":
      return [renderQuran(block, id, outer)];
    case "divider":
      return [element("hr", { id, class: "divider", ...localise(outer, block).attributes })];
    case "pageBreak":
      return [element("div", { id, class: "page-break", ...localise(outer, block).attributes })];
    case "paragraph":
    case "heading":
    case "quote":
    case "pullQuote":
    case "code":
    case "math":
    case "aside":
    case "qa":
    case "embed":
    case "raw": {
      const { scope, attributes } = localise(outer, block);
      return renderTextual(block, { id, ...attributes }, scope);
    }
  }
}

type Textual = Extract<
  Block,
  {
    type:
      | "paragraph"
      | "heading"
      | "quote"
      | "pullQuote"
      | "code"
      | "math"
      | "aside"
      | "qa"
      | "embed"
      | "raw";
  }
>;

function renderTextual(
  block: Textual,
  attributes: XmlAttributes,
  scope: Scope,
): readonly XmlElement[] {
  switch (block.type) {
    case "paragraph":
      return [element("p", attributes, renderInlines(block.children, scope))];
    case "heading":
      return [renderHeading(block, attributes, scope)];
    case "quote":
      return [renderQuote(block, attributes, scope)];
    case "pullQuote":
      return [renderPullQuote(block, attributes, scope)];
    case "code":
      return [
        element("pre", { ...attributes, class: "code", dir: "ltr" }, [
          element("code", syntaxMarks(block.syntax), [block.value]),
        ]),
      ];
    case "math":
      return [renderMath(block, attributes, scope)];
    case "aside":
      return [renderAside(block, attributes, scope)];
    case "qa":
      return [renderExchange(block, attributes, scope)];
    case "embed":
      return [renderEmbed(block, attributes, scope)];
    case "raw":
      return renderRaw(block, attributes, scope);
  }
}

/** A heading of the body, at its place below the headline; HTML ends at the sixth level. */
export function renderHeading(
  heading: Heading,
  attributes: XmlAttributes,
  scope: Scope,
): XmlElement {
  const level = Math.min(6, heading.level + scope.chapter.topHeading - 1);
  return element(
    `h${level}`,
    { ...attributes, class: `level-${heading.level}` },
    renderNumberedHeading(heading, scope),
  );
}

/** The words of a heading; its number, if it has one, stays with the first of them. */
function renderNumberedHeading(heading: Heading, scope: Scope): readonly XmlNode[] {
  const number = scope.chapter.article.headingNumbers.get(heading);
  const words = renderInlines(heading.children, scope);
  return number === undefined
    ? words
    : [element("span", { class: "heading-number" }, [`${number}\u00A0`]), ...words];
}

/** Quoted matter; who said it stands outside the words that were said (HTML, 4.4.4). */
function renderQuote(quote: Quote, attributes: XmlAttributes, scope: Scope): XmlElement {
  const { cite } = quote;
  const written =
    cite === undefined ? undefined : safeAddress(cite, scope.chapter.article.article.canonicalUrl);
  const source = { cite: written, "data-cite": written === cite ? undefined : safe(cite) };
  const words = renderBlocks(quote.children, scope);
  if (quote.attribution === undefined) {
    return container("blockquote", { ...attributes, class: "quote", ...source }, words);
  }
  return container("figure", { ...attributes, class: "quote" }, [
    container("blockquote", source, words),
    attributionOf("figcaption", quote.attribution, scope),
  ]);
}

function renderPullQuote(
  { children, attribution }: PullQuote,
  attributes: XmlAttributes,
  scope: Scope,
): XmlElement {
  const type = { "epub:type": "pullquote", role: "doc-pullquote" };
  return container("aside", { ...attributes, class: "pull-quote", ...type }, [
    element("p", {}, renderInlines(children, scope)),
    ...(attribution === undefined ? [] : [attributionOf("p", attribution, scope)]),
  ]);
}

const attributionOf = (name: string, words: readonly Inline[], scope: Scope): XmlElement =>
  element(name, { class: "attribution" }, renderInlines(words, scope));

/** The class by which programs know the language of code; the name itself where a class cannot hold it. */
function syntaxMarks(syntax: string | undefined): XmlAttributes {
  if (syntax === undefined) {
    return {};
  }
  const name = syntax.replace(/[^\w+#-]+/g, "-");
  return { class: `language-${name}`, "data-syntax": name === syntax ? undefined : syntax };
}

function renderMath(
  { tex, alt, span }: MathBlock,
  attributes: XmlAttributes,
  { chapter }: Scope,
): XmlElement {
  const reading = chapter.readFormula?.(tex, true);
  const marks = { "data-tex": tex, "data-alt": alt };
  if (reading?.kind === "mathml") {
    const words = alt === undefined || alt === "" ? tex : alt;
    return container("div", { ...attributes, class: "math", ...marks }, [
      mathmlElement(reading.math, words),
    ]);
  }
  const reason = reading === undefined ? "" : `: ${reading.reason}`;
  chapter.report(
    diagnostic("epub/unsupported-node", `a formula is printed as its TeX source${reason}`, {
      span,
    }),
  );
  return container(
    "div",
    {
      ...attributes,
      class: "math",
      role: "math",
      "aria-label": alt === "" ? undefined : alt,
      ...marks,
    },
    [element("p", {}, [element("code", { dir: "ltr", class: "language-tex" }, [tex])])],
  );
}

function renderAside(aside: Aside, attributes: XmlAttributes, scope: Scope): XmlElement {
  const { kind, title } = aside;
  const titleId = scope.chapter.newId("aside-title");
  const heading = element(
    "p",
    { class: "aside-title", id: titleId },
    title === undefined
      ? [madeWords(scope.chapter.profile.labels.asides[kind])]
      : renderInlines(title, scope),
  );
  const { name, type, role } = asideSemantics(kind);
  return container(
    name,
    {
      ...attributes,
      class: `aside ${kind}`,
      "epub:type": type,
      role,
      "aria-labelledby": titleId,
    },
    [heading, ...renderBlocks(aside.children, scope)],
  );
}

/** Element, term of the EPUB structural vocabulary, and the role that goes with both (ARIA in HTML, section 4). */
function asideSemantics(kind: Aside["kind"]): {
  readonly name: "aside" | "section";
  readonly type?: string;
  readonly role?: string;
} {
  switch (kind) {
    case "note":
      return { name: "aside", role: "note" };
    case "tip":
      return { name: "aside", type: "tip", role: "doc-tip" };
    case "warning":
      return { name: "section", type: "notice", role: "doc-notice" };
    case "info":
    case "key-figures":
      return { name: "aside" };
  }
}

function renderExchange(
  { questioner, question, speaker, answer }: QuestionAnswer,
  attributes: XmlAttributes,
  scope: Scope,
): XmlElement {
  const turn = (
    kind: "question" | "answer",
    who: readonly Inline[] | undefined,
    words: readonly Block[],
  ): readonly XmlElement[] =>
    (who ?? []).length === 0 && words.length === 0
      ? []
      : [container("div", { class: kind }, spoken(who, renderBlocks(words, scope), scope))];
  return container("div", { ...attributes, class: "exchange" }, [
    ...turn("question", questioner, question),
    ...turn("answer", speaker, answer),
  ]);
}

/** Words with the name of who says them at their head, in the same paragraph. */
function spoken(
  who: readonly Inline[] | undefined,
  words: readonly XmlElement[],
  scope: Scope,
): readonly XmlElement[] {
  if (who === undefined || who.length === 0) {
    return words;
  }
  const colon = /[:：]\s*$/u.test(inlineText(who)) ? [] : [madeWords(":")];
  const name = element("b", { class: "speaker" }, [...renderInlines(who, scope), ...colon]);
  const [first, ...rest] = words;
  return first?.name === "p"
    ? [{ ...first, children: [name, " ", ...first.children] }, ...rest]
    : [element("p", {}, [name]), ...words];
}

function renderEmbed(
  { url, fallback }: Embed,
  attributes: XmlAttributes,
  scope: Scope,
): XmlElement {
  return container("div", { ...attributes, class: "embed" }, [
    ...(fallback.length === 0 ? [] : [element("p", {}, renderInlines(fallback, scope))]),
    element("p", {}, [addressLink(url, scope)]),
  ]);
}

function renderRaw(raw: Raw, attributes: XmlAttributes, scope: Scope): readonly XmlElement[] {
  if (raw.format === "epub") {
    const hint = blocksText(raw.fallback) === "" ? "left out" : "replaced by its fallback";
    scope.chapter.report(
      diagnostic("epub/unsupported-node", `raw EPUB matter is not passed through; it is ${hint}`, {
        span: raw.span,
      }),
    );
  }
  const content = renderBlocks(raw.fallback, scope);
  const isPlain = Object.values(attributes).every((value) => value === undefined);
  return isPlain ? content : [container("div", attributes, content)];
}
