export { collectPictures } from "./collect-pictures.ts";
export { withFonts } from "./colophon.ts";
export { countWords } from "./count-words.ts";
export { hasFormulas } from "./has-formulas.ts";
export { type PrepareOptions, preparePublication } from "./prepare-publication.ts";
export { printedTexts } from "./printed-texts.ts";
