export { looksLikeProsemirror, readProsemirror } from "./read-prosemirror.ts";
