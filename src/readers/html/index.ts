export type { HtmlContent, HtmlContext, HtmlLine } from "./context.ts";
export { raiseHeadings } from "./raise-headings.ts";
export { readHtmlBlocks, readHtmlInlines } from "./read-fragment.ts";
export { readHtml } from "./read-html.ts";
export { createTally, type Loss, reportTally, type Tally } from "./tally.ts";
