import type { FontFace } from "../../../font/index.ts";
import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import type { Points } from "../../../units/index.ts";
import type { Ink, SubsetGlyph } from "../font/glyph-ink.ts";
import {
  kindOfUnit,
  LETTER,
  LIGATURE,
  MARK,
  ONE_EACH,
  SPACE,
  shapeOf,
  UNKNOWN,
} from "./cluster-shape.ts";
import { leastWidth, spareWidth } from "./minimum-width.ts";
import type { Sign, SignRow } from "./pattern-key.ts";
import { type Scale, scaleOf, toUnits } from "./run-carriers.ts";
import { fitGap } from "./spaces.ts";

/** Longer lines take the way of all others. */
const MOST_CODES = 1024;
const SPACE_UNIT = 0x20;

const NO_RUNS: readonly PlacedRun[] = [];

/**
 * The codes of a line of one type from its left end, one for each character: what carriers are to other lines, in columns
 * that are filled again for each line.
 */
export class LineCodes implements SignRow {
  count = 0;
  /** What each reads as, in UTF-16. */
  private readonly units = new Uint16Array(MOST_CODES);
  private readonly kinds = new Uint8Array(MOST_CODES);
  /** UAX #9 level. */
  private readonly levels = new Uint8Array(MOST_CODES);
  /** Place in the line's text. */
  private readonly offsets = new Uint32Array(MOST_CODES);
  /** How many glyphs it draws; of a ligature the leftmost letter draws all. */
  private readonly inks = new Uint8Array(MOST_CODES);
  /** Index of the run that these are of. */
  private readonly runs = new Uint16Array(MOST_CODES);
  /** The place of the first of them in the run. */
  private readonly places = new Uint16Array(MOST_CODES);
  /** Its number in the face. */
  private readonly glyphs = new Uint16Array(MOST_CODES);
  /** Where it stands, in font units from the origin of its code; of no meaning where nothing is drawn. */
  private readonly xs = new Int32Array(MOST_CODES);
  private readonly ys = new Int32Array(MOST_CODES);
  /** Where the code would begin by the advances of the glyphs, in points from the run's left end. */
  private readonly origins = new Float64Array(MOST_CODES);
  /** Where it does begin, in points on the page; read in whole by who shows the codes, for it is quicker. */
  readonly pens = new Float64Array(MOST_CODES);
  /** How far it begins on the right of its origin, in font units. */
  private readonly shifts = new Int32Array(MOST_CODES);
  /** In font units. */
  private readonly widths = new Int32Array(MOST_CODES);
  private line: readonly PlacedRun[] = NO_RUNS;
  private scale: Scale = { across: 1, up: 1, rise: 0 };
  private em = 1000;
  /** The glyph of the space that was met last, and its width in font units. */
  private space = -1;
  private spaceWidth = 0;

  /**
   * Takes the codes of a line of one type, but for spaces at its left end; `false` where it has more than spaces, signs and
   * letters with their marks.
   */
  read({ runs, text }: TextLine): boolean {
    const [first] = runs;
    if (first === undefined) {
      return false;
    }
    this.count = 0;
    this.line = runs;
    this.space = -1;
    this.scale = scaleOf(first);
    this.em = first.face.metrics.unitsPerEm;
    for (let index = 0; index < runs.length; index += 1) {
      const run = runs[index];
      if (run !== undefined && !this.addRun(text, run, index)) {
        return false;
      }
    }
    return this.count > 0;
  }

