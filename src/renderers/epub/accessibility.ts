import type { LoadedImage } from "../../media/index.ts";
import {
  type Block,
  type Image,
  type PreparedPublication,
  type WalkedNode,
  walkBlocks,
  walkInlines,
} from "../../model/index.ts";
import { mayMove } from "./moving-picture.ts";
import type { Wording } from "./wording.ts";

/** What can be said of a book's accessibility, in terms of schema.org; each is found in the book, none is assumed. */
export interface AccessibilityClaims {
  readonly accessModes: readonly string[];
  readonly sufficient: readonly string[];
  readonly features: readonly string[];
  readonly hazards: readonly string[];
  /** In the language of `Wording`. */
  readonly summary: string;
}

export interface AccessibilityEvidence {
  readonly publication: PreparedPublication;
  /** Each time a picture is shown. */
  readonly shown: readonly Image[];
  readonly pictures: readonly LoadedImage[];
  readonly hasPageList: boolean;
}

/** Reads the claims off the book (EPUB Accessibility 1.1, 3). */
export function claimAccessibility(
  { publication, shown, pictures, hasPageList }: AccessibilityEvidence,
  { summary: words }: Wording,
): AccessibilityClaims {
  const telling = shown.filter(({ decorative }) => decorative !== true);
  const isVisual = telling.length > 0;
  const isDescribed = telling.every(({ alt }) => alt !== undefined && alt.trim() !== "");
  const found = findNodes(publication);
  const mayFlash = pictures.some(mayMove);
  return {
    accessModes: ["textual", ...(isVisual ? ["visual"] : [])],
    sufficient: [...(isDescribed ? ["textual"] : []), ...(isVisual ? ["textual,visual"] : [])],
    features: [
      "tableOfContents",
      "readingOrder",
      "displayTransformability",
      "ARIA",
      "unlocked",
      ...(found.headings ? ["structuralNavigation"] : []),
      ...(isVisual && isDescribed ? ["alternativeText"] : []),
      ...(hasPageList ? ["pageBreakMarkers", "pageNavigation"] : []),
    ],
    hazards: [mayFlash ? "unknown" : "none"],
    summary: [
      words.text,
      ...(found.headings ? [words.headings] : []),
      ...(isVisual ? [isDescribed ? words.describedImages : words.undescribedImages] : []),
      ...(found.notes ? [words.notes] : []),
      ...(found.formulas ? [words.formulas] : []),
      ...(hasPageList ? [words.pages] : []),
    ].join(" "),
  };
}

function findNodes({ articles }: PreparedPublication): {
  /** Headings, none of which skips a level: only then do they tell how the text is built. */
  readonly headings: boolean;
  readonly notes: boolean;
  readonly formulas: boolean;
} {
  const found = { headings: false, skipped: false, notes: false, formulas: false };
  let above = 0;
  const visit = (node: WalkedNode): void => {
    if (node.type === "heading") {
      found.headings = true;
      found.skipped ||= node.level > above + 1;
      above = node.level;
    }
    found.notes ||= node.type === "note";
    found.formulas ||= node.type === "math";
  };
  const blocks = (several: readonly Block[]): void => walkBlocks(several, visit);
  for (const { opening, body, closing } of articles) {
    above = 0;
    for (const part of [...opening, ...closing]) {
      switch (part.kind) {
        case "line":
          found.headings ||= part.role === "title";
          walkInlines(part.content, visit);
          break;
        case "figure":
          blocks([part.figure]);
          break;
        case "blocks":
          blocks(part.blocks);
          break;
        case "points":
          for (const point of part.points) {
            walkInlines(point, visit);
          }
          break;
      }
    }
    blocks(body);
  }
  const { headings, skipped, notes, formulas } = found;
  return { headings: headings && !skipped, notes, formulas };
}
