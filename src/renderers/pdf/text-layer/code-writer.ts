import type { PlacedRun } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { EmbeddedFont } from "../font/embedded-font.ts";
import type { FontSet } from "../font/font-set.ts";
import type { SubsetGlyph } from "../font/glyph-ink.ts";
import type { LineCodes } from "./line-codes.ts";
import type { Gap, TextPiece } from "./text-layer.ts";

/** Differences below this, in points, are not worth a number in the file; they never add up. */
const TOLERANCE = 0.002;
/** A code is dropped by PDFium when it was among the last codes and stands, in ems, as near as this. */
const NEAR = 0.08;
const LAST_CODES = 8;

const NOTHING: SubsetGlyph = { ink: [], advance: 0 };

/**
 * Font size of lines that are shown in several stretches. PDFium begins a line of text where the baseline moves by one
 * unit of text space, which this makes a thousandth of the type's size.
 */
export const FINE_SIZE = 1000;

/** What a piece is to those who read it. */
export interface PieceKind {
  /** Whether units of text space are as fine as `FINE_SIZE` makes them. */
  readonly isFine: boolean;
  /** Is for PDFium alone. */
  readonly isSilent: boolean;
  /** Belongs to the inline element of what was shown before. */
  readonly joinsLast: boolean;
}

/** As gaps are written. */
const hundredths = (number: number): number => Math.round(number * 100) / 100;

/** Shows codes of a run one after another, and knows where a reader of the file takes the pen to be. */
export class CodeWriter {
  private readonly font: EmbeddedFont;
  private readonly run: PlacedRun;
  private readonly start: Points;
  private readonly thousandth: Points;
  private readonly cids: number[];
  private readonly gaps: Gap[];
  private count: number;
  private pen: Points;
  /** The codes without ink, which may follow each other in one place. */
  private readonly blanks: {
    readonly cid: number;
    readonly pen: Points;
    readonly count: number;
  }[];

  /** The first code begins at `start`, on the page; at most `most` are going to be shown. */
  constructor(fonts: FontSet, run: PlacedRun, start: Points, most: number) {
    this.font = fonts.of(run.face);
    this.run = run;
    this.start = start;
    this.thousandth = (run.size * run.glyphScale) / 1000;
    this.cids = new Array<number>(most);
    this.gaps = [];
    this.count = 0;
    this.pen = start;
    this.blanks = [];
  }

  moveTo(pen: Points | undefined): void {
    if (pen !== undefined && Math.abs(pen - this.pen) > TOLERANCE) {
      this.jump(pen);
    }
  }

  moveBy(points: Points): void {
    this.jump(this.pen + points);
  }

  /** Shows codes of a line, from one place to another; `pen` is kept by hand, for numbers in objects are slow to change. */
  showAll(codes: LineCodes, start: number, end: number): void {
    const { font, cids, gaps, thousandth } = this;
    let { pen, count } = this;
    for (let at = start; at < end; at += 1) {
      const own = codes.pens[at] ?? 0;
      if (Math.abs(own - pen) > TOLERANCE) {
        const by = hundredths((own - pen) / thousandth);
        gaps.push({ before: count, by });
        pen += by * thousandth;
      }
      const glyph = codes.plainGlyph(at);
      if (glyph < 0) {
        this.pen = pen;
        this.count = count;
        this.show(codes.glyphAt(at), String.fromCharCode(codes.unitOf(at)));
        ({ pen, count } = this);
      } else {
        const cid = font.plainCidFor(glyph, codes.widthOf(at), codes.unitOf(at));
        cids[count] = cid;
        count += 1;
        pen += font.widthOf(cid) * thousandth;
      }
    }
    this.pen = pen;
    this.count = count;
  }

  show(glyph: SubsetGlyph, text: string): void {
    const { ink, advance } = glyph;
    const part = ink[0];
    if (part === undefined) {
      this.add(this.blankCid(glyph, text));
    } else if (ink.length === 1 && part.x === 0 && part.y === 0 && text.length === 1) {
      this.add(this.font.plainCidFor(part.glyph, advance, text.charCodeAt(0)));
    } else {
      this.add(this.font.cidFor(glyph, text));
    }
  }

  /** Shows a space without ink and width, which is a border to PDFium. */
  showNothing(): void {
    this.show(NOTHING, " ");
  }

  /** Does the same left of all that was shown: what comes next is a new line to PDFium even if its ink reaches into this. */
  showEnd(): void {
    this.jump(this.start - 2 * this.thousandth);
    this.showNothing();
  }

  /** What was shown. */
  piece(baseline: Points, kind: PieceKind, picturesBefore: number, isBlank: boolean): TextPiece {
    const { size, glyphScale, colour, element } = this.run;
    this.cids.length = this.count;
    return {
      font: this.font,
      colour,
      x: this.start,
      baseline,
      fontSize: kind.isFine ? FINE_SIZE : size,
      zoom: kind.isFine ? size / FINE_SIZE : 1,
      horizontalScale: glyphScale,
      cids: this.cids,
      gaps: this.gaps,
      owner: kind.joinsLast ? "as-before" : element,
      picturesBefore,
      isSilent: kind.isSilent,
      isBlank,
    };
  }

  private jump(pen: Points): void {
    const by = hundredths((pen - this.pen) / this.thousandth);
    this.gaps.push({ before: this.count, by });
    this.pen += by * this.thousandth;
  }

  private add(cid: number): void {
    this.cids[this.count] = cid;
    this.count += 1;
    this.pen += this.font.widthOf(cid) * this.thousandth;
  }

  private blankCid({ ink, advance }: SubsetGlyph, text: string): number {
    let cid = this.font.cidFor({ ink, advance }, text);
    if (advance === 0) {
      // Blank codes differ in nothing but their width; a unit or two of the font is less than the tolerance.
      for (let spare = 1; spare <= 3 && this.isNear(cid); spare += 1) {
        cid = this.font.cidFor({ ink, advance: spare }, text);
      }
    }
    this.blanks.push({ cid, pen: this.pen, count: this.count });
    return cid;
  }

  private isNear(cid: number): boolean {
    for (let at = this.blanks.length - 1; at >= 0; at -= 1) {
      const blank = this.blanks[at];
      if (blank === undefined || this.count - blank.count > LAST_CODES) {
        return false;
      }
      const distance = Math.abs(blank.pen - this.pen);
      if (blank.cid === cid && distance < NEAR * 1000 * this.thousandth) {
        return true;
      }
    }
    return false;
  }
}
