import type { FontCatalogue } from "../../../font/index.ts";
import type { Direction } from "../../../model/index.ts";
import { type FontRole, HEADING_ROLES, type Template } from "../../../template/index.ts";
import type { SectionNumberBook } from "../section-numbers.ts";
import { WORD_NAMESPACE } from "../xml.ts";
import { characterStyles, type NoteKind } from "./character-styles.ts";
import { documentDefaults, latentStyles, rootStyles } from "./defaults.ts";
import { type FontSlots, fontSlots } from "./font-slots.ts";
import {
  boundRoles,
  PARAGRAPH_ROLES,
  type ParagraphRole,
  type RoleEntry,
} from "./paragraph-roles.ts";
import { type ParagraphLook, paragraphProperties, runProperties } from "./properties.ts";
import {
  type Box,
  type BoxPlace,
  insideBox,
  placedSpacing,
  roleLook,
  textHeight,
} from "./role-look.ts";
import { roleRunLook, scaledSize } from "./role-run-look.ts";
import { paragraphStyle } from "./style-element.ts";
import { tableStyles } from "./table-styles.ts";

/** Which style a paragraph wants: a role, and what sets it apart from that role's own style. */
interface ParagraphUse {
  readonly role: ParagraphRole;
  readonly direction: Direction;
  readonly box?: Box | undefined;
  readonly place?: BoxPlace | undefined;
  /** A side that its table column asks for. */
  readonly align?: "start" | "center" | "end" | undefined;
  /** Depth in a list, 0 for the outermost; for continued items alone. */
  readonly depth?: number | undefined;
  /** What ends with this paragraph: the space under it is that of the whole. */
  readonly closes?: "list" | "figure" | undefined;
  /** What begins on its page with this paragraph: the template says how far down. */
  readonly opens?: "article" | "titlePage" | undefined;
}

/** The styles of one document. Variants exist only when asked for, so Word's list of styles stays short. */
export interface StyleBook {
  readonly direction: Direction;
  readonly fonts: Readonly<Record<FontRole, FontSlots>>;
  readonly notes: NoteKind;
  /** The id of the style for a paragraph. */
  readonly paragraph: (use: ParagraphUse) => string;
  /** The whole of `word/styles.xml`, with every style that was asked for so far. */
  readonly toXml: () => string;
}

interface StyleBookOptions {
  /** The list that headings count in, by their styles. */
  readonly counted: SectionNumberBook["inStyles"];
  /** BCP 47. */
  readonly language: string;
  readonly isBound: boolean;
  readonly notes: NoteKind;
}

/**
 * Styles for a document whose own direction and language are given; `Normal` and all the rest inherit them. `isBound` says
 * that it has several articles.
 */
export function createStyleBook(
  template: Template,
  catalogue: FontCatalogue,
  direction: Direction,
  { language, isBound, notes, counted }: StyleBookOptions,
): StyleBook {
  const slots = (role: FontRole) => fontSlots(role, template, catalogue, language);
  const fonts = {
    body: slots("body"),
    heading: slots("heading"),
    code: slots("code"),
    quran: slots("quran"),
  };
  const variants = new Map<string, string>();
  const roles = isBound ? boundRoles() : PARAGRAPH_ROLES;
  const entries: Readonly<Record<ParagraphRole, RoleEntry>> =
    notes === "footnote"
      ? roles
      : { ...roles, note: { ...roles.note, id: "EndnoteText", name: "endnote text" } };

  function variant(use: ParagraphUse): string {
    const { id: base, name, priority } = entries[use.role];
    const parts = variantNames(use, direction);
    if (parts.length === 0) {
      return base;
    }
    const id = base + parts.map((part) => part.replace(/[^A-Za-z0-9]/g, "")).join("");
    if (!variants.has(id)) {
      const own = roleLook(use.role, template, direction);
      const look = variantLook(use, template);
      variants.set(
        id,
        paragraphStyle({
          id,
          name: `${name} ${parts.join(" ")}`,
          builtIn: isListContinue(use) && parts.length === 1 && (use.depth ?? 0) < 5,
          basedOn: base,
          priority,
          paragraph: paragraphProperties(
            difference(look, own, use.direction === direction ? undefined : use.direction),
          ),
          run: use.opens === "titlePage" ? titlePageType(use.role, template, fonts) : "",
        }),
      );
    }
    return id;
  }

  return {
    direction,
    fonts,
    notes,
    paragraph: variant,
    toXml: () =>
      [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        `<w:styles ${WORD_NAMESPACE}>`,
        documentDefaults(template, fonts.body, language),
        latentStyles(),
        rootStyles(),
        paragraphStyle({
          id: "Normal",
          name: "Normal",
          builtIn: true,
          isDefault: true,
          priority: 0,
          paragraph: paragraphProperties({
            widowControl: true,
            ...(direction === "rtl" ? { bidi: true } : {}),
          }),
          run: "",
        }),
        ...roleStyles(entries, template, fonts, direction, counted),
        ...[...variants].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, xml]) => xml),
        ...characterStyles(template, fonts, direction, notes),
        ...tableStyles(template),
        "</w:styles>",
      ].join(""),
  };
}

