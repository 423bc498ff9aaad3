export { readPortableText } from "./read-portable-text.ts";
