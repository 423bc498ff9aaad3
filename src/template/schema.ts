import { z } from "zod";
import { type LengthUnit, POINTS_PER_UNIT, type Size } from "../units/index.ts";
import {
  type Align,
  type BlockStyle,
  type Colour,
  type ColourRole,
  type FontRole,
  type HeadContent,
  type InlineRole,
  type InlineStyle,
  type KashidaPreset,
  type MarkRoom,
  NAMEPLATE_FACTS,
  OPENING_PARTS,
  type OpeningPart,
  STYLE_ROLES,
  type StyleRole,
} from "./template.ts";

/** Written as `12pt` or `2.5cm` in a template, held in points. */
const length = z
  .templateLiteral([z.number(), z.enum(["pt", "mm", "cm", "in"])], {
    error: "a length is written as 12pt, 5mm, 2.5cm or 1in",
  })
  .transform((written) => {
    const unit = written.slice(-2) as LengthUnit;
    return Number.parseFloat(written) * POINTS_PER_UNIT[unit];
  });

const colour = z
  .templateLiteral(["#", z.string().regex(/^[0-9a-f]{6}$/)], {
    error: "a colour is written as #1a2b3c, in small letters",
  })
  .transform((written): Colour => written);

const factor = z.number().positive();
const weight = z.number().int().min(100).max(900);
const fontRole = z.enum(["body", "heading", "code", "quran"] satisfies readonly FontRole[]);
const colourRole = z.enum([
  "text",
  "muted",
  "accent",
  "link",
  "rule",
  "shade",
  "highlight",
] satisfies readonly ColourRole[]);
const align = z.enum(["start", "center", "end", "justify"] satisfies readonly Align[]);

const edgeRule = z.strictObject({
  width: length,
  colour: colourRole,
  gap: length,
  share: z.number().positive().max(1).default(1),
});

/** Fields of a block style; each may be left out where `extends` names another role that has it. */
const blockStyleFields = {
  font: fontRole,
  size: length,
  weight,
  colour: colourRole,
  leading: length,
  align,
  spaceBefore: length,
  spaceAfter: length,
  indentStart: length,
  indentEnd: length,
  firstLineIndent: length,
  keepWithNext: z.boolean(),
  keepTogether: z.boolean(),
  startRule: z.strictObject({ width: length, colour: colourRole }).nullable(),
  ruleAbove: edgeRule.nullable(),
  ruleBelow: edgeRule.nullable(),
  shade: z.boolean(),
  padding: length,
} satisfies { [Key in keyof Required<BlockStyle>]: z.ZodType<BlockStyle[Key]> };

const bodyStyle = z.strictObject({
  ...blockStyleFields,
  ruleAbove: blockStyleFields.ruleAbove.default(null),
  ruleBelow: blockStyleFields.ruleBelow.default(null),
});
const derivedStyle = z.strictObject({
  extends: z.enum(STYLE_ROLES).optional(),
  ...z.strictObject(blockStyleFields).partial().shape,
});

const inlineStyle = z.strictObject({
  italic: z.boolean().optional(),
  weight: weight.optional(),
  colour: colourRole.optional(),
  font: fontRole.optional(),
  scale: factor.optional(),
  rise: z.number().optional(),
  line: z.enum(["underline", "strike", "overline"]).optional(),
  background: colourRole.optional(),
  enclosed: z.literal("guillemets").optional(),
} satisfies { [Key in keyof Required<InlineStyle>]: z.ZodType<InlineStyle[Key]> });

const fontChoice = z.strictObject({
  families: z.array(z.string().min(1)).min(1).readonly(),
  companionScale: factor.default(1),
});

/** Sizes by name: ISO 216, and the American ones. */
const PAGE_SIZES = {
  A4: { width: 210, height: 297 },
  A5: { width: 148, height: 210 },
  B5: { width: 176, height: 250 },
  letter: { width: 215.9, height: 279.4 },
  tabloid: { width: 279.4, height: 431.8 },
} as const;

const pageSize = z.union(
  [
    z.enum(["A4", "A5", "B5", "letter", "tabloid"]).transform((name): Size => {
      const { width, height } = PAGE_SIZES[name];
      return { width: width * POINTS_PER_UNIT.mm, height: height * POINTS_PER_UNIT.mm };
    }),
    z.strictObject({ width: length, height: length }),
  ],
  { error: 'a size is A4, A5, B5, letter, tabloid, or { "width": "…", "height": "…" }' },
);

const headContent = z.enum([
  "title",
  "publication",
  "first-heading",
  "last-heading",
  "none",
] satisfies readonly HeadContent[]);

const SPANNING: readonly OpeningPart[] = ["kicker", "title", "deck", "hero"];
const WIDE_PICTURE = 1.5;

const record = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.strictObject(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);

const INLINE_ROLES = [
  "strong",
  "emphasis",
  "emphasisLatin",
  "underline",
  "strike",
  "link",
  "code",
  "mark",
  "noteReference",
  "script",
  "speaker",
] as const satisfies readonly InlineRole[];

const derivedRoles = STYLE_ROLES.filter((role) => role !== "body");

const nameplatePiece = z.union(
  [z.enum(NAMEPLATE_FACTS), z.strictObject({ text: z.string().trim().min(1).max(200) })],
  { error: `a piece is ${NAMEPLATE_FACTS.join(", ")}, or { "text": "…" }` },
);
const nameplatePieces = z.array(nameplatePiece).max(4).readonly().default([]);

