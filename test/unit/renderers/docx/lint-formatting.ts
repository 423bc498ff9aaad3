import { strFromU8, unzipSync } from "fflate";

/** What a paragraph, run, row or cell may say by itself: style, place in a list, direction, language, structure. */
const STRUCTURE: ReadonlySet<string> = new Set([
  "pStyle",
  "numPr",
  "ilvl",
  "numId",
  "sectPr",
  "rStyle",
  "rtl",
  "lang",
  "tblStyle",
  "bidiVisual",
  "tblW",
  "tblLayout",
  "tblLook",
  "tblCaption",
  "tblDescription",
  "cantSplit",
  "tblHeader",
  "tcW",
  "gridSpan",
  "vMerge",
]);

/**
 * Direct formatting in a finished file that a style could say, which an editor would have to undo by hand; empty when there
 * is none. What no style can say is let pass where it must stand, and nowhere else:
 *
 * - bold on words of a bold character style in a paragraph of a bold style, since the two cancel each other;
 * - size on words of a sized character style in type of another size;
 * - anything on words of a character style which have further roles, since a run has one style;
 * - an indent in a paragraph beside a list in a box or note, and the page break before the contents.
 */
export function lintFormatting(bytes: Uint8Array): readonly string[] {
  const parts = unzipSync(bytes);
  const styles = stylesOf(strFromU8(parts["word/styles.xml"] ?? new Uint8Array()));
  const faults: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!/^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/.test(name)) {
      continue;
    }
    const xml = strFromU8(part)
      .replace(/<w:sectPr\b.*?<\/w:sectPr>/gs, "")
      // Separators of notes have no style of their own in Word either.
      .replace(/<w:(footnote|endnote) w:type=.*?<\/w:\1>/gs, "");
    for (const [paragraph] of xml.matchAll(/<w:p>.*?<\/w:p>/gs)) {
      const style = /<w:pStyle w:val="([^"]+)"/.exec(paragraph)?.[1] ?? "Normal";
      const fault = (what: string) => faults.push(`${name}: ${what} in ${style}`);
      const own = /^<w:p><w:pPr>(.*?)<\/w:pPr>/s.exec(paragraph)?.[1] ?? "";
      for (const property of directOf(own)) {
        if (!isAllowedInParagraph(property, style)) {
          fault(property);
        }
      }
      for (const [, run = ""] of paragraph.matchAll(/<w:r><w:rPr>(.*?)<\/w:rPr>/gs)) {
        const character = /<w:rStyle w:val="([^"]+)"/.exec(run)?.[1];
        for (const property of directOf(run)) {
          if (character === undefined || !isAllowedInRun(property, character, style, styles)) {
            fault(`${property} on ${character ?? "plain words"}`);
          }
        }
      }
    }
    for (const [, kind = "", own = ""] of xml.matchAll(/<w:(tblPr|trPr|tcPr)>(.*?)<\/w:\1>/gs)) {
      faults.push(...directOf(own).map((property) => `${name}: ${property} in ${kind}`));
    }
  }
  return faults;
}

const directOf = (properties: string): readonly string[] =>
  [...properties.matchAll(/<w:(\w+)/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !STRUCTURE.has(name));

function isAllowedInParagraph(property: string, style: string): boolean {
  switch (property) {
    case "pageBreakBefore":
      return style.startsWith("TOCHeading");
    case "ind":
      return /^(?:Quote|Aside|FootnoteText|EndnoteText|Table(?:Text|Head)|Correction)/.test(style);
    default:
      return false;
  }
}

function isAllowedInRun(
  property: string,
  character: string,
  paragraph: string,
  styles: Styles,
): boolean {
  const own = styles.of(character);
  switch (property) {
    case "b":
    case "bCs":
      return !own.includes("<w:b/>") || styles.of(paragraph).includes("<w:b/>");
    case "sz":
    case "szCs":
      return !own.includes("<w:sz ") || sizeOf(styles.of(paragraph)) !== styles.size;
    case "i":
    case "iCs":
    case "u":
    case "strike":
    case "shd":
    case "color":
    case "rFonts":
    case "noProof":
    case "vertAlign":
      return !own.includes(`<w:${property}`);
    default:
      return false;
  }
}

interface Styles {
  /** All that a style says, with what it is based on. */
  readonly of: (id: string) => string;
  /** Half-points of plain text. */
  readonly size: string | undefined;
}

const sizeOf = (xml: string): string | undefined => /<w:szCs w:val="(\d+)"/.exec(xml)?.[1];

function stylesOf(xml: string): Styles {
  const all = new Map(
    [...xml.matchAll(/<w:style .*?<\/w:style>/gs)].map(([style]) => [
      /w:styleId="([^"]+)"/.exec(style)?.[1] ?? "",
      style,
    ]),
  );
  const of = (id: string): string => {
    const style = all.get(id) ?? "";
    const base = /<w:basedOn w:val="([^"]+)"/.exec(style)?.[1];
    return base === undefined ? style : style + of(base);
  };
  return { of, size: sizeOf(/<w:docDefaults>.*?<\/w:docDefaults>/s.exec(xml)?.[0] ?? "") };
}
