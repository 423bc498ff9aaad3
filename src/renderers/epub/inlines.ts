import { diagnostic } from "../../diagnostics/index.ts";
import {
  type Inline,
  inlineText,
  languageDirection,
  type ReferenceTarget,
} from "../../model/index.ts";
import { inlineFormula } from "./formulas.ts";
import { inlineImage } from "./image-element.ts";
import { safeAddress } from "./safe-address.ts";
import { chapterFile, langAttributes, type Scope } from "./scope.ts";
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
      return [inline.value];
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
      return wrapped("span", { class: "quotation" });
    case "abbreviation":
      return wrapped("abbr", { title: inline.expansion });
    case "isolate":
      return wrapped("bdi", { dir: inline.direction === "auto" ? undefined : inline.direction });
    case "code":
      return [element("code", { dir: "ltr" }, [inline.value])];
    case "honorific":
      return inline.expansion === undefined
        ? [inline.value]
        : [element("abbr", { class: "honorific", title: inline.expansion }, [inline.value])];
    case "number":
      return [chapter.profile.number(inline.value)];
    case "lineBreak":
      return [element("br")];
    case "inlineMath":
      return inlineFormula(inline, chapter.readFormula, chapter.report);
    case "image":
      return inlineImage(inline.image, chapter.pictures);
    case "span": {
      const direction = inline.direction ?? languageDirection(inline.language);
      const inner = { ...scope, language: inline.language, direction };
      const attributes = { ...langAttributes(inline.language), dir: direction };
      return [element("span", attributes, renderInlines(inline.children, inner))];
    }
    case "date": {
      const written: readonly XmlNode[] =
        inline.children.length === 0
          ? [chapter.profile.date(inline.iso)]
          : renderInlines(inline.children, scope);
      const datetime = htmlDate(inline.iso);
      return datetime === undefined ? written : [element("time", { datetime }, written)];
    }
    case "note": {
      const { id, label, referenceId } = chapter.notes.refer(inline);
      const reference = element("sup", { class: "note-reference" }, [
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
      if (target === undefined) {
        return renderInlines(words, scope);
      }
      return anchor({ href: hrefOf(target), class: "cross-reference" }, words, scope);
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
        return renderInlines(children, scope);
      }
      // An anchor without words could be neither seen nor followed.
      const words: Inlines = children.length > 0 ? children : [{ type: "text", value: inline.url }];
      return anchor({ href, title }, words, scope);
    }
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
