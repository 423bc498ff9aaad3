/** Elements that are drawn by being referred to, or tell of the drawing. */
export const SILENT = new Set([
  "defs",
  "title",
  "desc",
  "metadata",
  "style",
  "symbol",
  "linearGradient",
  "radialGradient",
  "pattern",
  "clipPath",
  "mask",
  "filter",
  "marker",
  "view",
  "namedview",
  "script",
]);
/** Elements that have an outline of their own. */
export const SHAPES = new Set(["rect", "circle", "ellipse", "line", "polyline", "polygon", "path"]);
/** Elements of animations. */
export const MOVING = /^(?:animate\w*|set)$/;
