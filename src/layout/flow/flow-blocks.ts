import { diagnostic } from "../../diagnostics/index.ts";
import {
  type Block,
  build,
  type Heading,
  type Inline,
  inlineText,
  namedTurn,
  numberedHeading,
  type Quran,
} from "../../model/index.ts";
import { ayahPlace, profileIn } from "../../profile/index.ts";
import type { Align, BlockStyle, StyleRole } from "../../template/index.ts";
import type { StructureRole } from "../frame.ts";
import { element } from "../structure.ts";
import { flowTable } from "../table/flow-table.ts";
import { boxedContext, decorateBlock, unboxed } from "./box.ts";
import { flowCode } from "./code.ts";
import { flowFigure } from "./figure.ts";
import {
  type FlowBlocks,
  type FlowContext,
  inItsLanguage,
  localised,
  styleOf,
} from "./flow-context.ts";
import { flowFormula } from "./formula.ts";
import { flowGallery } from "./gallery.ts";
import { flowList } from "./list.ts";
import { anchored, type FlowBlock, type Marker, matter, pageBreak, stack } from "./slab.ts";
import { firstBaseline, flowText } from "./text-block.ts";
import { flowVerse } from "./verse.ts";

/** See `FlowContext.flow`. */
export const flowBlocks: FlowBlocks = (blocks, context, marker) => {
  if (blocks.length === 0) {
    return marker === undefined ? [] : [markerLine(marker, context)];
  }
  return blocks.flatMap((block, index): readonly FlowBlock[] => {
    if (index > 0 || marker === undefined) {
      return [flowBlock(block, context, undefined)];
    }
    return takesMarker(block)
      ? [flowBlock(block, context, marker)]
      : [
          { ...markerLine(marker, context), keepWithNext: true },
          flowBlock(block, context, undefined),
        ];
  });
};

/** A marker with a line to itself, where no text can take it. */
function markerLine(marker: Marker, context: FlowContext): FlowBlock {
  const { paragraph } = context;
  const baseline = firstBaseline(paragraph, context);
  return {
    before: paragraph.spaceBefore,
    after: 0,
    keepWithNext: false,
    slabs: [matter(paragraph.leading, (left, top) => marker(left, top + baseline))],
  };
}

const takesMarker = (block: Block): boolean =>
  block.type === "paragraph" || block.type === "heading" || block.type === "quran";

/** Lays out one block; every node of the model comes through here. */
export function flowBlock(block: Block, outer: FlowContext, marker: Marker | undefined): FlowBlock {
  const context = localised(block, outer);
  const made = inItsLanguage(context, outer, () => flowKind(block, context, marker));
  const anchor = outer.article.article.anchors.get(block);
  return anchor === undefined ? made : { ...made, slabs: anchored(made.slabs, [anchor]) };
}

function flowKind(block: Block, context: FlowContext, marker: Marker | undefined): FlowBlock {
  const line = (
    inlines: readonly Inline[],
    role: StyleRole,
    tag: StructureRole,
    parent = context.parent,
  ): FlowBlock =>
    flowText(inlines, styleOf(role, context), context, {
      span: block.span,
      marker,
      elongates: role !== "quran",
      element: element(tag, parent),
    });
  switch (block.type) {
    case "paragraph": {
      const made = flowText(block.children, context.paragraph, context, {
        span: block.span,
        marker,
        element: element("P", context.parent),
      });
      // «قال:» at the foot of a page announces what the reader cannot see.
      const announces = /[:：]\s*$/u.test(inlineText(block.children));
      return announces ? { ...made, keepWithNext: true } : made;
    }
    case "heading":
      return line(
        numberedHeading(block, context.article.article),
        `heading${block.level}`,
        headingTag(block.level),
      );
    case "list":
      return flowList(block, context);
    case "quote":
      return flowBoxed("quote", "BlockQuote", context, (inside) => [
        ...flowBlocks(block.children, inside),
        ...attribution(block.attribution, inside),
      ]);
    case "pullQuote":
      return quoted("pullQuote", context, (inside) => [
        closer(
          line(block.children, "pullQuote", "P", inside.parent),
          block.attribution !== undefined,
        ),
        ...attribution(block.attribution, inside, "center"),
      ]);
    case "verse":
      return flowVerse(block, context);
    case "quran":
      return quoted("quran", context, (inside) => [
        closer(
          line(block.children, "quran", "P", inside.parent),
          block.surah !== undefined || block.ayahs !== undefined,
        ),
        ...attribution(quranReference(block, context), inside, "center"),
      ]);
    case "figure":
      return flowFigure(block, context);
    case "gallery":
      return flowGallery(block, context);
    case "table":
      return flowTable(block, context);
    case "code":
      return flowCode(block.value, "code", "Code", block.span, context);
    case "math":
      return flowFormula(block, context);
    case "aside": {
      const title = block.title ?? [
        build.text(profileIn(context.language, context.article.profile).labels.asides[block.kind]),
      ];
      return flowBoxed("aside", "Sect", context, (inside) => [
        flowText(title, styleOf("asideTitle", inside), inside, {
          span: block.span,
          element: element("P", inside.parent),
        }),
        ...flowBlocks(block.children, inside),
      ]);
    }
    case "qa":
      return stack([
        ...flowTurn(block.questioner, block.question, "question", context),
        ...flowTurn(block.speaker, block.answer, "answer", context),
      ]);
    case "divider":
      return flowDivider(context);
    case "pageBreak":
      return { before: 0, after: 0, keepWithNext: false, slabs: [pageBreak()] };
    case "embed": {
      const address = build.link(block.url, block.url);
      const words = block.fallback.length === 0 ? [] : [...block.fallback, build.text(" ")];
      return line([...words, address], "body", "P");
    }
    case "raw":
      if (block.format === "pdf") {
        unsupported("raw matter is not put into a PDF; its fallback is printed", block, context);
      }
      return stack(flowBlocks(block.fallback, context));
  }
}

