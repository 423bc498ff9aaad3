import { z } from "zod";
import type { Span } from "../diagnostics/index.ts";
import type { Image } from "./inline.ts";

/** A strict object that must list every key of `Node`, so a field added to the type cannot be forgotten here. */
export function shape<Node>(fields: { [Key in keyof Required<Node>]: z.ZodType<Node[Key]> }) {
  return z.strictObject(fields);
}

const pointSchema = z.strictObject({
  line: z.number().int().positive(),
  column: z.number().int().positive(),
  offset: z.number().int().nonnegative(),
});

const spanSchema: z.ZodType<Span> = z.strictObject({
  source: z.string(),
  start: pointSchema,
  end: pointSchema,
});

export const span = spanSchema.optional();
export const direction = z.enum(["ltr", "rtl"]);

/** BCP 47, well-formed as far as subtag shapes go. */
export const languageTag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, {
  error: "not a BCP 47 language tag",
});

/** ISO 8601: a year, month or day, or a moment with its zone. */
export const isoDate = z.string().refine(isIsoDate, { error: "not an ISO 8601 date" });

const ISO_DATE =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/;

function isIsoDate(written: string): boolean {
  const match = ISO_DATE.exec(written);
  if (match === null) {
    return false;
  }
  const [, year, month = "01", day = "01"] = match;
  const parsed = new Date(`${year}-${month}-${day}T00:00:00Z`);
  // An impossible day such as 30 February rolls over, or does not parse at all.
  return (
    !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(`${year}-${month}-${day}`)
  );
}

/** What a cross-reference may name; also safe as an XML id (a `Name` of XML 1.0). */
export const id = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{M}\p{N}_.:-]*$/u, { error: "not a valid id" })
  .optional();

export const imageSchema: z.ZodType<Image> = shape<Image>({
  src: z.string().min(1),
  alt: z.string().optional(),
  decorative: z.boolean().optional(),
  span,
});