function roleStyles(
  entries: Readonly<Record<ParagraphRole, RoleEntry>>,
  template: Template,
  fonts: Readonly<Record<FontRole, FontSlots>>,
  direction: Direction,
  counted: SectionNumberBook["inStyles"],
): readonly string[] {
  const headings: readonly string[] = HEADING_ROLES;
  return Object.entries(entries).map(([role, entry]) => {
    const level = headings.indexOf(role);
    const look: ParagraphLook = {
      ...roleLook(role as ParagraphRole, template, direction),
      ...(counted !== undefined && level !== -1 && level < counted.levels
        ? { numbering: { list: counted.list, level } }
        : {}),
    };
    return paragraphStyle({
      id: entry.id,
      name: entry.name,
      builtIn: entry.builtIn,
      basedOn: "Normal",
      next: entry.next === undefined ? undefined : entries[entry.next].id,
      priority: entry.priority,
      paragraph: paragraphProperties(
        look.outlineLevel === undefined ? look : { ...look, outlineLevel: entry.outlineLevel },
      ),
      run: roleRunLook(role as ParagraphRole, template, fonts),
    });
  });
}

const isListContinue = (use: ParagraphUse): boolean => use.role === "listContinue";

/** What a variant adds to the name of its role, in a fixed order. */
function variantNames(use: ParagraphUse, base: Direction): readonly string[] {
  const names: string[] = [];
  if (isListContinue(use) && (use.depth ?? 0) > 0) {
    names.push(String((use.depth ?? 0) + 1));
  }
  if (use.box !== undefined && use.box !== use.role) {
    names.push(
      `in ${use.box === "correction" ? "Correction" : use.box === "aside" ? "Aside" : "Quote"}`,
    );
  }
  if (use.place !== undefined && use.place !== "only") {
    names.push(use.place === "first" ? "First" : use.place === "inner" ? "Inner" : "Last");
  }
  if (use.closes !== undefined) {
    names.push("Last");
  }
  if (use.opens !== undefined) {
    names.push(use.opens === "article" ? "Opening" : "on Title Page");
  }
  if (use.align !== undefined) {
    names.push(use.align === "center" ? "Centred" : use.align === "end" ? "End" : "Start");
  }
  if (use.direction !== base) {
    names.push(use.direction === "ltr" ? "(LTR)" : "(RTL)");
  }
  return names;
}

function variantLook(use: ParagraphUse, template: Template): ParagraphLook {
  let look = roleLook(use.role, template, use.direction);
  if (isListContinue(use)) {
    const indent = template.list.indent * (use.depth ?? 0);
    look = { ...look, indentStart: (look.indentStart ?? 0) + indent };
  }
  if (use.box !== undefined && use.box !== use.role) {
    look = insideBox(look, use.box, template, use.direction);
  }
  if (use.box !== undefined && use.place !== undefined) {
    look = { ...look, ...placedSpacing(use.box, use.place, template) };
  }
  if (use.closes !== undefined) {
    const after =
      use.closes === "list" ? template.styles.listItem.spaceAfter : template.figure.spaceAfter;
    look = { ...look, after, ...(use.role === "figure" ? { keepNext: false } : {}) };
  }
  if (use.opens !== undefined) {
    look = { ...look, ...openingLook(use.opens, use.role, template) };
  }
  if (use.align !== undefined) {
    look = { ...look, align: use.align };
  }
  return look;
}

/** How far down its page something begins; Word keeps the room above the first paragraph of a page. */
function openingLook(
  opens: "article" | "titlePage",
  role: ParagraphRole,
  template: Template,
): ParagraphLook {
  if (opens === "article") {
    return { before: template.opening.sink };
  }
  const { sink, titleScale } = template.titlePage;
  const { leading } = template.styles[PARAGRAPH_ROLES[role].look];
  return {
    before: textHeight(template) * sink,
    line: { height: leading * titleScale, rule: "atLeast" },
  };
}

/** The type of the title on a page of its own. */
function titlePageType(
  role: ParagraphRole,
  template: Template,
  fonts: Readonly<Record<FontRole, FontSlots>>,
): string {
  const style = template.styles[PARAGRAPH_ROLES[role].look];
  const size = style.size * template.titlePage.titleScale;
  return size === style.size
    ? ""
    : runProperties({ size: scaledSize({ size }, fonts[style.font]) });
}

/** What of `look` is not in `base`, and the direction when it turns. */
function difference(
  look: ParagraphLook,
  base: ParagraphLook,
  turnsTo: Direction | undefined,
): ParagraphLook {
  const changed = Object.entries(look).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(base[key as keyof ParagraphLook]),
  );
  const indents = changed.some(([key]) => key === "indentStart" || key === "indentEnd");
  return {
    ...(Object.fromEntries(changed) as ParagraphLook),
    ...(indents ? { indentStart: look.indentStart, indentEnd: look.indentEnd } : {}),
    ...(turnsTo === undefined ? {} : { bidi: turnsTo === "rtl" }),
  };
}
