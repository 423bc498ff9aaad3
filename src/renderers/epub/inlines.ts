import { diagnostic } from "../../diagnostics/index.ts";
import {
  type Inline,
  inlineText,
  languageDirection,
  type ReferenceTarget,
  type Text,
} from "../../model/index.ts";
import { datumMarks, safe } from "./article-facts.ts";
import { inlineFormula } from "./formulas.ts";
import { inlineImage } from "./image-element.ts";
import { safeAddress } from "./safe-address.ts";
import { type Chapter, chapterFile, langAttributes, type Scope } from "./scope.ts";
import { element, type XmlElement, type XmlNode } from "./xml.ts";

type Inlines = readonly Inline[];

/** The content of a line as XHTML phrasing content. */
export function renderInlines(inlines: Inlines, scope: Scope): readonly XmlNode[] {
  return inlines.flatMap((inline) => renderInline(inline, scope));
}

function renderInline(inline: Inline, scope: Scope): readonly XmlNode[] {
  const { chapter } = scope;
  const wrapped = (name: string, attributes = {}): readonly XmlNode[] =>
    "children" in inline && inline.type !== "note"
      ? [element(name, attributes, renderInlines(inline.children, scope))]
      : [];
  switch (inline.type) {
    case "text":
      return [writtenText(inline, chapter)];
    case "strong":
      return wrapped("strong");
    case "emphasis":
      return wrapped("em", {
        class: languageDirection(scope.language) === "ltr" ? "latin" : undefined,
      });
    case "underline":
      return wrapped("u");
    case "strike":
      return wrapped("s");
    case "subscript":
      return wrapped("sub");
    case "superscript":
      return wrapped("sup");
    case "mark":
      return wrapped("mark");
    case "quotation":
      // Not `q`, to which browsers add marks of their own.
      return wrapped("span", {
        class: "quotation",
        "data-level": inline.level === 1 ? undefined : String(inline.level),
      });
    case "abbreviation":
      return wrapped("abbr", { title: inline.expansion });
    case "isolate":
      return wrapped("bdi", { dir: inline.direction === "auto" ? undefined : inline.direction });
    case "code":
      return [element("code", { dir: "ltr" }, [inline.value])];
    case "honorific":
      return inline.expansion === undefined
        ? [element("span", { class: "honorific" }, [inline.value])]
        : [element("abbr", { class: "honorific", title: inline.expansion }, [inline.value])];
    case "number":
      return [numberElement(inline.value, chapter.profile.number(inline.value))];
    case "lineBreak":
      return [element("br")];
    case "inlineMath":
      return inlineFormula(inline, chapter.readFormula, chapter.report);
    case "image":
      return inlineImage(inline.image, chapter.pictures);
    case "span": {
      const direction = inline.direction ?? languageDirection(inline.language);
      const inner = { ...scope, language: inline.language, direction };
      const attributes = {
        ...langAttributes(inline.language),
        dir: direction,
        "data-dir": inline.direction,
      };
      return [element("span", attributes, renderInlines(inline.children, inner))];
    }
    case "date": {
      const written: readonly XmlNode[] =
        inline.children.length === 0
          ? [chapter.profile.date(inline.iso)]
          : renderInlines(inline.children, scope);
      const datetime = htmlDate(inline.iso);
      const exact = { "data-iso": datetime === inline.iso ? undefined : inline.iso };
      return [
        datetime === undefined
          ? element("span", { class: "date", ...exact }, written)
          : element("time", { datetime, ...exact }, written),
      ];
    }
    case "note": {
      const { id, label, referenceId } = chapter.notes.refer(inline);
      const inLink = scope.afterLink === undefined ? undefined : "true";
      const reference = element("sup", { class: "note-reference", "data-in-link": inLink }, [
        element(
          "a",
          { "epub:type": "noteref", role: "doc-noteref", id: referenceId, href: `#${id}` },
          [label],
        ),
      ]);
      if (scope.afterLink === undefined) {
        return [reference];
      }
      scope.afterLink.push(reference);
      return [];
    }
    case "crossReference": {
      const target = chapter.article.targets.get(inline.target);
      const words = inline.children.length > 0 ? inline.children : (target?.label ?? []);
      const isMade = chapter.article.origins.get(inline)?.kind === "made";
      const marks = {
        class: "cross-reference",
        "data-show": inline.show,
        "data-made": isMade ? "true" : undefined,
      };
      if (target === undefined) {
        const attributes = { ...marks, "data-target": inline.target };
        return [element("span", attributes, renderInlines(words, scope))];
      }
      const isLost = target.inArticle?.isWhole === true && inline.target.includes("#");
      const lost = { "data-target": isLost ? inline.target : undefined };
      return anchor({ href: hrefOf(target), ...marks, ...lost }, words, scope);
    }
    case "link": {
      const { children, title } = inline;
      const href = linkTarget(inline.url, scope);
      if (href === undefined) {
        chapter.report(
          diagnostic("epub/unsupported-node", `an e-book cannot link to ${inline.url}`, {
            span: inline.span,
            hints: ["give a full address, such as https://example.com/page"],
          }),
        );
        const words = renderInlines(children, scope);
        const kept = safe(inline.url);
        // A way to a place that the book does not know is still worth knowing to who reads it back.
        return kept === undefined
          ? words
          : [element("span", { class: "link", "data-url": kept, title }, words)];
      }
      // An anchor without words could be neither seen nor followed.
      const words: Inlines = children.length > 0 ? children : [{ type: "text", value: inline.url }];
      const marks = {
        "data-url": href === inline.url ? undefined : inline.url,
        "data-made": children.length > 0 ? undefined : "true",
      };
      return anchor({ href, title, ...marks }, words, scope);
    }
  }
}

