import type { Points } from "../../../units/index.ts";
import type { PdfPage } from "../document/open-document.ts";
import { type Colour, fillColour } from "./graphics.ts";
import { OperatorBuffer } from "./operator-buffer.ts";

/** Content of one page as it grows: knows the fill colour in force and whether an artifact is open. */
export interface PageContent {
  readonly page: PdfPage;
  /** What was written so far, for whoever writes an operator by its parts. */
  readonly operators: OperatorBuffer;
  readonly write: (...operators: readonly string[]) => void;
  readonly setFill: (colour: Colour) => void;
  /** From the top of the page to the bottom: the vertical axis of PDF. */
  readonly flip: (y: Points) => Points;
  /** Writes `paint`'s operators as content of a structure element (ISO 32000-1 14.7.4.2). */
  readonly tagged: (role: string, mcid: number, paint: () => void) => void;
  /** Writes `paint`'s operators as none of the document's content (ISO 32000-1 14.8.2.2). */
  readonly artifact: (type: ArtifactType, paint: () => void) => void;
  /** Writes `paint`'s operators so that what they set ends with them. */
  readonly isolated: (paint: () => void) => void;
  /** Hands the operators to the page. */
  readonly finish: () => void;
}

/** What is printed for the page's sake and not read aloud (ISO 32000-1 table 330). */
export type ArtifactType = "header" | "footer" | "repeated" | "layout";

const ARTIFACT: Readonly<Record<ArtifactType, string>> = {
  header: "<</Type /Pagination /Subtype /Header /Attached [/Top]>>",
  footer: "<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>",
  // A table's head on its further pages.
  repeated: "<</Type /Pagination>>",
  layout: "<</Type /Layout>>",
};

/** Content that begins in a fill colour: black on a page, any in a form, which takes over what is in force where it is used. */
export function createPageContent(
  page: PdfPage,
  begin: { readonly fill: Colour | undefined } = { fill: "#000000" },
): PageContent {
  const operators = new OperatorBuffer();
  const writeOne = (operator: string): void => {
    operators.text(operator);
    operators.endLine();
  };
  let { fill } = begin;
  let open: ArtifactType | undefined;
  const closeArtifact = (): void => {
    if (open !== undefined) {
      writeOne("EMC");
      open = undefined;
    }
  };
  return {
    page,
    operators,
    write: (...added) => {
      for (const operator of added) {
        writeOne(operator);
      }
    },
    setFill: (colour) => {
      if (colour !== fill) {
        writeOne(fillColour(colour));
        fill = colour;
      }
    },
    flip: (y) => page.height - y,
    tagged: (role, mcid, paint) => {
      closeArtifact();
      writeOne(`/${role} <</MCID ${mcid}>> BDC`);
      paint();
      writeOne("EMC");
    },
    artifact: (type, paint) => {
      // Neighbours of one kind share a sequence: rules and kashidas come in numbers.
      if (open !== type) {
        closeArtifact();
        writeOne(`/Artifact ${ARTIFACT[type]} BDC`);
        open = type;
      }
      paint();
    },
    isolated: (paint) => {
      const before = fill;
      writeOne("q");
      paint();
      writeOne("Q");
      fill = before;
    },
    finish: () => {
      closeArtifact();
      page.addContent(operators.finish());
    },
  };
}
