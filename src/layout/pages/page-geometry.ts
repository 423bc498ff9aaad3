import type { Direction } from "../../model/index.ts";
import type { PageSetup } from "../../template/index.ts";
import type { Points, Rect, Size } from "../../units/index.ts";

/** Where things stand on a page. */
export interface PageGeometry {
  /** As it is looked at: a page on its side is broader than high. */
  readonly size: Size;
  /** From the upper left corner of the page. */
  readonly area: Rect;
  /** Baselines. */
  readonly headBaseline: Points;
  readonly footBaseline: Points;
  /** The side away from the binding. */
  readonly outer: "left" | "right";
}

/**
 * The same for a page on its side. It is turned against the clock in a bound copy: its head lies at the left edge of the
 * upright page, whose margins it keeps.
 */
export function turnedGeometry(
  setup: PageSetup,
  index: number,
  direction: Direction,
): PageGeometry {
  const upright = pageGeometry(setup, index, direction);
  const { size, margins, runningHead } = setup;
  const { x: left, width, height } = upright.area;
  const area = { x: margins.bottom, y: left, width: height, height: width };
  const below = size.width - left - width;
  return {
    size: { width: size.height, height: size.width },
    area,
    headBaseline: area.y - Math.min(runningHead.headDistance, left * KEPT),
    footBaseline: area.y + area.height + Math.min(runningHead.footDistance, below * KEPT),
    outer: direction === "rtl" ? "left" : "right",
  };
}

/** Heads and folios stay within this share of a margin. */
const KEPT = 0.75;

/**
 * Geometry of the page with that index, counted from 0. The first page of a right-to-left publication is a left-hand
 * page of a right-bound book, that of a left-to-right one a right-hand page.
 */
export function pageGeometry(setup: PageSetup, index: number, direction: Direction): PageGeometry {
  const { size, margins, mirrored, runningHead } = setup;
  const bindingFirst = direction === "rtl" ? "right" : "left";
  const bindingSecond = direction === "rtl" ? "left" : "right";
  const binding = mirrored && index % 2 === 1 ? bindingSecond : bindingFirst;
  const left = binding === "left" ? margins.inner : margins.outer;
  const area = {
    x: left,
    y: margins.top,
    width: size.width - margins.inner - margins.outer,
    height: size.height - margins.top - margins.bottom,
  };
  return {
    size,
    area,
    headBaseline: area.y - runningHead.headDistance,
    footBaseline: area.y + area.height + runningHead.footDistance,
    outer: binding === "left" ? "right" : "left",
  };
}
