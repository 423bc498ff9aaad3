import { childOf, type Element, textIn } from "./element.ts";
import type { Package } from "./package.ts";

/** What the package says of its document (ECMA-376 part 2, 11). */
export interface Properties {
  readonly title: string | undefined;
  readonly creators: readonly string[];
  readonly keywords: readonly string[];
  readonly sections: readonly string[];
  /** ISO 8601. */
  readonly created: string | undefined;
  readonly language: string | undefined;
}

export function readProperties(parts: Package): Properties {
  const name = parts.related("", "core-properties");
  const root = name === undefined ? undefined : parts.part(name);
  const text = (element: string): string | undefined => {
    const found = childOf(root, element);
    const value = found === undefined ? "" : textIn(found).trim();
    return value === "" ? undefined : value;
  };
  return {
    title: text("dc:title"),
    creators: split(text("dc:creator"), /[;؛]/u),
    keywords: split(text("cp:keywords"), /[,;،؛]/u),
    sections: split(text("cp:category"), /[,;،؛]/u),
    created: moment(text("dcterms:created")),
    language: text("dc:language"),
  };
}

const split = (text: string | undefined, at: RegExp): readonly string[] => [
  ...new Set(
    (text ?? "")
      .split(at)
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  ),
];

/** A moment as the model has it; anything else is none. */
const moment = (text: string | undefined): string | undefined =>
  text !== undefined &&
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text) &&
  !Number.isNaN(Date.parse(text))
    ? text
    : undefined;

/** The settings of the document. */
export const settingsOf = (parts: Package): Element | undefined => {
  const name = parts.related(parts.main, "settings");
  return name === undefined ? undefined : parts.part(name);
};
