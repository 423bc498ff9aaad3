export {
  type FaceRequest,
  type FontCatalogue,
  type FontSource,
  loadCatalogue,
} from "./catalogue.ts";
export type { FaceMetrics, FontFace, InkBox, OutlineStep, Reach } from "./face.ts";
export { FontError, type FontFailure } from "./font-error.ts";
export { openFace } from "./open-face.ts";
export { shapingFontOf } from "./shaping-font.ts";
export { subsetFace } from "./subset-face.ts";
