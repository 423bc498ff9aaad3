import { type Inline, inlineText, type Link } from "../../model/index.ts";
import { type OwnFacts, type OwnInline, textHash } from "./own-data.ts";
import { withoutMarks } from "./quotation-marks.ts";
import type { Reading } from "./story.ts";

/**
 * Puts back what Word has no place for around words that still stand as they were written. Where they were changed, the words
 * win: a date that no longer says its day is text.
 */
export function restoreInline(
  own: OwnInline,
  children: readonly Inline[],
  reading: Reading,
): readonly Inline[] {
  const { data } = own;
  const words = inlineText(children);
  const shown = own.type === "crossReference" ? inPlainDigits(words) : words;
  const isSame = own.text === undefined || textHash(shown) === own.text;
  const text = (key: keyof OwnFacts): string | undefined => {
    const value = data[key];
    return typeof value === "string" ? value : undefined;
  };
  switch (own.type) {
    case "strong":
    case "emphasis":
    case "underline":
    case "strike":
    case "mark":
    case "superscript":
    case "subscript": {
      const isEnclosed = reading.own.enclosed.has(own.type);
      const inside = isEnclosed ? (withoutMarks(children, "«", "»") ?? children) : children;
      return [{ type: own.type, children: inside }];
    }
    case "span": {
      const language = text("language");
      const direction = data.direction;
      return language === undefined
        ? children
        : [
            {
              type: "span",
              language,
              ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
              children,
            },
          ];
    }
    case "isolate": {
      const { direction } = data;
      return direction === "ltr" || direction === "rtl" || direction === "auto"
        ? [{ type: "isolate", direction, children }]
        : children;
    }
    case "quotation": {
      const inside = withoutMarks(children, text("open") ?? "", text("close") ?? "");
      return inside === undefined
        ? children
        : [{ type: "quotation", level: data.level === 2 ? 2 : 1, children: inside }];
    }
    case "date": {
      const iso = text("iso");
      return iso === undefined || !isSame
        ? children
        : [{ type: "date", iso, children: data.made === true ? [] : children }];
    }
    case "number":
      return typeof data.value === "number" && isSame
        ? [{ type: "number", value: data.value }]
        : children;
    case "abbreviation": {
      const expansion = text("expansion");
      return expansion === undefined || !isSame
        ? children
        : [{ type: "abbreviation", expansion, children }];
    }
    case "honorific": {
      const expansion = text("expansion");
      return isSame
        ? [{ type: "honorific", value: words, ...(expansion === undefined ? {} : { expansion }) }]
        : children;
    }
    case "crossReference": {
      const target = text("target");
      const { show } = data;
      return target === undefined
        ? children
        : [
            {
              type: "crossReference",
              target,
              ...(show === "label" || show === "number" || show === "caption" ? { show } : {}),
              children: data.made === true && isSame ? [] : children,
            },
          ];
    }
    case "link":
      return children.map((child) => (child.type === "link" ? restoreLink(child, data) : child));
    case "note": {
      const id = text("id");
      return children.map((child) =>
        child.type === "note" && id !== undefined ? { ...child, id } : child,
      );
    }
    case "image":
      if (!children.some((child) => child.type === "image")) {
        return restoreMissing(children, own);
      }
      return children.map((child) => {
        if (child.type !== "image") {
          return child;
        }
        const src = text("src");
        return src === undefined
          ? child
          : { ...child, image: reading.pictures.rename(child.image, src) };
      });
    case "inlineMath": {
      const tex = text("tex");
      const alt = text("alt");
      return children.map((child) =>
        child.type === "inlineMath" &&
        tex !== undefined &&
        textHash(reading.signs.get(child.tex) ?? "") === own.text
          ? { ...child, tex, ...(alt === undefined ? {} : { alt }) }
          : child,
      );
    }
    default:
      return children;
  }
}

/** Word counts notes in digits of its own. */
const inPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** A picture that did not come into the document stands there as its words in brackets. */
function restoreMissing(children: readonly Inline[], { data, text }: OwnInline): readonly Inline[] {
  const { src, alt } = data;
  return typeof src === "string" &&
    typeof alt === "string" &&
    textHash(inlineText(children)) === text
    ? [{ type: "image", image: { src, alt } }]
    : children;
}

/** The address as it was typed, where the document's own still is what was made of it. */
function restoreLink(link: Link, data: OwnInline["data"]): Link {
  const { url, title, target } = data;
  return {
    ...link,
    ...(typeof url === "string" && target === textHash(link.url) ? { url } : {}),
    ...(typeof title === "string" ? { title } : {}),
  };
}
