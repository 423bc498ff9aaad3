import type { Points } from "../../../units/index.ts";
import type { PdfPage } from "../document/open-document.ts";
import { type Colour, fillColour } from "./graphics.ts";

/** Content of one page as it grows: knows the fill colour in force and whether an artifact is open. */
export interface PageContent {
  readonly page: PdfPage;
  readonly write: (...operators: readonly string[]) => void;
  readonly setFill: (colour: Colour) => void;
  /** From the top of the page to the bottom: the vertical axis of PDF. */
  readonly flip: (y: Points) => Points;
  /** Writes `paint`'s operators as content of a structure element (ISO 32000-1 14.7.4.2). */
  readonly tagged: (role: string, mcid: number, paint: () => void) => void;
  /** Writes `paint`'s operators as none of the document's content (ISO 32000-1 14.8.2.2). */
  readonly artifact: (type: ArtifactType, paint: () => void) => void;
  /** Hands the operators to the page. */
  readonly finish: () => void;
}

type ArtifactType = "Pagination" | "Layout";

export function createPageContent(page: PdfPage): PageContent {
  const operators: string[] = [];
  let fill: Colour = "#000000";
  let open: ArtifactType | undefined;
  const closeArtifact = (): void => {
    if (open !== undefined) {
      operators.push("EMC");
      open = undefined;
    }
  };
  return {
    page,
    write: (...added) => {
      operators.push(...added);
    },
    setFill: (colour) => {
      if (colour !== fill) {
        operators.push(fillColour(colour));
        fill = colour;
      }
    },
    flip: (y) => page.height - y,
    tagged: (role, mcid, paint) => {
      closeArtifact();
      operators.push(`/${role} <</MCID ${mcid}>> BDC`);
      paint();
      operators.push("EMC");
    },
    artifact: (type, paint) => {
      // Neighbours of one kind share a sequence: rules and kashidas come in numbers.
      if (open !== type) {
        closeArtifact();
        operators.push(`/Artifact <</Type /${type}>> BDC`);
        open = type;
      }
      paint();
    },
    finish: () => {
      closeArtifact();
      page.addContent(operators.join("\n"));
    },
  };
}
