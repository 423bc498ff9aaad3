export {
  type LengthUnit,
  POINTS_PER_UNIT,
  type Points,
  parseLength,
  type Twips,
  toEighthPoints,
  toEmu,
  toHalfPoints,
  toTwips,
} from "./length.ts";
export type { Rect, Size } from "./rect.ts";
