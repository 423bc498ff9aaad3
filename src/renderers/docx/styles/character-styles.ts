import type { Direction } from "../../../model/index.ts";
import type { FontRole, InlineRole, InlineStyle, Template } from "../../../template/index.ts";
import type { FontSlots } from "./font-slots.ts";
import { type RunLook, runProperties } from "./properties.ts";
import { fontOf, isBold } from "./role-run-look.ts";
import { characterStyle } from "./style-element.ts";

/** What a run can be besides plain; `script` of the template is split in two. */
export type CharacterRole =
  | Exclude<InlineRole, "script">
  | "superscript"
  | "subscript"
  | "pageNumber";

/** What Word calls the notes of a document: at the foot of its pages, or at the end of its articles. */
export type NoteKind = "footnote" | "endnote";

interface CharacterEntry {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly priority: number;
}

/** "Verbatim Char" is the name that pandoc reads and writes. */
const CHARACTER_ROLES: Readonly<
  Record<Exclude<CharacterRole, "emphasis" | "emphasisLatin">, CharacterEntry>
> = {
  strong: { id: "Strong", name: "Strong", builtIn: true, priority: 22 },
  underline: { id: "Underlined", name: "Underlined", builtIn: false, priority: 23 },
  strike: { id: "StruckOut", name: "Struck Out", builtIn: false, priority: 23 },
  superscript: { id: "Superscript", name: "Superscript", builtIn: false, priority: 24 },
  subscript: { id: "Subscript", name: "Subscript", builtIn: false, priority: 24 },
  mark: { id: "Highlighted", name: "Highlighted", builtIn: false, priority: 24 },
  code: { id: "VerbatimChar", name: "Verbatim Char", builtIn: false, priority: 25 },
  speaker: { id: "Speaker", name: "Speaker", builtIn: false, priority: 26 },
  link: { id: "Hyperlink", name: "Hyperlink", builtIn: true, priority: 99 },
  noteReference: {
    id: "FootnoteReference",
    name: "footnote reference",
    builtIn: true,
    priority: 99,
  },
  pageNumber: { id: "PageNumber", name: "page number", builtIn: true, priority: 99 },
};

/** The style of a role. Word's own Emphasis is that of the document's script; the other one stands beside it. */
export function characterEntry(
  role: CharacterRole,
  direction: Direction,
  notes: NoteKind,
): CharacterEntry {
  if (role === "noteReference" && notes === "endnote") {
    return { ...CHARACTER_ROLES.noteReference, id: "EndnoteReference", name: "endnote reference" };
  }

  if (role !== "emphasis" && role !== "emphasisLatin") {
    return CHARACTER_ROLES[role];
  }
  if ((role === "emphasis") === (direction === "rtl")) {
    return { id: "Emphasis", name: "Emphasis", builtIn: true, priority: 20 };
  }
  return role === "emphasis"
    ? { id: "EmphasisArabic", name: "Emphasis Arabic", builtIn: false, priority: 20 }
    : { id: "EmphasisLatin", name: "Emphasis Latin", builtIn: false, priority: 20 };
}

/** What a character role adds to type of `surroundings` points. */
export function characterLook(
  role: CharacterRole,
  template: Template,
  fonts: Readonly<Record<FontRole, FontSlots>>,
  surroundings: number,
): RunLook {
  switch (role) {
    case "superscript":
    case "noteReference":
      // Word raises and shrinks by itself, in proportion to whatever stands around.
      return { ...inlineLook(styleOf(role, template), template), script: "superscript" };
    case "subscript":
      return { ...inlineLook(styleOf(role, template), template), script: "subscript" };
    case "pageNumber":
      return {};
    case "strong":
    case "emphasis":
    case "emphasisLatin":
    case "underline":
    case "strike":
    case "mark":
    case "code":
    case "speaker":
    case "link": {
      const style = template.inline[role];
      const font = style.font ?? "body";
      const size = surroundings * (style.scale ?? 1);
      return {
        ...inlineLook(style, template),
        ...(style.font === undefined ? {} : { fonts: fontOf(font, fonts) ?? "body" }),
        ...(style.scale === undefined
          ? {}
          : { size: { latin: size * fonts[font].latinScale, complex: size } }),
        ...(role === "code" ? { noProof: true } : {}),
      };
    }
  }
}

const styleOf = (role: "superscript" | "subscript" | "noteReference", template: Template) =>
  role === "noteReference" ? template.inline.noteReference : template.inline.script;

function inlineLook(style: InlineStyle, { colours }: Template): RunLook {
  return {
    ...(style.weight === undefined ? {} : { bold: isBold(style.weight) }),
    ...(style.colour === undefined ? {} : { colour: colours[style.colour] }),
    ...(style.background === undefined ? {} : { background: colours[style.background] }),
    ...(style.italic === true ? { italic: true } : {}),
    ...(style.line === "underline" ? { underline: true } : {}),
    ...(style.line === "strike" ? { strike: true } : {}),
  };
}

/** Every character style, sized for body text. */
export function characterStyles(
  template: Template,
  fonts: Readonly<Record<FontRole, FontSlots>>,
  direction: Direction,
  notes: NoteKind,
): readonly string[] {
  return ALL_ROLES.map((role) =>
    characterStyle({
      ...characterEntry(role, direction, notes),
      run: runProperties(characterLook(role, template, fonts, template.styles.body.size)),
    }),
  );
}

const ALL_ROLES: readonly CharacterRole[] = [
  "strong",
  "emphasis",
  "emphasisLatin",
  "underline",
  "strike",
  "superscript",
  "subscript",
  "mark",
  "code",
  "speaker",
  "link",
  "noteReference",
  "pageNumber",
];
