import type { Direction } from "../../../model/index.ts";
import type { LanguagePair } from "../language.ts";
import type { WordOptions, WordProtection } from "../options.ts";
import { LIST_REFERENCE } from "../paragraph.ts";
import type { NoteKind } from "../styles/character-styles.ts";
import { element, valued } from "../xml.ts";

/** `xml` with every match replaced; a pattern that no longer fits what docx writes is our bug, and says so. */
function replaceKnown(
  xml: string,
  pattern: RegExp,
  replacement: (match: string, ...groups: string[]) => string,
  what: string,
): string {
  let found = false;
  const changed = xml.replace(pattern, (match: string, ...groups: unknown[]) => {
    found = true;
    return replacement(match, ...groups.map(String));
  });
  if (!found) {
    throw new Error(`docx wrote no ${what} where one was expected`);
  }
  return changed;
}

/** Direction of each section (ECMA-376 17.6.1) and the side of the binding (17.6.16), which docx has no option for. */
export function directSections(
  xml: string,
  directions: readonly Direction[],
  bindsRight: boolean,
): string {
  let index = 0;
  const changed = replaceKnown(
    xml,
    /<w:docGrid\b[^>]*\/>(?=<\/w:sectPr>)/g,
    () => {
      const direction = directions[index];
      index += 1;
      return (
        (direction === "rtl" ? element("w:bidi") : "") + (bindsRight ? element("w:rtlGutter") : "")
      );
    },
    "section properties",
  );
  if (index !== directions.length) {
    throw new Error(`docx wrote ${index} sections for ${directions.length}`);
  }
  return changed;
}

/** A note's number inside its separator makes Word offer to repair the file. */
export function cleanSeparators(xml: string, rightToLeft: boolean): string {
  const separators = replaceKnown(
    xml,
    /<w:(footnote|endnote) w:type="(?:separator|continuationSeparator)".*?<\/w:\1>/gs,
    (note) =>
      note.replace(/<w:r><w:rPr>(?:(?!<\/w:r>).)*<w:(?:footnote|endnote)Ref\/><\/w:r>/s, ""),
    "note separators",
  );
  return rightToLeft
    ? separators.replace(
        /(<w:rStyle w:val="(?:Foot|End)noteReference"\/>)(<\/w:rPr><w:(?:foot|end)noteRef\/>)/g,
        "$1<w:rtl/>$2",
      )
    : separators;
}

/** What the settings depend on. */
export interface SettingsFacts {
  readonly languages: LanguagePair;
  readonly mirrored: boolean;
  readonly notes: NoteKind;
  readonly options: WordOptions;
}

/** Settings that docx has no option for, at their places in ECMA-376 17.15.1.78. */
export function stateSettings(
  xml: string,
  { languages, mirrored, notes, options }: SettingsFacts,
): string {
  const separators = (kind: NoteKind) =>
    element(
      `w:${kind}Pr`,
      {},
      // Endnotes would stand behind the last article, in Roman figures.
      ...(kind === "endnote" && notes === "endnote"
        ? [valued("w:pos", "sectEnd"), valued("w:numFmt", "decimal")]
        : []),
      element(`w:${kind}`, { "w:id": -1 }),
      element(`w:${kind}`, { "w:id": 0 }),
    );
  const settings = replaceKnown(
    xml,
    /<w:displayBackgroundShape\/>/,
    () =>
      [
        options.readOnlyRecommended === true
          ? element("w:writeProtection", { "w:recommended": 1 })
          : "",
        options.embedFonts === true && options.reference === undefined
          ? element("w:embedTrueTypeFonts")
          : "",
        mirrored ? element("w:mirrorMargins") : "",
        options.protection === undefined ? "" : protection(options.protection),
      ].join(""),
    "settings",
  );
  return replaceKnown(
    settings,
    /<w:compat>(.*?)<\/w:compat>/s,
    (compat) =>
      separators("footnote") +
      separators("endnote") +
      compat +
      element("w:themeFontLang", {
        "w:val": languages.leftToRight,
        "w:bidi": languages.rightToLeft,
      }),
    "compatibility settings",
  );
}

/** Enforced without a password: it guards against mistakes, not against intent (ECMA-376 17.15.1.29). */
function protection(kind: WordProtection): string {
  const edit = { reading: "readOnly", comments: "comments", "tracked-changes": "trackedChanges" };
  return (
    (kind === "tracked-changes" ? element("w:trackRevisions") : "") +
    element("w:documentProtection", { "w:edit": edit[kind], "w:enforcement": 1 })
  );
}

/** The numbers of our own numbering part in place of docx's names for lists. */
export function numberLists(xml: string): string {
  return xml.replace(new RegExp(`"\\{${LIST_REFERENCE}-(\\d+)\\}"`, "g"), '"$1"');
}

/** Fragments carry a namespace that the part's root has already. */
export function dropRepeatedNamespaces(xml: string): string {
  return xml.replace(
    /(<w:(?!document\b|footnotes\b|endnotes\b|hdr\b|ftr\b)\w+) xmlns:w="[^"]+"/g,
    "$1",
  );
}

/** docx counts drawings through the life of the process; a document counts its own. */
export function numberDrawings(
  xml: string,
  last: number,
): { readonly xml: string; readonly last: number } {
  let count = last;
  const numbered = xml.replace(
    /(<wp:docPr id=")\d+(" name=")[^"]*"/g,
    (_match, id: string, name: string) => {
      count += 1;
      return `${id}${count}${name}picture ${count}"`;
    },
  );
  return { xml: numbered, last: count };
}

/**
 * A drawing on its side reaches out of its frame by half the difference of its sides (ECMA-376 20.4.2.6): Word makes
 * room for that only when told.
 */
export function makeRoomForTurned(xml: string): string {
  return xml.replace(/<wp:inline\b.*?<\/wp:inline>/gs, (inline) => {
    const extent = /<wp:extent cx="(\d+)" cy="(\d+)"\/>/.exec(inline);
    if (extent === null || !/<a:xfrm [^>]*rot="(?:5400000|16200000)"/.test(inline)) {
      return inline;
    }
    const excess = Math.round((Number(extent[1]) - Number(extent[2])) / 2);
    const upright = Math.max(0, excess);
    const across = Math.max(0, -excess);
    return inline.replace(
      /<wp:effectExtent [^>]*\/>/,
      element("wp:effectExtent", { l: across, t: upright, r: across, b: upright }),
    );
  });
}
