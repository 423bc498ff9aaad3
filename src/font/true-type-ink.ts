import type { InkBox } from "./face.ts";

type Tables = Readonly<Record<string, { readonly offset: number; readonly length: number }>>;

/** Flags of a point of a simple glyph (OpenType, `glyf`). */
const ON_CURVE = 0x01;
const X_SHORT = 0x02;
const Y_SHORT = 0x04;
const REPEAT = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;
/** Our own, beside `ON_CURVE`: the last point of a contour. */
const ENDS_CONTOUR = 0x80;

/** Flags of a component of a composite glyph. */
const ARGUMENTS_ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const MORE_COMPONENTS = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** Points of a glyph, as `maxp` counts them, and its components: a damaged font may tell of any number. */
const MOST_POINTS = 0xffff;
const MOST_COMPONENTS = 1024;

/**
 * Reads how far the outlines of `glyf` reach, in font units; undefined for a blank glyph and a damaged one. The box that a
 * glyph carries will not do: it may hold the control points too. fontkit makes an object of every point and command
 * on the way, which takes ten times as long, and misses the outermost point of some curves.
 */
export function createInkReader(
  bytes: Uint8Array,
  tables: Tables,
): (glyph: number) => InkBox | undefined {
  const outlines = new Outlines(bytes, tables);
  return (glyph) => {
    try {
      outlines.read(glyph);
    } catch (error) {
      if (error instanceof RangeError) {
        return undefined;
      }
      throw error;
    }
    return outlines.box();
  };
}

class Outlines {
  readonly #view: DataView;
  readonly #glyf: number;
  readonly #loca: number;
  readonly #hasLongOffsets: boolean;
  readonly #glyphCount: number;
  #xs = new Float64Array(512);
  #ys = new Float64Array(512);
  #kinds = new Uint8Array(512);
  #count = 0;
  #components = 0;

