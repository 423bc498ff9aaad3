import { spanWithin } from "./diagnostics/index.ts";
import type { FontCatalogue } from "./font/index.ts";
import { createNodeHost, type Host } from "./host/index.ts";
import type { Finding } from "./house-style/index.ts";
import { loadFonts } from "./load-fonts.ts";
import { type Article, type Publication, walkArticle } from "./model/index.ts";

/** What findings of missing glyphs have for a rule: the diagnostic that an export gives for the same. */
export const MISSING_GLYPH = "font/missing-glyph";

export interface MissingGlyphOptions {
  /** Folders of fonts, or single font files, beside the bundled ones. */
  readonly fontFolders?: readonly string[] | undefined;
  readonly host?: Host | undefined;
}

/** Spaces, controls and selectors leave no mark, and need no glyph. */
const UNSEEN = /\p{Z}|\p{Cc}|\p{Cf}|\p{Cs}|\p{Variation_Selector}/u;

/** The characters that no font has, each once, where it first stands. Files of fonts that are none are left out. */
export async function findMissingGlyphs(
  input: Article | Publication,
  { fontFolders = [], host = createNodeHost() }: MissingGlyphOptions = {},
): Promise<readonly Finding[]> {
  const covers = coverageOf(await loadFonts(host, fontFolders, () => {}));
  const found = new Map<string, Finding>();
  for (const article of input.type === "article" ? [input] : input.articles) {
    walkArticle(article, (node) => {
      if (node.type !== "text" && node.type !== "code" && node.type !== "honorific") {
        return;
      }
      const { value, span } = node;
      for (let at = 0; at < value.length; ) {
        const character = String.fromCodePoint(value.codePointAt(at) ?? 0);
        const end = at + character.length;
        if (!covers(character) && !found.has(character)) {
          found.set(character, {
            rule: MISSING_GLYPH,
            level: "report",
            span: spanWithin(span, value.length, at, end),
            before: character,
            message: `no font has ${nameOf(character)}; --font adds one that has it`,
          });
        }
        at = end;
      }
    });
  }
  return [...found.values()];
}

function coverageOf(fonts: FontCatalogue): (character: string) => boolean {
  const known = new Map<string, boolean>();
  return (character) => {
    let covered = known.get(character);
    if (covered === undefined) {
      const faces = fonts.chain({ families: [], weight: 400, italic: false });
      const codePoint = character.codePointAt(0) ?? 0;
      covered = UNSEEN.test(character) || faces.some((face) => face.covers(codePoint));
      known.set(character, covered);
    }
    return covered;
  };
}

const nameOf = (character: string): string =>
  `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`;
