import type { LoadedImage } from "../../media/index.ts";
import type { Image, PreparedPublication } from "../../model/index.ts";
import { keepsContrast } from "./contrast.ts";
import { findNodes } from "./find-nodes.ts";
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
  /** Whether the book may claim EPUB Accessibility 1.1 with WCAG 2.1 AA: every check that a program can make was passed. */
  readonly conforms: boolean;
}

export interface AccessibilityEvidence {
  readonly publication: PreparedPublication;
  /** Each time a picture is shown. */
  readonly shown: readonly Image[];
  readonly pictures: readonly LoadedImage[];
  readonly hasPageList: boolean;
  /** Formulas that stayed TeX. */
  readonly unreadFormulas: number;
  /** The template's own rules. */
  readonly styleSheet: string;
}

/** Reads the claims off the book (EPUB Accessibility 1.1, 3). */
export function claimAccessibility(
  evidence: AccessibilityEvidence,
  { summary: words }: Wording,
): AccessibilityClaims {
  const { publication, shown, pictures, hasPageList, unreadFormulas } = evidence;
  const telling = shown.filter(({ decorative }) => decorative !== true);
  const isVisual = telling.length > 0;
  const isDescribed = telling.every(({ alt }) => alt !== undefined && alt.trim() !== "");
  const found = findNodes(publication);
  const mayFlash = pictures.some(mayMove);
  const hasMathml = found.formulas && unreadFormulas === 0;
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
      ...(hasMathml ? ["MathML"] : []),
      ...(hasPageList ? ["pageBreakMarkers", "pageNavigation"] : []),
    ],
    hazards: [mayFlash ? "unknown" : "none"],
    summary: [
      words.text,
      ...(found.headings ? [words.headings] : []),
      ...(isVisual ? [isDescribed ? words.describedImages : words.undescribedImages] : []),
      ...(found.notes ? [words.notes] : []),
      ...(hasMathml ? [words.formulas] : []),
      ...(hasPageList ? [words.pages] : []),
    ].join(" "),
    conforms:
      isDescribed &&
      !mayFlash &&
      !found.skipsLevels &&
      !found.bareTables &&
      unreadFormulas === 0 &&
      keepsContrast(evidence.styleSheet),
  };
}
