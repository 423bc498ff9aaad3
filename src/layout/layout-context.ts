import { type Diagnostic, diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import type { FontCatalogue, FontFace } from "../font/index.ts";
import type { Typeset, TypesetOptions } from "../formulas/index.ts";
import type { ImageStore } from "../media/index.ts";
import type { Note, PreparedArticle } from "../model/index.ts";
import { type Profile, profileOfArticle } from "../profile/index.ts";
import type { FontRole, Template } from "../template/index.ts";
import { createShaper, type Shaper } from "../text/index.ts";

/** What the layout of one publication shares: settings, pictures, fonts and the word cache. */
export interface LayoutContext {
  readonly template: Template;
  readonly profile: Profile;
  readonly images: ImageStore;
  readonly shaper: Shaper;
  readonly report: Report;
  /** As `report`, but what is said in the same words is said for the whole publication. */
  readonly reportOnce: (found: Diagnostic) => void;
  /** Sets TeX as a drawing; absent, formulas are printed as their TeX. */
  readonly typesetTex: TypesetTex | undefined;
  /** Faces to try for a role, in order; the same array for the same question. */
  readonly faces: (font: FontRole, weight: number, italic: boolean) => readonly FontFace[];
  /** Where links to a note lead; the same for the same note. */
  readonly noteAnchor: (note: Note) => string;
  /** Whether `noteAnchor` gave out that anchor. */
  readonly isNoteAnchor: (anchor: string) => boolean;
  /** Notes a character that no face covers; `reportMissing` tells of each once. */
  readonly missing: (character: string, span: Span | undefined) => void;
  readonly reportMissing: () => void;
}

/** What the layout of one article adds. */
export interface ArticleContext extends LayoutContext {
  readonly article: PreparedArticle;
}

/** What one article is laid out with: its own country's habits. */
export const articleContext = (
  article: PreparedArticle,
  shared: LayoutContext,
): ArticleContext => ({
  ...shared,
  article,
  profile: profileOfArticle(article.article, shared.profile),
});

export interface LayoutOptions {
  readonly template: Template;
  readonly profile: Profile;
  readonly images: ImageStore;
  readonly fonts: FontCatalogue;
  /** Needed where there are formulas; without it they are printed as their TeX. */
  readonly typesetTex?: TypesetTex | undefined;
}

/** Loaded by who lays out, for it is large. */
export type TypesetTex = (tex: string, options: TypesetOptions) => Typeset;

/** What was shaped in a catalogue's faces stays as long as they do, for the next publication has most of its words. */
const shapers = new WeakMap<FontCatalogue, Shaper>();

function shaperFor(fonts: FontCatalogue): Shaper {
  const shaper = shapers.get(fonts) ?? createShaper();
  shapers.set(fonts, shaper);
  return shaper;
}

export function createLayoutContext(options: LayoutOptions, report: Report): LayoutContext {
  const { template, profile, images, fonts } = options;
  const chains = new Map<string, readonly FontFace[]>();
  const noteAnchors = new Map<Note, string>();
  const givenAnchors = new Set<string>();
  const said = new Set<string>();
  const missing = new Map<string, { count: number; readonly span: Span | undefined }>();
  return {
    template,
    profile,
    images,
    report,
    reportOnce: (found) => {
      if (!said.has(found.message)) {
        said.add(found.message);
        report(found);
      }
    },
    typesetTex: options.typesetTex,
    shaper: shaperFor(fonts),
    faces: (font, weight, italic) => {
      const key = `${font} ${weight} ${italic}`;
      let chain = chains.get(key);
      if (chain === undefined) {
        chain = fonts.chain({ families: template.fonts[font].families, weight, italic });
        chains.set(key, chain);
      }
      return chain;
    },
    noteAnchor: (note) => {
      let anchor = noteAnchors.get(note);
      if (anchor === undefined) {
        // A space keeps it apart from every id that an author can give.
        anchor = `note ${noteAnchors.size + 1}`;
        noteAnchors.set(note, anchor);
        givenAnchors.add(anchor);
      }
      return anchor;
    },
    isNoteAnchor: (anchor) => givenAnchors.has(anchor),
    missing: (character, span) => {
      const known = missing.get(character);
      if (known === undefined) {
        missing.set(character, { count: 1, span });
      } else {
        known.count += 1;
      }
    },
    reportMissing: () => {
      for (const [character, { count, span }] of missing) {
        const times = count === 1 ? "once" : `${count} times`;
        report(
          diagnostic(
            "font/missing-glyph",
            `no font has ${character} (${codePointName(character)}), used ${times}`,
            { span, hints: ["add a font that has it with --font"] },
          ),
        );
      }
      missing.clear();
    },
  };
}

const codePointName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
