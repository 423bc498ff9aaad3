import { type Inline, inlineText } from "../../model/index.ts";
import { type Context, inside, spanOf, type TextDirective, typed, unsupported } from "./context.ts";
import { type Attributes, attributesOf } from "./directive-attributes.ts";
import { readDirection } from "./html-tags.ts";
import { readNumber } from "./read-number.ts";

/** Formulas of respect and the words they stand for. */
const HONORIFICS: ReadonlyMap<string, string> = new Map([
  ["ﷺ", "صلى الله عليه وسلم"],
  ["ﷻ", "جل جلاله"],
]);

/** What a reference to a counted figure or table may show. */
const SHOWN = ["label", "number", "caption"] as const;

/** The inlines of a directive in the line; the parser lets only names of `TEXT_DIRECTIVES` through. */
export function directiveInlines(node: TextDirective, context: Context): readonly Inline[] {
  const span = spanOf(node, context);
  if (node.children.length === 0 && Object.keys(node.attributes ?? {}).length === 0) {
    // `:mark[` that is never closed, or an empty pair of brackets.
    return [{ type: "text", value: typed(node, context), span }];
  }
  const attributes = attributesOf(node, context);
  const result = build(node, attributes, context);
  attributes.finish();
  return result;
}

function build(node: TextDirective, attributes: Attributes, context: Context): readonly Inline[] {
  const span = spanOf(node, context);
  const within = inside(node, context);
  const words = () => context.toInlines(node.children, within);
  const without = (missing: string): readonly Inline[] => {
    unsupported(`":${node.name}" needs ${missing}; its words are kept`, node, context);
    return words();
  };
  switch (node.name) {
    case "mark":
      return [{ type: "mark", children: words(), span }];
    case "u":
      return [{ type: "underline", children: words(), span }];
    case "sub":
      return [{ type: "subscript", children: words(), span }];
    case "sup":
      return [{ type: "superscript", children: words(), span }];
    case "span": {
      const language = attributes.get("lang", "language");
      const direction = readDirection(attributes.get("dir", "direction"));
      if (language === undefined) {
        return direction === undefined
          ? without("a lang or a dir")
          : [{ type: "isolate", direction, children: words(), span }];
      }
      return direction === "ltr" || direction === "rtl"
        ? [{ type: "span", language, direction, children: words(), span }]
        : [{ type: "span", language, children: words(), span }];
    }
    case "isolate": {
      const direction = readDirection(attributes.get("dir", "direction")) ?? "auto";
      return [{ type: "isolate", direction, children: words(), span }];
    }
    case "quote": {
      const asked = attributes.get("level");
      const nested = context.quotations % 2 === 0 ? 1 : 2;
      const level = asked === "1" ? 1 : asked === "2" ? 2 : nested;
      const children = context.toInlines(node.children, {
        ...within,
        quotations: context.quotations + 1,
      });
      return [{ type: "quotation", level, children, span }];
    }
    case "abbr": {
      const expansion = attributes.get("title", "expansion");
      return expansion === undefined
        ? without("a title")
        : [{ type: "abbreviation", expansion, children: words(), span }];
    }
    case "date": {
      const iso = attributes.get("iso");
      return iso === undefined
        ? without('an iso, such as {iso="2026-11-22"}')
        : [{ type: "date", iso, children: words(), span }];
    }
    case "num": {
      const value = readNumber(attributes.get("value") ?? inlineText(words()));
      return value === undefined ? without("a number") : [{ type: "number", value, span }];
    }
    case "ref": {
      const target = attributes.get("to", "target");
      const asked = attributes.get("show");
      const show = SHOWN.find((one) => one === asked);
      if (asked !== undefined && show === undefined) {
        unsupported(`a reference cannot show "${asked}"`, node, context, [
          `there is ${SHOWN.join(", ")}`,
        ]);
      }
      return target === undefined
        ? without("a target, such as {to=id}")
        : [
            {
              type: "crossReference",
              target,
              ...(show === undefined ? {} : { show }),
              children: words(),
              span,
            },
          ];
    }
    case "honorific": {
      const value = inlineText(words());
      const expansion = attributes.get("expansion", "title") ?? HONORIFICS.get(value);
      return value === ""
        ? without("a formula")
        : [{ type: "honorific", value, ...(expansion === undefined ? {} : { expansion }), span }];
    }
    case "note": {
      const id = attributes.get("id");
      const children = [{ type: "paragraph", children: words(), span }] as const;
      return [{ type: "note", ...(id === undefined ? {} : { id }), children, span }];
    }
  }
  return words();
}