  constructor(bytes: Uint8Array, tables: Tables) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#glyf = tables["glyf"]?.offset ?? 0;
    this.#loca = tables["loca"]?.offset ?? 0;
    this.#hasLongOffsets = this.#view.getInt16((tables["head"]?.offset ?? 0) + 50) === 1;
    this.#glyphCount = (tables["loca"]?.length ?? 0) / (this.#hasLongOffsets ? 4 : 2) - 1;
  }

  /** Takes the points of a glyph in place of those before. Throws `RangeError` where the font is damaged. */
  read(glyph: number): void {
    this.#count = 0;
    this.#components = 0;
    this.#add(glyph);
  }

  #offsetOf(glyph: number): number {
    return this.#hasLongOffsets
      ? this.#view.getUint32(this.#loca + 4 * glyph)
      : 2 * this.#view.getUint16(this.#loca + 2 * glyph);
  }

  #add(glyph: number): void {
    if (glyph >= this.#glyphCount) {
      throw new RangeError("no such glyph");
    }
    const start = this.#offsetOf(glyph);
    const end = this.#offsetOf(glyph + 1);
    if (end <= start) {
      return;
    }
    const at = this.#glyf + start;
    const contours = this.#view.getInt16(at);
    if (contours > 0) {
      this.#addSimple(at + 10, contours, this.#glyf + end);
    } else if (contours < 0) {
      this.#addComposite(at + 10);
    }
  }

  #addSimple(ends: number, contours: number, end: number): void {
    const view = this.#view;
    const first = this.#count;
    const last = first + view.getUint16(ends + 2 * (contours - 1));
    this.#reserve(last + 1);
    const kinds = this.#kinds;
    let at = ends + 2 * contours;
    at += 2 + view.getUint16(at);
    for (let point = first; point <= last; ) {
      const flag = view.getUint8(at);
      at += 1;
      let times = 1;
      if ((flag & REPEAT) !== 0) {
        times += view.getUint8(at);
        at += 1;
      }
      kinds.fill(flag, point, Math.min(point + times, last + 1));
      point += times;
    }
    at = this.#readCoordinates(this.#xs, first, last, at, X_SHORT, X_SAME_OR_POSITIVE);
    at = this.#readCoordinates(this.#ys, first, last, at, Y_SHORT, Y_SAME_OR_POSITIVE);
    if (at > end) {
      throw new RangeError("a glyph is cut off");
    }
    for (let point = first; point <= last; point += 1) {
      kinds[point] = (kinds[point] ?? 0) & ON_CURVE;
    }
    for (let contour = 0; contour < contours; contour += 1) {
      const point = first + view.getUint16(ends + 2 * contour);
      kinds[point] = (kinds[point] ?? 0) | ENDS_CONTOUR;
    }
    this.#count = last + 1;
  }

  /** Each is stored as its distance from the one before; gives where the next table begins. */
  #readCoordinates(
    into: Float64Array,
    first: number,
    last: number,
    start: number,
    short: number,
    sameOrPositive: number,
  ): number {
    const view = this.#view;
    let at = start;
    let value = 0;
    for (let point = first; point <= last; point += 1) {
      const flag = this.#kinds[point] ?? 0;
      if ((flag & short) !== 0) {
        value += (flag & sameOrPositive) === 0 ? -view.getUint8(at) : view.getUint8(at);
        at += 1;
      } else if ((flag & sameOrPositive) === 0) {
        value += view.getInt16(at);
        at += 2;
      }
      into[point] = value;
    }
    return at;
  }

  #addComposite(start: number): void {
    const view = this.#view;
    let at = start;
    let flags = MORE_COMPONENTS;
    while ((flags & MORE_COMPONENTS) !== 0) {
      this.#components += 1;
      if (this.#components > MOST_COMPONENTS) {
        throw new RangeError("too many components");
      }
      flags = view.getUint16(at);
      const glyph = view.getUint16(at + 2);
      const areWords = (flags & ARGUMENTS_ARE_WORDS) !== 0;
      const dx = areWords ? view.getInt16(at + 4) : view.getInt8(at + 4);
      const dy = areWords ? view.getInt16(at + 6) : view.getInt8(at + 5);
      at += areWords ? 8 : 6;
      const scaleAt = (index: number): number => view.getInt16(at + 2 * index) / 0x4000;
      let [xx, xy, yx, yy] = [1, 0, 0, 1];
      if ((flags & HAS_SCALE) !== 0) {
        xx = scaleAt(0);
        yy = xx;
        at += 2;
      } else if ((flags & HAS_TWO_SCALES) !== 0) {
        [xx, yy] = [scaleAt(0), scaleAt(1)];
        at += 4;
      } else if ((flags & HAS_MATRIX) !== 0) {
        [xx, xy, yx, yy] = [scaleAt(0), scaleAt(1), scaleAt(2), scaleAt(3)];
        at += 8;
      }
      const first = this.#count;
      this.#add(glyph);
      for (let point = first; point < this.#count; point += 1) {
        const x = this.#xs[point] ?? 0;
        const y = this.#ys[point] ?? 0;
        this.#xs[point] = x * xx + y * yx + dx;
        this.#ys[point] = y * yy + x * xy + dy;
      }
    }
  }

  #reserve(count: number): void {
    if (count > MOST_POINTS) {
      throw new RangeError("too many points");
    }
    if (count > this.#kinds.length) {
      const grown = <Own extends Float64Array | Uint8Array>(from: Own, to: Own): Own => {
        to.set(from);
        return to;
      };
      this.#xs = grown(this.#xs, new Float64Array(2 * count));
      this.#ys = grown(this.#ys, new Float64Array(2 * count));
      this.#kinds = grown(this.#kinds, new Uint8Array(2 * count));
    }
  }

  /** The box of the glyph that was read. */
  box(): InkBox | undefined {
    const [xMin, xMax] = this.#reachOf(this.#xs);
    const [yMin, yMax] = this.#reachOf(this.#ys);
    return xMax > xMin && yMax > yMin ? { xMin, yMin, xMax, yMax } : undefined;
  }

  /** Along one axis, how far the curves reach whose points have these coordinates. */
  #reachOf(values: Float64Array): readonly [least: number, most: number] {
    const kinds = this.#kinds;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    const reach = (value: number): void => {
      least = Math.min(least, value);
      most = Math.max(most, value);
    };
    let first = 0;
    for (let last = 0; last < this.#count; last += 1) {
      if (((kinds[last] ?? 0) & ENDS_CONTOUR) === 0) {
        continue;
      }
      const start = this.#startOf(values, first, last);
      let pen = start;
      let control: number | undefined;
      reach(start);
      for (let point = first; point <= last; point += 1) {
        const value = values[point] ?? 0;
        const isOn = ((kinds[point] ?? 0) & ON_CURVE) !== 0;
        if (control !== undefined) {
          // Between two control points lies a point of the curve.
          const end = isOn ? value : (control + value) / 2;
          reachCurve(pen, control, end, reach);
          pen = end;
        } else if (isOn) {
          reach(value);
          pen = value;
        }
        control = isOn ? undefined : value;
      }
      if (control !== undefined) {
        reachCurve(pen, control, start, reach);
      }
      first = last + 1;
    }
    return [least, most];
  }

  /** Where a contour begins: at its first point on the curve, or between two control points. */
  #startOf(values: Float64Array, first: number, last: number): number {
    const opening = values[first] ?? 0;
    if (((this.#kinds[first] ?? 0) & ON_CURVE) !== 0) {
      return opening;
    }
    const closing = values[last] ?? 0;
    return ((this.#kinds[last] ?? 0) & ON_CURVE) === 0 ? (opening + closing) / 2 : closing;
  }
}

/** A quadratic Bézier curve reaches beyond its ends only where its control point does. */
function reachCurve(
  from: number,
  control: number,
  to: number,
  reach: (value: number) => void,
): void {
  reach(to);
  if (control < Math.min(from, to) || control > Math.max(from, to)) {
    const at = (from - control) / (from - 2 * control + to);
    reach((1 - at) ** 2 * from + 2 * at * (1 - at) * control + at ** 2 * to);
  }
}
