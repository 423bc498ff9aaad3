import { createHash } from "node:crypto";
import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { FontCatalogue, FontFace } from "../../../font/index.ts";
import type { FontSlots } from "../styles/font-slots.ts";
import { element, WORD_NAMESPACE } from "../xml.ts";
import {
  addPart,
  declareEnding,
  OFFICE_RELATIONSHIP,
  type Parts,
  relate,
} from "./package-parts.ts";

const FONT_TABLE = "word/fontTable.xml";

/** The four faces that Word keeps of a family, in the order of ECMA-376 17.8.3.10. */
const FACES = [
  ["embedRegular", 400, false],
  ["embedBold", 700, false],
  ["embedItalic", 400, true],
  ["embedBoldItalic", 700, true],
] as const;

/** Bit 1 of fsType: the owner allows no embedding (OpenType, OS/2). */
const RESTRICTED = 0x0002;

/** Puts the families into the package, whole, so that the file looks the same where they are not installed. */
export function embedFonts(
  parts: Parts,
  slots: readonly FontSlots[],
  catalogue: FontCatalogue,
  report: Report,
): void {
  const families = [...new Set(slots.flatMap(({ latin, complex }) => [complex, latin]))];
  let bytes = 0;
  let count = 0;
  const fonts = families.map((family) => {
    const faces = FACES.flatMap(([name, weight, italic]) => {
      const face = catalogue.face(family, weight, italic);
      const isExact = face?.family === family && face.weight === weight && face.italic === italic;
      return face !== undefined && isExact && mayEmbed(face, report) ? [{ name, face }] : [];
    });
    const embedded = faces.map(({ name, face }) => {
      count += 1;
      bytes += face.bytes.length;
      const key = fontKey(face);
      const file = `fonts/font${count}.odttf`;
      addPart(parts, `word/${file}`, obfuscated(face.bytes, key), undefined);
      const id = relate(parts, FONT_TABLE, `${OFFICE_RELATIONSHIP}font`, file);
      return element(`w:${name}`, { "r:id": id, "w:fontKey": `{${key}}` });
    });
    return element("w:font", { "w:name": family }, ...embedded);
  });
  declareEnding(parts, "odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont");
  addPart(
    parts,
    FONT_TABLE,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' +
      `<w:fonts ${WORD_NAMESPACE} xmlns:r="${OFFICE_RELATIONSHIP.replace(/\/$/, "")}">${fonts.join("")}</w:fonts>`,
    undefined,
  );
  const size = (bytes / 2 ** 20).toFixed(1);
  report(
    diagnostic(
      "docx/embedded-fonts",
      `${count} font files of ${families.join(", ")} are in the Word file: ${size} MiB before compression`,
    ),
  );
}

function mayEmbed(face: FontFace, report: Report): boolean {
  const isRestricted = (face.fsType & RESTRICTED) !== 0;
  if (isRestricted || face.outlines === "cff") {
    const reason = isRestricted
      ? "its licence bits forbid it"
      : "Word embeds TrueType outlines only";
    report(
      diagnostic("font/not-embeddable", `${face.fullName} is not in the Word file: ${reason}`),
    );
    return false;
  }
  return true;
}

/** A GUID that is the same for the same font file. */
function fontKey(face: FontFace): string {
  const hex = createHash("sha256").update(face.bytes).digest("hex").slice(0, 32).toUpperCase();
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The first 32 bytes, each mixed with the key read backwards (ECMA-376 17.8.1). */
function obfuscated(font: Uint8Array, key: string): Uint8Array {
  const digits = key.replaceAll("-", "").match(/../g) ?? [];
  const backwards = digits.map((pair) => Number.parseInt(pair, 16)).reverse();
  return font.map((byte, at) => (at < 32 ? byte ^ (backwards[at % 16] ?? 0) : byte));
}
