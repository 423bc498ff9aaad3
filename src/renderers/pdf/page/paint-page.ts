import { type Diagnostic, diagnostic, type Report } from "../../../diagnostics/index.ts";
import type {
  DrawingItem,
  ImageItem,
  LinePicture,
  LinkArea,
  Page,
  PageItem,
  StructureElement,
  TextLine,
} from "../../../layout/index.ts";
import type { Conformance } from "../conformance/claims.ts";
import type { PdfDocument, PdfPage } from "../document/open-document.ts";
import type { FontSet } from "../font/font-set.ts";
import type { ImageSet } from "../images/embed-image.ts";
import { pictureMatrix } from "../images/orientation.ts";
import { addLink } from "../navigation/links.ts";
import { pdfBox, type StructureTree } from "../structure/structure-tree.ts";
import { type PageReading, readingOf } from "../text-layer/page-direction.ts";
import { rowPlaces } from "../text-layer/rows.ts";
import { showCounterweight } from "../text-layer/show-codes.ts";
import type { PageDirection, RowPlace, TextLayer, TextPiece } from "../text-layer/text-layer.ts";
import type { DrawingPaints } from "./drawing-paints.ts";
import { operation } from "./graphics.ts";
import { type ArtifactType, createPageContent, type PageContent } from "./page-content.ts";
import { paintDrawing } from "./paint-drawing.ts";
import { paintKashidas } from "./paint-kashidas.ts";
import { paintText } from "./paint-text.ts";

/** What painting draws on beside the page itself; shared by all pages of a file. */
export interface Painter {
  readonly document: PdfDocument;
  readonly fonts: FontSet;
  readonly images: ImageSet;
  readonly paints: DrawingPaints;
  readonly structure: StructureTree;
  readonly textLayer: TextLayer;
  /** Whether there is, or will be, a place of that name. */
  readonly hasAnchor: (anchor: string) => boolean;
  readonly conformance: Conformance;
  readonly report: Report;
}

/** What a line's text layer needs to know of the page around it. */
interface PagePlace extends PageReading {
  readonly rows: ReadonlyMap<TextLine, RowPlace>;
}

/** Paints and tags a page; the page is complete when this returns. */
export function paintPage(painter: Painter, page: Page): PdfPage {
  const pdfPage = painter.document.addPage(page.size, page.trim);
  pdfPage.dictionary.data["Tabs"] = "S";
  painter.structure.beginPage(pdfPage);
  const content = createPageContent(pdfPage);
  const place: PagePlace = { ...readingOf(page), rows: rowPlaces(page) };
  for (const item of page.items) {
    paintItem(painter, content, item, place);
  }
  content.finish();
  return pdfPage;
}

function paintItem(painter: Painter, content: PageContent, item: PageItem, place: PagePlace): void {
  switch (item.type) {
    case "text":
      paintLine(painter, content, item, place);
      break;
    case "rect":
      content.artifact("layout", () => {
        content.setFill(item.colour);
        const [left, bottom] = pdfBox(item.rect, content.page.height);
        content.write(operation([left, bottom, item.rect.width, item.rect.height], "re"), "f");
      });
      break;
    case "image":
      paintImage(painter, content, item);
      break;
    case "drawing":
      paintDrawingItem(painter, content, item, place.direction);
      break;
    case "link":
      paintLink(painter, content, item);
      break;
  }
}

/**
 * A line is one marked-content sequence, but for the words of inline elements, which have their own: a reader aloud takes
 * a link, a foreign word or an abbreviation by what is marked as its content (ISO 14289-1 7.18.5).
 */
function paintLine(painter: Painter, content: PageContent, line: TextLine, place: PagePlace): void {
  const { structure, textLayer, fonts } = painter;
  const { direction, counterweight, rows } = place;
  const encoded = textLayer.encode(line, fonts, direction, rows.get(line));
  const pieces =
    counterweight?.line === line ? [...encoded, showCounterweight(counterweight, fonts)] : encoded;
  if (line.element === null) {
    content.artifact(artifactType(line), () => paintText(content, pieces));
  } else {
    for (const { owner, own } of byOwner(pieces, line.element, line.pictures)) {
      content.tagged(owner.role, structure.addContent(owner), () => paintText(content, own));
    }
  }
  if (line.runs.some((run) => run.kashidas.length > 0)) {
    content.artifact("layout", () => paintKashidas(content, line));
  }
}

