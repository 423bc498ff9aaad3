export { collectPictures } from "./collect-pictures.ts";
export { countWords } from "./count-words.ts";
export { preparePublication } from "./prepare-publication.ts";