  private addRun(text: string, run: PlacedRun, index: number): boolean {
    const { ids, xs, ys, starts, ends, advances } = run.glyphs;
    const { across, up, rise } = this.scale;
    const { level, x: left } = run;
    const glyphs = ids.length;
    const isRightToLeft = level % 2 === 1;
    let { count } = this;
    let origin = 0;
    for (let at = 0; at < glyphs; ) {
      const start = starts[at] ?? 0;
      const letters = (ends[at] ?? 0) - start;
      const kind = kindOfUnit(text.charCodeAt(start));
      const advance = advances[at] ?? 0;
      let width =
        kind === SPACE ? this.widthOfSpace(run.face, ids[at] ?? 0) : toUnits(advance * across);
      let own = advance;
      let to = at + 1;
      for (; to < glyphs && starts[to] === start; to += 1) {
        const more = advances[to] ?? 0;
        width += toUnits(more * across);
        own += more;
      }
      const shape = shapeOf(run, text, kind, at, to, width);
      if (shape === UNKNOWN || width < 0 || width % 1 !== 0 || count + letters > MOST_CODES) {
        return false;
      }
      // Spaces at the left end are shown by nobody.
      const most = count === 0 && kind === SPACE ? 0 : letters;
      let used = 0;
      for (let nth = 0; nth < most; nth += 1) {
        const offset = isRightToLeft ? start + letters - 1 - nth : start + nth;
        const unit = text.charCodeAt(offset);
        const glyph = shape === ONE_EACH ? at + nth : at;
        const upTo = shape === LIGATURE ? Math.round((width * (nth + 1)) / letters) : width;
        const share = shape === LIGATURE || nth === letters - 1 ? upTo - used : 0;
        this.units[count] = kind === SPACE ? SPACE_UNIT : unit;
        this.kinds[count] = shape === ONE_EACH ? kindOfUnit(unit) : kind;
        this.levels[count] = level;
        this.offsets[count] = offset;
        this.runs[count] = index;
        this.places[count] = glyph;
        this.inks[count] = shape === ONE_EACH ? 1 : nth === 0 ? to - at : 0;
        this.glyphs[count] = ids[glyph] ?? 0;
        this.xs[count] = toUnits(((xs[glyph] ?? 0) - origin) * across);
        this.ys[count] = toUnits(((ys[glyph] ?? 0) + rise) * up);
        this.origins[count] = origin + used / across;
        this.pens[count] = left + (origin + used / across);
        this.shifts[count] = 0;
        this.widths[count] = share;
        used += share;
        count += 1;
      }
      origin += own;
      at = to;
    }
    this.count = count;
    return true;
  }

  /** Lets go of the line. */
  clear(): void {
    this.count = 0;
    this.line = NO_RUNS;
  }

  /** In font units, of the glyph of a space in a face: all runs have the same, and most spaces are one glyph. */
  private widthOfSpace(face: FontFace, glyph: number): number {
    if (glyph !== this.space) {
      this.space = glyph;
      this.spaceWidth = face.advanceOf(glyph);
    }
    return this.spaceWidth;
  }

  /** As `widenNarrow` does with carriers. */
  widenNarrow(): void {
    const { kinds, widths, count } = this;
    const least = leastWidth(this.em);
    for (let at = 0; at < count; at += 1) {
      if (kinds[at] === LETTER && (widths[at] ?? 0) < least) {
        const right = this.besideMarks(at, 1);
        if (kinds[right] === LETTER) {
          const taken = spareWidth(this.widthOf(right), this.widthOf(at), least);
          this.moveBorder(at, right, taken);
          this.widths[right] = this.widthOf(right) - taken;
          this.widths[at] = this.widthOf(at) + taken;
        }
        const left = this.besideMarks(at, -1);
        if (kinds[left] === LETTER) {
          const taken = spareWidth(this.widthOf(left), this.widthOf(at), least);
          this.moveBorder(left, at, -taken);
          this.widths[left] = this.widthOf(left) - taken;
          this.widths[at] = this.widthOf(at) + taken;
        }
      }
    }
  }

  /** The next place in a direction where no mark stands; behind the last it is of no kind. */
  private besideMarks(from: number, step: 1 | -1): number {
    let at = from + step;
    while (at > 0 && at < this.count && this.kinds[at] === MARK) {
      at += step;
    }
    return at < this.count ? at : -1;
  }

