import { type Affine, compose, scaling, translation } from "../affine.ts";
import { readNumbers } from "./read-numbers.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How something of fixed proportions lies in a room; shares of the free room before it. */
export interface Alignment {
  readonly x: number;
  readonly y: number;
  /** Whether it fills the room and is cut, instead of leaving room. */
  readonly slice: boolean;
}

/** `none` stretches it. */
export function readAlignment(written: string | undefined): Alignment | "none" {
  const text = (written ?? "").trim();
  if (/^none\b/.test(text)) {
    return "none";
  }
  const [, x = "Mid", y = "Mid"] = /x(Min|Mid|Max)Y(Min|Mid|Max)/.exec(text) ?? [];
  const shares: Readonly<Record<string, number>> = { Min: 0, Mid: 0.5, Max: 1 };
  return { x: shares[x] ?? 0.5, y: shares[y] ?? 0.5, slice: /\bslice\b/.test(text) };
}

/** Four numbers; undefined where they are not, or show nothing. */
export function readViewBox(written: string | undefined): Box | undefined {
  const [x, y, width, height] = readNumbers(written ?? "");
  return x === undefined ||
    y === undefined ||
    width === undefined ||
    height === undefined ||
    width <= 0 ||
    height <= 0
    ? undefined
    : { x, y, width, height };
}

/** Takes `inner` into `room` (SVG 2, 8.2). */
export function fitBox(inner: Box, room: Box, alignment: Alignment | "none"): Affine {
  const [across, down] = [room.width / inner.width, room.height / inner.height];
  if (alignment === "none") {
    return compose(
      translation(room.x, room.y),
      compose(scaling(across, down), translation(-inner.x, -inner.y)),
    );
  }
  const scale = alignment.slice ? Math.max(across, down) : Math.min(across, down);
  return compose(
    translation(
      room.x + (room.width - inner.width * scale) * alignment.x,
      room.y + (room.height - inner.height * scale) * alignment.y,
    ),
    compose(scaling(scale, scale), translation(-inner.x, -inner.y)),
  );
}
