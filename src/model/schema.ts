import { z } from "zod";
import { type Diagnostic, diagnostic, type Span } from "../diagnostics/index.ts";
import type { Article, Byline, Correction, Dateline, Source } from "./article.ts";
import { blockSchema, figureSchema, inlinesSchema } from "./block-schema.ts";
import type { Publication } from "./publication.ts";
import { direction, imageSchema, isoDate, languageTag, shape, span } from "./schema-parts.ts";
import { CALENDARS, DIGIT_POLICIES, MONTH_NAMINGS } from "./writing-habits.ts";

const bylineRole = z.enum(["author", "translator", "editor", "photographer", "correspondent"]);

const bylineSchema = shape<Byline>({
  name: z.string().min(1),
  role: bylineRole,
  bio: z.string().optional(),
  organisation: z.string().optional(),
  url: z.string().optional(),
  email: z.string().optional(),
  span,
});

const datelineSchema = shape<Dateline>({
  places: z.array(z.string()).readonly(),
  date: isoDate.optional(),
  agencies: z.array(z.string()).readonly(),
  span,
});

const sourceSchema = shape<Source>({
  name: z.string().min(1),
  role: z.enum(["agency", "partner", "originator"]).optional(),
  url: z.string().optional(),
  span,
});

const correctionSchema = shape<Correction>({ date: isoDate, text: inlinesSchema, span });

const rightsSchema = z.strictObject({
  holder: z.string().optional(),
  notice: z.string().optional(),
  year: z.number().int().optional(),
  licence: z.string().optional(),
  creditLine: z.string().optional(),
});

const seriesSchema = z.strictObject({ title: z.string().min(1), position: z.number().optional() });

const writingHabits = {
  digits: z.enum(DIGIT_POLICIES).optional(),
  calendars: z.array(z.enum(CALENDARS)).min(1).readonly().optional(),
  months: z.enum(MONTH_NAMINGS).optional(),
};

/** What a stored article must be. Unknown fields are refused, so that a misspelt one is not lost in silence. */
export const articleSchema: z.ZodType<Article> = shape<Article>({
  type: z.literal("article"),
  id: z.string().min(1).optional(),
  kind: z.enum(["news", "report", "opinion", "interview", "feature", "statement", "chapter"]),
  language: languageTag,
  direction: direction.optional(),
  profile: z.string().optional(),
  ...writingHabits,
  headline: inlinesSchema.optional(),
  kicker: inlinesSchema.optional(),
  deck: inlinesSchema.optional(),
  shortHeadline: z.string().optional(),
  bylines: z.array(bylineSchema).readonly(),
  dateline: datelineSchema.optional(),
  sources: z.array(sourceSchema).readonly(),
  dates: z.strictObject({
    published: isoDate.optional(),
    modified: isoDate.optional(),
    created: isoDate.optional(),
    embargoUntil: isoDate.optional(),
  }),
  status: z.enum(["draft", "usable", "withheld", "cancelled"]).optional(),
  version: z.string().optional(),
  editorialNote: z.string().optional(),
  corrections: z.array(correctionSchema).readonly(),
  rights: rightsSchema.optional(),
  keywords: z.array(z.string()).readonly(),
  sections: z.array(z.string()).readonly(),
  series: seriesSchema.optional(),
  canonicalUrl: z.string().optional(),
  abstract: z.array(blockSchema).readonly(),
  summaryPoints: z.array(inlinesSchema).readonly(),
  hero: figureSchema.optional(),
  numberedCaptions: z.boolean().optional(),
  body: z.array(blockSchema).readonly(),
  custom: z.record(z.string(), z.unknown()).optional(),
  span,
});

