export { readProsemirror } from "./read-prosemirror.ts";