/** A `template.json` as it is written. Style roles other than `body` may extend another; `body` is the root. */
export const templateFileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  description: z.string(),
  page: z.strictObject({
    size: pageSize,
    margins: z.strictObject({ top: length, bottom: length, inner: length, outer: length }),
    mirrored: z.boolean(),
    columns: z
      .strictObject({
        count: z.number().int().min(1).max(4),
        gap: length,
        rule: z.strictObject({ width: length, colour: colourRole }).nullable().default(null),
        spanning: z.array(z.enum(OPENING_PARTS)).readonly().default(SPANNING),
        widePicture: factor.default(WIDE_PICTURE),
      })
      .default({ count: 1, gap: 0, rule: null, spanning: SPANNING, widePicture: WIDE_PICTURE }),
    articleOpens: z.enum(["next-page", "recto"]).default("next-page"),
    frontFolios: z.enum(["continue", "abjad", "roman"]).default("continue"),
    trim: z
      .strictObject({ bleed: length.default(0), marks: z.boolean().default(false) })
      .default({ bleed: 0, marks: false }),
    runningHead: z.strictObject({
      head: headContent,
      versoHead: headContent.optional(),
      folio: z.enum(["foot-centre", "foot-outer", "head-outer", "none"]),
      onFirstPage: z.boolean(),
      headDistance: length,
      footDistance: length,
    }),
  }),
  fonts: z.strictObject({
    body: fontChoice,
    heading: fontChoice,
    code: fontChoice,
    quran: fontChoice.optional(),
  }),
  colours: record(["text", "muted", "accent", "link", "rule", "shade", "highlight"], colour),
  styles: z.strictObject({
    body: bodyStyle,
    ...(Object.fromEntries(derivedRoles.map((role) => [role, derivedStyle.default({})])) as Record<
      Exclude<StyleRole, "body">,
      z.ZodDefault<typeof derivedStyle>
    >),
  }),
  inline: record(INLINE_ROLES, inlineStyle),
  list: z.strictObject({
    indent: length,
    markerGap: length,
    bullets: z.array(z.string().min(1)).min(1).readonly(),
    itemSpacing: length,
  }),
  table: z.strictObject({
    ruleWidth: length,
    ruleColour: colourRole,
    headShade: z.boolean(),
    cellPadding: z.strictObject({ block: length, inline: length }),
    spaceBefore: length,
    spaceAfter: length,
    numbered: z.boolean().default(false),
    leastSize: length.prefault("8pt"),
  }),
  notes: z.strictObject({
    place: z.enum(["page-foot", "column-foot", "article-end"]).default("page-foot"),
    numbering: z.enum(["page", "article", "publication"]).default("article"),
    separatorShare: z.number().min(0).max(1),
    separatorWidth: length,
    spaceAbove: length,
    spaceBelow: length,
    gap: length,
  }),
  figure: z.strictObject({
    maxHeightShare: z.number().positive().max(1),
    captionGap: length,
    spaceBefore: length,
    spaceAfter: length,
    gap: length.prefault("8pt"),
    leastResolution: z.number().min(36).max(1200).default(96),
    numbered: z.boolean().default(false),
  }),
  divider: z
    .strictObject({
      ornament: z.string().trim().min(1).max(20).nullable().default(null),
      share: z.number().positive().max(1).default(0.24),
    })
    .default({ ornament: null, share: 0.24 }),
  opening: z.strictObject({ sink: length.default(0) }).default({ sink: 0 }),
  nameplate: z
    .strictObject({
      name: z.string().trim().min(1).max(100).nullable().default(null),
      motto: z.string().trim().min(1).max(200).nullable().default(null),
      align: z.enum(["start", "center"]).default("center"),
      ears: z.strictObject({ start: nameplatePieces, end: nameplatePieces }).prefault({}),
      line: nameplatePieces,
    })
    .nullable()
    .default(null),
  titlePage: z
    .strictObject({
      sink: z.number().min(0).max(0.8).default(0.28),
      titleScale: factor.default(1.3),
    })
    .default({ sink: 0.28, titleScale: 1.3 }),
  frontMatter: z
    .strictObject({
      titlePage: z.boolean().default(false),
      contents: z.boolean().default(false),
      listOfFigures: z.boolean().default(false),
      listOfTables: z.boolean().default(false),
      colophon: z.boolean().default(false),
    })
    .prefault({}),
  headings: z
    .strictObject({ numberedLevels: z.number().int().min(0).max(6).default(0) })
    .prefault({}),
  lineBreaking: z.strictObject({
    spaceStretch: factor,
    spaceShrink: z.number().min(0).max(0.9),
    glyphStretch: z.number().min(0).max(0.1),
    glyphShrink: z.number().min(0).max(0.1),
    kashida: z.enum(["off", "light", "normal", "newspaper"] satisfies readonly KashidaPreset[]),
    markRoom: z.enum(["grow", "grid", "keep"] satisfies readonly MarkRoom[]).default("grow"),
    hanging: z.number().min(0).max(1).default(0),
  }),
});

export type TemplateFile = z.output<typeof templateFileSchema>;

/** The JSON Schema (draft 2020-12) of a `template.json`, for editors. */
export function templateJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(templateFileSchema, { io: "input", unrepresentable: "any" }) };
}
