export { type Affine, compose } from "./affine.ts";
export { DrawingError } from "./drawing-error.ts";
export type {
  ClipArea,
  DrawnMark,
  Fill,
  FillRule,
  GradientStop,
  GroupMark,
  LinearGradient,
  MarkColour,
  Paint,
  PathMark,
  PixelsMark,
  RadialGradient,
  Stroke,
  WordsMark,
  WordsStretch,
} from "./mark.ts";
export type { Path, PathStep } from "./path.ts";
export { PIXELS_PER_UNIT } from "./svg/read-numbers.ts";
export { readSvg, type SvgOptions, type SvgReading } from "./svg/read-svg.ts";
export { readXmlTree, type XmlElement } from "./svg/xml-tree.ts";