function unsupported(message: string, block: Block, context: FlowContext): void {
  context.article.report(diagnostic("layout/unsupported-node", message, { span: block.span }));
}

const HEADING_TAGS = ["H2", "H3", "H4", "H5", "H6", "H6"] as const;
/** The article's headline is H1, so a body heading is one deeper than its level. */
const headingTag = (level: Heading["level"]): StructureRole => HEADING_TAGS[level - 1] ?? "H6";

/** Blocks inside a style's rule or shade, whose paragraphs take its type but not its room. */
function flowBoxed(
  role: "quote" | "aside",
  tag: StructureRole,
  context: FlowContext,
  content: (inside: FlowContext) => readonly FlowBlock[],
): FlowBlock {
  const style = styleOf(role, context);
  const inside: FlowContext = {
    ...boxedContext(style, context),
    paragraph: {
      ...unboxed(style),
      spaceBefore: 0,
      spaceAfter: context.paragraph.spaceAfter / 2,
      indentStart: 0,
      indentEnd: 0,
    },
    parent: element(tag, context.parent),
  };
  const { slabs } = stack(content(inside));
  return {
    before: style.spaceBefore,
    after: style.spaceAfter,
    keepWithNext: style.keepWithNext,
    slabs: decorateBlock(slabs, style, context),
  };
}

/** Words of others without a box: the element, and the room below, are theirs and of who said them together. */
function quoted(
  role: "pullQuote" | "quran",
  context: FlowContext,
  content: (inside: FlowContext) => readonly FlowBlock[],
): FlowBlock {
  const whole = stack(content({ ...context, parent: element("BlockQuote", context.parent) }));
  return { ...whole, after: Math.max(whole.after, styleOf(role, context).spaceAfter) };
}

/** Who said it, aligned as the words above it are where the style's own alignment would part the two. */
function attribution(
  inlines: readonly Inline[] | undefined,
  context: FlowContext,
  align?: Align,
): readonly FlowBlock[] {
  if (inlines === undefined || inlines.length === 0) {
    return [];
  }
  const style = styleOf("attribution", context);
  const made = flowText(inlines, { ...style, align: align ?? style.align }, context, {
    span: undefined,
    element: element("P", context.parent),
  });
  return [{ ...made, keepWithPrevious: true }];
}

/** A block followed by its attribution: no room between the two, and no page break. */
const closer = (block: FlowBlock, attributed: boolean): FlowBlock =>
  attributed ? { ...block, after: 0, keepWithNext: true } : block;

/** «سورة الفاتحة، الآية ١». */
function quranReference(place: Quran, context: FlowContext): readonly Inline[] {
  const words = ayahPlace(place, profileIn(context.language, context.article.profile).labels);
  return words === "" ? [] : [build.text(words)];
}

/** One side of an exchange: its first paragraph begins with who speaks. */
function flowTurn(
  speaker: readonly Inline[] | undefined,
  blocks: readonly Block[],
  role: "question" | "answer",
  context: FlowContext,
): readonly FlowBlock[] {
  const inside: FlowContext = { ...context, paragraph: styleOf(role, context) };
  const made = flowBlocks(namedTurn(speaker, blocks), inside);
  const [first] = blocks;
  // Anchors are known of the article's own paragraph, not of the one with a name.
  const anchor =
    first?.type === "paragraph" && speaker !== undefined && speaker.length > 0
      ? context.article.article.anchors.get(first)
      : undefined;
  return made.map((block, at) =>
    at > 0 || anchor === undefined ? block : { ...block, slabs: anchored(block.slabs, [anchor]) },
  );
}

function flowDivider(context: FlowContext): FlowBlock {
  const { colours, table, divider } = context.article.template;
  const { leading } = context.paragraph;
  if (divider.ornament !== null) {
    return flowOrnament(divider.ornament, context);
  }
  const width = context.width * divider.share;
  const x = context.x + (context.width - width) / 2;
  return {
    before: leading / 4,
    after: leading / 4,
    keepWithNext: false,
    rathersPrevious: true,
    slabs: [
      matter(leading / 2, (left, top) => [
        {
          type: "rect",
          rect: { x: left + x, y: top + leading / 4, width, height: table.ruleWidth },
          colour: colours.rule,
        },
      ]),
    ],
  };
}

/** Characters in the middle of the measure: drawn, not text to be read. */
function flowOrnament(ornament: string, context: FlowContext): FlowBlock {
  const style = styleOf("body", context);
  const centred: BlockStyle = { ...unboxed(style), align: "center", firstLineIndent: 0 };
  return {
    ...flowText([build.text(ornament)], centred, context, {
      span: undefined,
      element: null,
      elongates: false,
    }),
    before: style.leading / 2,
    after: style.leading / 2,
    rathersPrevious: true,
  };
}
