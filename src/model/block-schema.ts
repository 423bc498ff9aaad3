import { z } from "zod";
import {
  ASIDE_KINDS,
  type Aside,
  type Block,
  COLUMN_ALIGNS,
  type CodeBlock,
  type Divider,
  type Embed,
  type Figure,
  type Gallery,
  type Heading,
  LIST_STYLES,
  type List,
  type ListItem,
  type MathBlock,
  type PageBreak,
  type Paragraph,
  type PullQuote,
  type QuestionAnswer,
  type Quote,
  type Quran,
  type Raw,
  type Table,
  type TableCell,
  type TableRow,
  type Verse,
  type VerseLine,
} from "./block.ts";
import type {
  Abbreviation,
  CrossReference,
  DateInline,
  Emphasis,
  Honorific,
  Inline,
  InlineCode,
  InlineImage,
  InlineMath,
  Isolate,
  LineBreak,
  Link,
  Mark,
  Note,
  NumberInline,
  Quotation,
  Strike,
  Strong,
  Subscript,
  Superscript,
  Text,
  TextSpan,
  Underline,
} from "./inline.ts";
import { direction, id, imageSchema, isoDate, languageTag, shape, span } from "./schema-parts.ts";

// The annotation is what keeps the recursion: inferred, `Inline` would reach the .d.ts as `any`.
const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion("type", [
    shape<Text>({ type: z.literal("text"), value: z.string(), span }),
    shape<Strong>({ type: z.literal("strong"), children: inlinesSchema, span }),
    shape<Emphasis>({ type: z.literal("emphasis"), children: inlinesSchema, span }),
    shape<Underline>({ type: z.literal("underline"), children: inlinesSchema, span }),
    shape<Strike>({ type: z.literal("strike"), children: inlinesSchema, span }),
    shape<Subscript>({ type: z.literal("subscript"), children: inlinesSchema, span }),
    shape<Superscript>({ type: z.literal("superscript"), children: inlinesSchema, span }),
    shape<InlineCode>({ type: z.literal("code"), value: z.string(), span }),
    shape<Link>({
      type: z.literal("link"),
      url: z.string().min(1),
      title: z.string().optional(),
      children: inlinesSchema,
      span,
    }),
    shape<Note>({ type: z.literal("note"), id, children: blocks(), span }),
    shape<CrossReference>({
      type: z.literal("crossReference"),
      target: z.string().min(1),
      show: z.enum(["label", "number", "caption"]).optional(),
      children: inlinesSchema,
      span,
    }),
    shape<TextSpan>({
      type: z.literal("span"),
      language: languageTag,
      direction: direction.optional(),
      children: inlinesSchema,
      span,
    }),
    shape<Isolate>({
      type: z.literal("isolate"),
      direction: z.enum(["ltr", "rtl", "auto"]),
      children: inlinesSchema,
      span,
    }),
    shape<Quotation>({
      type: z.literal("quotation"),
      level: z.literal([1, 2]),
      children: inlinesSchema,
      span,
    }),
    shape<Honorific>({
      type: z.literal("honorific"),
      value: z.string().min(1),
      expansion: z.string().optional(),
      span,
    }),
    shape<DateInline>({ type: z.literal("date"), iso: isoDate, children: inlinesSchema, span }),
    shape<NumberInline>({ type: z.literal("number"), value: z.number(), span }),
    shape<Abbreviation>({
      type: z.literal("abbreviation"),
      expansion: z.string(),
      children: inlinesSchema,
      span,
    }),
    shape<LineBreak>({ type: z.literal("lineBreak"), span }),
    shape<InlineMath>({
      type: z.literal("inlineMath"),
      tex: z.string(),
      alt: z.string().optional(),
      span,
    }),
    shape<InlineImage>({ type: z.literal("image"), image: imageSchema, span }),
    shape<Mark>({ type: z.literal("mark"), children: inlinesSchema, span }),
  ]),
);

export const inlinesSchema: z.ZodType<readonly Inline[]> = z.lazy(() =>
  z.array(inlineSchema).readonly(),
);

const blocks = (): z.ZodType<readonly Block[]> => z.lazy(() => z.array(blockSchema).readonly());

/** Fields that every block may carry. */
const common = { id, language: languageTag.optional(), direction: direction.optional(), span };

