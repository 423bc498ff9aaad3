export {
  type MeasureWords,
  type Typeset,
  type TypesetOptions,
  typesetTex,
} from "./typeset-tex.ts";
