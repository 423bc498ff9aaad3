import type { z } from "zod";
import { templateJsonSchema } from "./schema.ts";

/** One fault of a template file, in the words of whoever writes templates. */
export interface TemplateFault {
  readonly message: string;
  /** The field, or the one that should be there. */
  readonly path: readonly PropertyKey[];
  readonly hint: string | undefined;
}

/** What the schema found fault with; an unknown field gives one fault for each. */
export function faultsOf(issue: z.core.$ZodIssue, file: unknown): readonly TemplateFault[] {
  const at = issue.path.map(String).join(".") || "the file";
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      message: `unknown field "${key}" in ${at}`,
      path: [...issue.path, key],
      hint: fieldsAt(issue.path),
    }));
  }
  if (isMissing(issue.path, file)) {
    return [{ message: `${at} is missing`, path: issue.path.slice(0, -1), hint: hintOf(issue) }];
  }
  const inside = issue.code === "invalid_union" ? issue.errors.find(isWithin) : undefined;
  if (inside !== undefined) {
    return inside.flatMap((inner) =>
      faultsOf({ ...inner, path: [...issue.path, ...inner.path] }, file),
    );
  }
  const fault = { path: issue.path, hint: hintOf(issue) };
  const found = "input" in issue ? JSON.stringify(issue.input) : undefined;
  return [{ ...fault, message: found === undefined ? at : `${at} cannot be ${shortened(found)}` }];
}

/** Whether the value is of the kind that an alternative asks for, and only something in it is wrong. */
const isWithin = (issues: readonly z.core.$ZodIssue[]): boolean =>
  issues.every(({ code, path }) => path.length > 0 || code === "unrecognized_keys");

/** Whether the last name of the path is not in the file at all. */
function isMissing(path: readonly PropertyKey[], file: unknown): boolean {
  const last = path.at(-1);
  const parent = path
    .slice(0, -1)
    .reduce<unknown>((node, key) => (isRecord(node) ? node[key] : undefined), file);
  return last !== undefined && isRecord(parent) && !Object.hasOwn(parent, last);
}

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === "object" && value !== null;

/** The library's words without the heading that it gives to all of them. */
const hintOf = ({ message }: z.core.$ZodIssue): string =>
  message.replace(/^Invalid (?:input|option): /, "").replace(/, received .*$/, "");

const LONGEST = 60;

const shortened = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

/** The fields that the schema knows at a place. */
function fieldsAt(path: readonly PropertyKey[]): string | undefined {
  const place = path.reduce<unknown>(
    (schema, key) => propertiesOf(schema)?.[key],
    templateJsonSchema(),
  );
  const fields = Object.keys(propertiesOf(place) ?? {});
  return fields.length === 0 ? undefined : `there is ${fields.join(", ")}`;
}

/** Those of an object; where a schema allows several kinds of values, of the first object among them. */
function propertiesOf(schema: unknown): Record<PropertyKey, unknown> | undefined {
  if (!isRecord(schema)) {
    return undefined;
  }
  const { properties, anyOf } = schema;
  if (isRecord(properties)) {
    return properties;
  }
  return Array.isArray(anyOf)
    ? anyOf.map(propertiesOf).find((found) => found !== undefined)
    : undefined;
}