export const figureSchema: z.ZodType<Figure> = z.lazy(() => figureShape);

const figureShape = shape<Figure>({
  type: z.literal("figure"),
  image: imageSchema,
  caption: inlinesSchema.optional(),
  credit: inlinesSchema.optional(),
  numbered: z.boolean().optional(),
  ...common,
});

const listItemSchema = shape<ListItem>({
  children: blocks(),
  checked: z.boolean().optional(),
  span,
});

const verseLineSchema = shape<VerseLine>({
  hemistichs: z.union(
    [z.tuple([inlinesSchema]).readonly(), z.tuple([inlinesSchema, inlinesSchema]).readonly()],
    { error: "a line of verse has one part, or two hemistichs" },
  ),
  span,
});

const cellSchema = shape<TableCell>({
  children: blocks(),
  columnSpan: z.number().int().positive().max(1000).optional(),
  rowSpan: z.number().int().positive().max(65534).optional(),
  span,
});

const rowSchema = shape<TableRow>({ cells: z.array(cellSchema).readonly(), span });
const rows = z.array(rowSchema).readonly();

export const blockSchema: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("type", [
    shape<Paragraph>({ type: z.literal("paragraph"), children: inlinesSchema, ...common }),
    shape<Heading>({
      type: z.literal("heading"),
      level: z.literal([1, 2, 3, 4, 5, 6]),
      children: inlinesSchema,
      ...common,
    }),
    shape<List>({
      type: z.literal("list"),
      style: z.enum(LIST_STYLES),
      start: z.number().int().nonnegative().optional(),
      items: z.array(listItemSchema).readonly(),
      ...common,
    }),
    shape<Quote>({
      type: z.literal("quote"),
      children: blocks(),
      attribution: inlinesSchema.optional(),
      cite: z.string().optional(),
      ...common,
    }),
    shape<PullQuote>({
      type: z.literal("pullQuote"),
      children: inlinesSchema,
      attribution: inlinesSchema.optional(),
      ...common,
    }),
    shape<Verse>({
      type: z.literal("verse"),
      lines: z.array(verseLineSchema).readonly(),
      poet: inlinesSchema.optional(),
      metre: z.string().optional(),
      ...common,
    }),
    shape<Quran>({
      type: z.literal("quran"),
      children: inlinesSchema,
      surah: z.string().optional(),
      ayahs: z.string().optional(),
      ...common,
    }),
    figureShape,
    shape<Gallery>({
      type: z.literal("gallery"),
      figures: z.array(figureSchema).readonly(),
      caption: inlinesSchema.optional(),
      numbered: z.boolean().optional(),
      ...common,
    }),
    shape<Table>({
      type: z.literal("table"),
      columns: z.array(z.strictObject({ align: z.enum(COLUMN_ALIGNS) })).readonly(),
      head: rows,
      body: rows,
      foot: rows,
      caption: inlinesSchema.optional(),
      credit: inlinesSchema.optional(),
      headerColumn: z.boolean().optional(),
      numbered: z.boolean().optional(),
      ...common,
    }),
    shape<CodeBlock>({
      type: z.literal("code"),
      value: z.string(),
      syntax: z.string().optional(),
      ...common,
    }),
    shape<MathBlock>({
      type: z.literal("math"),
      tex: z.string(),
      alt: z.string().optional(),
      ...common,
    }),
    shape<Aside>({
      type: z.literal("aside"),
      kind: z.enum(ASIDE_KINDS),
      title: inlinesSchema.optional(),
      children: blocks(),
      ...common,
    }),
    shape<QuestionAnswer>({
      type: z.literal("qa"),
      questioner: inlinesSchema.optional(),
      question: blocks(),
      speaker: inlinesSchema.optional(),
      answer: blocks(),
      ...common,
    }),
    shape<Divider>({ type: z.literal("divider"), ...common }),
    shape<PageBreak>({ type: z.literal("pageBreak"), ...common }),
    shape<Embed>({
      type: z.literal("embed"),
      url: z.string().min(1),
      fallback: inlinesSchema,
      ...common,
    }),
    shape<Raw>({
      type: z.literal("raw"),
      format: z.enum(["pdf", "docx", "epub"]),
      value: z.string(),
      fallback: blocks(),
      ...common,
    }),
  ]),
);
