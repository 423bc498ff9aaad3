import type { Points } from "./length.ts";

/** A rectangle with its origin at the top left corner; y grows downwards. */
export interface Rect {
  readonly x: Points;
  readonly y: Points;
  readonly width: Points;
  readonly height: Points;
}

export interface Size {
  readonly width: Points;
  readonly height: Points;
}