/** What a stored publication must be. */
export const publicationSchema: z.ZodType<Publication> = z.strictObject({
  type: z.literal("publication"),
  title: z.string(),
  subtitle: z.string().optional(),
  creators: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        role: bylineRole,
        fileAs: z.string().optional(),
      }),
    )
    .readonly(),
  publisher: z.string().optional(),
  language: languageTag,
  direction: direction.optional(),
  profile: z.string().optional(),
  ...writingHabits,
  identifier: z.string().optional(),
  date: isoDate.optional(),
  rights: rightsSchema.optional(),
  description: z.string().optional(),
  keywords: z.array(z.string()).readonly(),
  series: seriesSchema.optional(),
  cover: imageSchema.optional(),
  articles: z.array(articleSchema).min(1).readonly(),
  parts: z
    .array(
      z.strictObject({
        title: z.string(),
        subtitle: z.string().optional(),
        from: z.int().min(1),
        to: z.int().min(1),
      }),
    )
    .readonly()
    .optional(),
  matter: z.strictObject({ front: z.int().min(0), back: z.int().min(0) }).optional(),
  index: z
    .strictObject({
      keywords: z.union([z.boolean(), z.array(z.string()).readonly()]),
      persons: z.union([z.boolean(), z.array(z.string()).readonly()]),
    })
    .optional(),
  frontMatter: z.strictObject({
    titlePage: z.boolean(),
    contents: z.boolean(),
    colophon: z.boolean(),
    listOfFigures: z.boolean().optional(),
    listOfTables: z.boolean().optional(),
  }),
  noteNumbering: z.enum(["restart", "continue"]).optional(),
  captionNumbering: z.enum(["restart", "continue", "chapter"]).optional(),
});

/** Where a path inside the checked value was written; readers of JSON can tell, others cannot. */
export type LocatePath = (path: readonly PropertyKey[]) => Span | undefined;

export type Checked<Value> =
  | { readonly value: Value; readonly diagnostics: readonly [] }
  | { readonly value: undefined; readonly diagnostics: readonly Diagnostic[] };

/** Checks a value that came from outside; one `article/invalid` or `input/unknown-field` for each fault. */
export function checkArticle(
  value: unknown,
  locate: LocatePath = () => undefined,
): Checked<Article> {
  return check(articleSchema, value, locate);
}

/** As `checkArticle`, for a whole publication. */
export function checkPublication(
  value: unknown,
  locate: LocatePath = () => undefined,
): Checked<Publication> {
  return check(publicationSchema, value, locate);
}

function check<Value>(
  schema: z.ZodType<Value>,
  value: unknown,
  locate: LocatePath,
): Checked<Value> {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? { value: parsed.data, diagnostics: [] }
    : {
        value: undefined,
        diagnostics: parsed.error.issues.flatMap((issue) => explain(issue, [], locate)),
      };
}

function explain(
  issue: z.core.$ZodIssue,
  parent: readonly PropertyKey[],
  locate: LocatePath,
): readonly Diagnostic[] {
  const path = [...parent, ...issue.path];
  const at = path.length === 0 ? "the document" : path.map(String).join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) =>
      diagnostic("input/unknown-field", `unknown field "${key}" in ${at}`, {
        span: locate([...path, key]),
      }),
    );
  }
  if (issue.code === "invalid_union" && issue.errors.length > 0) {
    // The branch that failed deepest is the one the author meant.
    const branch = [...issue.errors].sort((one, other) => depth(other) - depth(one))[0] ?? [];
    // At depth 0 no branch was meant more than another: the union's own message tells what is allowed.
    if (depth(branch) > 0) {
      return branch.flatMap((inner) => explain(inner, path, locate));
    }
  }
  return [
    diagnostic("article/invalid", `${at}: ${firstLower(issue.message)}`, { span: locate(path) }),
  ];
}

const depth = (issues: readonly z.core.$ZodIssue[]): number =>
  Math.max(0, ...issues.map((issue) => issue.path.length));

const firstLower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The JSON Schema (draft 2020-12) of an article or publication, for editors and other programs. */
export function jsonSchema(of: "article" | "publication"): Record<string, unknown> {
  const schema = of === "article" ? articleSchema : publicationSchema;
  return { ...z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) };
}
