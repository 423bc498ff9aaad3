import { element, valued } from "../xml.ts";

/** What `w:style` of a paragraph says; `paragraph` and `run` are the content of `w:pPr` and `w:rPr`. */
export interface ParagraphStyleParts {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly isDefault?: boolean | undefined;
  readonly basedOn?: string | undefined;
  readonly next?: string | undefined;
  readonly priority: number;
  readonly paragraph: string;
  readonly run: string;
}

/** A paragraph style, its parts in the order of ECMA-376 17.7.4.17. */
export function paragraphStyle(parts: ParagraphStyleParts): string {
  return element(
    "w:style",
    {
      "w:type": "paragraph",
      "w:default": parts.isDefault === true ? 1 : undefined,
      "w:customStyle": parts.builtIn ? undefined : 1,
      "w:styleId": parts.id,
    },
    valued("w:name", parts.name),
    parts.basedOn === undefined ? "" : valued("w:basedOn", parts.basedOn),
    parts.next === undefined ? "" : valued("w:next", parts.next),
    valued("w:uiPriority", parts.priority),
    parts.priority < 99 ? element("w:qFormat") : element("w:unhideWhenUsed"),
    parts.paragraph === "" ? "" : element("w:pPr", {}, parts.paragraph),
    parts.run === "" ? "" : element("w:rPr", {}, parts.run),
  );
}

/** A character style on top of the paragraph's own type. */
export function characterStyle(parts: {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly priority: number;
  readonly run: string;
}): string {
  return element(
    "w:style",
    {
      "w:type": "character",
      "w:customStyle": parts.builtIn ? undefined : 1,
      "w:styleId": parts.id,
    },
    valued("w:name", parts.name),
    valued("w:basedOn", "DefaultParagraphFont"),
    valued("w:uiPriority", parts.priority),
    parts.priority < 99 ? element("w:qFormat") : element("w:unhideWhenUsed"),
    parts.run === "" ? "" : element("w:rPr", {}, parts.run),
  );
}
