export type { HtmlContent, HtmlContext, HtmlLine } from "./context.ts";
export { readHtmlBlocks, readHtmlInlines } from "./read-fragment.ts";
export { createTally, type Loss, reportTally, type Tally } from "./tally.ts";
