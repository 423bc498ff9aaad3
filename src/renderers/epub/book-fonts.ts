import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { FontCatalogue, FontFace } from "../../font/index.ts";
import type { FontRole, Template } from "../../template/index.ts";

/** A font in the container. */
export interface FontFile {
  readonly id: string;
  /** From the folder of the package document. */
  readonly path: string;
  readonly mediaType: "font/ttf" | "font/otf";
  readonly face: FontFace;
}

export interface BookFonts {
  /** By path. */
  readonly files: readonly FontFile[];
  /** Names for `font-family`, the preferred first; embedded ones and those the template asks for. */
  readonly families: Readonly<Record<FontRole, readonly string[]>>;
}

/** `OS/2` fsType bit 1: restricted licence, the font may not be embedded (OpenType 1.9.1, OS/2). */
const RESTRICTED = 0x0002;

/** Characters that must not come out as boxes: reading systems have fonts of their own for symbols. */
const WRITTEN = /[\p{L}\p{M}\p{N}]/u;

/** What the book prints, as far as it decides about fonts. */
export interface PrintedText {
  readonly characters: ReadonlySet<string>;
  readonly hasCode: boolean;
  readonly hasQuran: boolean;
  /** Whether there is emphasis in a language that has italics. */
  readonly hasItalic: boolean;
}

/**
 * The faces that the book is set in: those of the template's roles, in the weights that its styles use, and the
 * companions that have what they lack.
 */
export function chooseFonts(
  template: Template,
  catalogue: FontCatalogue,
  printed: PrintedText,
  { embed, report }: { readonly embed: boolean; readonly report: Report },
): BookFonts {
  if (!embed) {
    const { body, heading, code, quran } = template.fonts;
    return {
      files: [],
      families: {
        body: body.families,
        heading: heading.families,
        code: code.families,
        quran: quran.families,
      },
    };
  }
  const faces = new Map<string, FontFace>();
  const forbidden = new Set<string>();
  const characters = [...printed.characters].filter((character) => WRITTEN.test(character));
  const familiesOf = (role: FontRole): readonly string[] => {
    const { families } = template.fonts[role];
    const embedded = new Set<string>();
    for (const style of stylesOf(template, role, printed)) {
      const { allowed, refused } = sortOut(catalogue.chain({ families, ...style }));
      for (const face of refused) {
        if (isNamed(face, families)) {
          forbidden.add(face.fullName);
        }
      }
      for (const face of covering(allowed, characters)) {
        faces.set(face.id, face);
        embedded.add(face.family);
      }
    }
    return [...new Set([...embedded, ...families])];
  };
  const families = {
    body: familiesOf("body"),
    heading: familiesOf("heading"),
    code: familiesOf("code"),
    quran: familiesOf("quran"),
  };
  for (const name of forbidden) {
    report(
      diagnostic("font/not-embeddable", `the font ${name} may not be embedded, says its maker`, {
        hints: ["readers who lack it see the text in another font"],
      }),
    );
  }
  return { files: [...faces.values()].map(fontFile).sort(byPath), families };
}

function sortOut(chain: readonly FontFace[]): {
  readonly allowed: readonly FontFace[];
  readonly refused: readonly FontFace[];
} {
  const isRefused = ({ fsType }: FontFace) => (fsType & RESTRICTED) !== 0;
  return { allowed: chain.filter((face) => !isRefused(face)), refused: chain.filter(isRefused) };
}

const isNamed = ({ family }: FontFace, families: readonly string[]): boolean =>
  families.some((name) => name.toLowerCase() === family.toLowerCase());

/** The first face, and of the others each that has a character which those before lack. */
function covering(chain: readonly FontFace[], characters: readonly string[]): readonly FontFace[] {
  const [first, ...others] = chain;
  if (first === undefined) {
    return [];
  }
  const chosen = [first];
  let missing = characters.filter((character) => !hasGlyph(first, character));
  for (const face of others) {
    const left = missing.filter((character) => !hasGlyph(face, character));
    if (left.length < missing.length) {
      chosen.push(face);
      missing = left;
    }
  }
  return chosen;
}

const hasGlyph = (face: FontFace, character: string): boolean =>
  face.covers(character.codePointAt(0) ?? 0);

interface FaceStyle {
  readonly weight: number;
  readonly italic: boolean;
}

/** Those of the role's styles, and a bold one for strong matter; code and Qurʾān need no bold one. */
function stylesOf(
  { styles, inline }: Template,
  role: FontRole,
  { hasCode, hasQuran, hasItalic }: PrintedText,
): readonly FaceStyle[] {
  if (role === "code") {
    return hasCode ? [{ weight: styles.code.weight, italic: false }] : [];
  }
  const own = Object.values(styles).filter(({ font }) => font === role);
  if (role === "quran") {
    return hasQuran ? own.map(({ weight }) => ({ weight, italic: false })) : [];
  }
  const weights = new Set([...own.map(({ weight }) => weight), inline.strong.weight ?? 700]);
  const upright = [...weights]
    .sort((one, other) => one - other)
    .map((weight) => ({ weight, italic: false }));
  const isSlanted = role === "body" && hasItalic && inline.emphasisLatin.italic === true;
  return isSlanted ? [...upright, { weight: styles.body.weight, italic: true }] : upright;
}

function fontFile(face: FontFace): FontFile {
  const isTrueType = face.outlines === "truetype";
  const stem = face.postscriptName.replace(/[^A-Za-z0-9-]+/g, "") || "font";
  // The hash keeps two fonts of one name apart.
  const name = `${stem}-${face.id.slice(-8)}`;
  return {
    id: `font-${name}`,
    path: `fonts/${name}.${isTrueType ? "ttf" : "otf"}`,
    mediaType: isTrueType ? "font/ttf" : "font/otf",
    face,
  };
}

const byPath = (one: FontFile, other: FontFile): number => (one.path < other.path ? -1 : 1);

/** Who made the embedded fonts and on what terms they may be used: the notice that goes with every copy of them. */
export function fontNotice(files: readonly FontFile[]): string {
  return files
    .map(({ path, face }) =>
      [
        `${path.replace("fonts/", "")}: from ${face.fullName}, ${face.version}`,
        face.copyright,
        face.licence,
      ]
        .filter((line) => line !== undefined && line !== "")
        .join("\n"),
    )
    .join("\n\n")
    .concat("\n");
}