  /** Moves by font units to the right where codes begin, behind one letter up to the next; no ink moves. */
  private moveBorder(behind: number, upTo: number, shift: number): void {
    for (let at = behind + 1; shift !== 0 && at <= upTo; at += 1) {
      this.pens[at] = this.penOf(at) + shift / this.scale.across;
      this.shifts[at] = (this.shifts[at] ?? 0) + shift;
    }
  }

  /** As `fitSpaces` does with carriers. */
  fitSpaces(): void {
    const { kinds, count, em } = this;
    const { across } = this.scale;
    for (let at = 1; at < count - 1; at += 1) {
      const bearer = kinds[at] === SPACE ? this.besideMarks(at, -1) : -1;
      if (kinds[bearer] === LETTER) {
        const gap = ((this.penOf(at + 1) - this.penOf(at)) * across) / em;
        const fit = fitGap(gap, kinds[at + 1] === MARK, em);
        if (fit !== undefined) {
          this.widths[bearer] = this.widthOf(bearer) + fit.added;
          this.widths[at] = fit.kept;
          this.pens[at] = this.penOf(at) + fit.added / across;
          this.inks[at] = 0;
        }
      }
    }
  }

  unitOf(at: number): number {
    return this.units[at] ?? 0;
  }

  levelOf(at: number): number {
    return this.levels[at] ?? 0;
  }

  isMark(at: number): boolean {
    return this.kinds[at] === MARK;
  }

  isSpace(at: number): boolean {
    return this.kinds[at] === SPACE;
  }

  /** In font units. */
  widthOf(at: number): number {
    return this.widths[at] ?? 0;
  }

  /** On the page. */
  penOf(at: number): Points {
    return this.pens[at] ?? 0;
  }

  /** A place so many font units on the left of where a code begins, on the page. */
  leftOf(at: number, distance: number): Points {
    return this.penOf(at) - distance / this.scale.across;
  }

  /** Where the last code ends, on the page. */
  end(): Points {
    const last = this.count - 1;
    return this.penOf(last) + this.widthOf(last) / this.scale.across;
  }

  signAt(at: number): Sign {
    const text = String.fromCharCode(this.unitOf(at));
    return {
      run: 0,
      level: this.levelOf(at),
      text,
      source: text,
      offset: this.offsets[at] ?? 0,
      kind: this.isSpace(at) ? "space" : this.isMark(at) ? "mark" : "letter",
    };
  }

  /** Whether something is drawn from a place to another. */
  hasInk(start: number, end: number): boolean {
    for (let at = start; at < end; at += 1) {
      if (this.inks[at] !== 0) {
        return true;
      }
    }
    return false;
  }

  /** The glyph of a code that draws one, in its own place; -1 for others. */
  plainGlyph(at: number): number {
    const isPlain =
      this.inks[at] === 1 && this.ys[at] === 0 && (this.xs[at] ?? 0) - (this.shifts[at] ?? 0) === 0;
    return isPlain ? (this.glyphs[at] ?? 0) : -1;
  }

  glyphAt(at: number): SubsetGlyph {
    return { ink: this.inkOf(at), advance: this.widthOf(at) };
  }

  /** The glyphs of a code, in logical order, as in a carrier. */
  private inkOf(at: number): Ink {
    const run = this.line[this.runs[at] ?? 0];
    const first = this.places[at] ?? 0;
    const count = this.inks[at] ?? 0;
    const ink: Ink[number][] = [];
    for (let nth = 0; run !== undefined && nth < count; nth += 1) {
      const { ids, xs, ys } = run.glyphs;
      const { across, up, rise } = this.scale;
      const glyph = run.level % 2 === 1 ? first + count - 1 - nth : first + nth;
      const x = toUnits(((xs[glyph] ?? 0) - (this.origins[at] ?? 0)) * across);
      const y = toUnits(((ys[glyph] ?? 0) + rise) * up);
      ink.push({ glyph: ids[glyph] ?? 0, x: x - (this.shifts[at] ?? 0), y });
    }
    return ink;
  }
}