/**
 * What belongs to one element, and is shown together; a line without words is still content of its element. A picture
 * between the words, whose ink comes later, gets a place without any: the order of the content is that of reading.
 */
function byOwner(
  pieces: readonly TextPiece[],
  block: StructureElement,
  pictures: readonly LinePicture[] = [],
): readonly { readonly owner: StructureElement; readonly own: readonly TextPiece[] }[] {
  const parts: { readonly owner: StructureElement; readonly own: TextPiece[] }[] = [];
  let read = 0;
  for (const piece of pieces) {
    if (piece.owner !== "as-before") {
      for (const { element } of pictures.slice(read, piece.picturesBefore)) {
        parts.push({ owner: element, own: [] });
      }
      read = Math.max(read, piece.picturesBefore);
    }
    const last = parts.at(-1);
    const owner = piece.owner === "as-before" ? (last?.owner ?? block) : (piece.owner ?? block);
    if (last?.owner === owner) {
      last.own.push(piece);
    } else {
      parts.push({ owner, own: [piece] });
    }
  }
  return parts.length > 0 ? parts : [{ owner: block, own: [] }];
}

/** Outside the text of the article stand running heads, folios, repeated table heads and ornaments. */
function artifactType({ margin, isRepeated }: TextLine): ArtifactType {
  switch (margin) {
    case "head":
      return "header";
    case "foot":
      return "footer";
    case undefined:
      return isRepeated === true ? "repeated" : "layout";
  }
}

function paintImage(painter: Painter, content: PageContent, item: ImageItem): void {
  const { name, ref } = painter.images.of(item);
  content.page.useXObject(name, ref);
  const box = pdfBox(item.rect, content.page.height);
  const paint = (): void => {
    const matrix = pictureMatrix(box, item.image.orientation);
    content.write("q", operation(matrix, "cm"), `/${name} Do`, "Q");
  };
  if (item.element === null) {
    content.artifact("layout", paint);
  } else {
    demandAlt(painter, content, item, item.element);
    content.tagged(item.element.role, painter.structure.addContent(item.element, box), paint);
  }
}

function paintDrawingItem(
  painter: Painter,
  content: PageContent,
  item: DrawingItem,
  direction: PageDirection,
): void {
  const paint = (): void => paintDrawing(painter, content, item, direction);
  if (item.element === null) {
    content.artifact("layout", paint);
  } else {
    const box = pdfBox(item.rect, content.page.height);
    demandAlt(painter, content, item, item.element);
    content.tagged(item.element.role, painter.structure.addContent(item.element, box), paint);
  }
}

/** A picture without words is lost on whoever cannot see it (ISO 14289-1 7.3): the file then does not claim otherwise. */
function demandAlt(
  { conformance, report }: Painter,
  { page }: PageContent,
  { source }: ImageItem | DrawingItem,
  element: StructureElement,
): void {
  if ((element.alt ?? "").trim() !== "") {
    return;
  }
  conformance.withdraw("PDF/UA");
  const isNamed = source !== undefined && !source.src.startsWith("data:");
  const name = isNamed ? `the picture ${source.src}` : `a picture on page ${page.number}`;
  report(
    diagnostic("pdf/missing-alt", `${name} has no alternative text, so the PDF is no PDF/UA`, {
      span: source?.span,
      hints: ["say in words what it shows, or mark it as decorative"],
    }),
  );
}

/** A link to nowhere would be a place that answers no click: its words stay, and the author hears of it. */
function paintLink(painter: Painter, content: PageContent, link: LinkArea): void {
  const { document, structure, hasAnchor, report } = painter;
  if (link.target.kind === "anchor" && !hasAnchor(link.target.anchor)) {
    report(unknownAnchor(link.target.anchor));
    return;
  }
  addLink(document, content.page, structure, link);
}

/** What the author hears of a link inside the document that leads nowhere. */
export function unknownAnchor(anchor: string): Diagnostic {
  return diagnostic(
    "article/unknown-target",
    `nothing is called #${anchor}, so nothing links to it`,
  );
}