/** Words that are no author's, so that whoever reads the book back can tell. */
export const madeWords = (words: string): XmlElement => element("span", { class: "made" }, [words]);

const numberElement = (value: number, words: string): XmlElement =>
  element("data", { value: String(value) }, [words]);

/** A text, with the mark of what it was made from where it is no author's. */
function writtenText(text: Text, { article }: Chapter): XmlNode {
  const origin = article.origins.get(text);
  switch (origin?.kind) {
    case undefined:
      return text.value;
    case "made":
      return madeWords(text.value);
    case "number":
      return numberElement(origin.value, text.value);
    case "datum":
      return element("span", datumMarks(origin, article.article), [text.value]);
  }
}

function anchor(
  attributes: Readonly<Record<string, string | undefined>>,
  words: Inlines,
  scope: Scope,
): readonly XmlNode[] {
  if (scope.afterLink !== undefined) {
    scope.chapter.report(
      diagnostic("epub/unsupported-node", `a link inside a link: ${attributes["href"]}`),
    );
    return renderInlines(words, scope);
  }
  const afterLink: XmlNode[] = [];
  const content = renderInlines(words, { ...scope, afterLink });
  return [element("a", attributes, content), ...afterLink];
}

/** A place in this document, or in that of another article beside it. */
function hrefOf({ anchor: fragment, inArticle }: ReferenceTarget): string {
  if (inArticle === undefined) {
    return `#${fragment}`;
  }
  const file = chapterFile(inArticle.index);
  return inArticle.isWhole ? file : `${file}#${fragment}`;
}

/** A link's href: a place in this document, or an address outside. */
function linkTarget(url: string, { chapter: { article } }: Scope): string | undefined {
  if (url.startsWith("#")) {
    const target = article.targets.get(url.slice(1));
    return target === undefined ? undefined : hrefOf(target);
  }
  return safeAddress(url, article.article.canonicalUrl);
}

/** A link to an address that is shown as it is, in its own direction. */
export function addressLink(url: string, scope: Scope): XmlElement {
  const href = linkTarget(url, scope);
  if (href === undefined || scope.afterLink !== undefined) {
    return element("bdi", { dir: "ltr" }, [url]);
  }
  return element("a", { href, dir: "ltr", class: "address" }, [url]);
}

/** `time` takes fractions of a second to three digits, and no year 0 (HTML, 2.3.5). */
export function htmlDate(iso: string): string | undefined {
  const valid =
    /^\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;
  return valid.test(iso) && !iso.startsWith("0000") ? iso.replace(/(\.\d{3})\d+/, "$1") : undefined;
}

/** Text for a label or an attribute: one line, no notes. */
export const plainLabel = (inlines: Inlines): string =>
  inlineText(inlines).replace(/\s+/gu, " ").trim();
