import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { PdfOptions } from "../pdf-options.ts";

/** The standards that a file may say it keeps to. */
export type Standard = "PDF/A" | "PDF/UA";

/** What the file says of itself in the end: `undefined` where something in it forbids the claim. */
export interface Claims {
  /** Part and level of ISO 19005. */
  readonly archival: { readonly part: 2 | 3; readonly level: "A" | "U" } | undefined;
  /** Part of ISO 14289. */
  readonly accessible: 1 | undefined;
}

/**
 * Collects, while pages are painted, what forbids a claim. A file that claims what it does not keep misleads whoever
 * files it away, so a claim is left out rather than made in hope; the author is told by whoever withdraws it.
 */
export interface Conformance {
  readonly withdraw: (standard: Standard) => void;
  /** Says that characters of private use are in the file: level A asks for a meaning of each. The author is told once. */
  readonly lowerLevel: () => void;
  readonly claims: () => Claims;
}

export function createConformance(
  { archival = "3a", source, passwords }: PdfOptions,
  report: Report,
): Conformance {
  const withdrawn = new Set<Standard>();
  const refuse = (why: string, hint: string): void => {
    withdrawn.add("PDF/A");
    report(diagnostic("pdf/not-archival", `${why}, so the PDF is no PDF/A`, { hints: [hint] }));
  };
  if (passwords !== undefined) {
    // ISO 19005-2 6.1.3: an archive must be able to open the file.
    refuse("a password encrypts the file", "archive a copy without a password");
  }
  if (source !== undefined && archival === "2a") {
    // ISO 19005-2 6.8.
    refuse("PDF/A-2 takes no attachment but PDF/A", "use PDF/A-3a, which holds the source");
  }
  let level: "A" | "U" = "A";
  return {
    withdraw: (standard) => {
      withdrawn.add(standard);
    },
    lowerLevel: () => {
      if (level === "A" && !withdrawn.has("PDF/A")) {
        const part = archival.slice(0, 1);
        const why = "characters of private use have no meaning that an archive could keep";
        report(
          diagnostic("pdf/not-archival", `${why}, so the PDF is PDF/A-${part}u, not ${archival}`, {
            hints: ["write them as the letters that they stand for"],
          }),
        );
      }
      level = "U";
    },
    claims: () => ({
      archival: withdrawn.has("PDF/A") ? undefined : { part: archival === "2a" ? 2 : 3, level },
      accessible: withdrawn.has("PDF/UA") ? undefined : 1,
    }),
  };
}
