import type { Report } from "../../diagnostics/index.ts";
import type { Block, Direction } from "../../model/index.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import type { Losses } from "../rich-text/losses.ts";

/** What the conversion of Portable Text needs to know. */
export interface PortableContext {
  /** Of the surroundings. */
  readonly direction: Direction;
  readonly report: Report;
  readonly losses: Losses;
  /** How many texts are open around: a footnote in a callout has two. */
  readonly depth: number;
  /** The object that a reference leads to, or the value itself. */
  readonly resolve: (value: JsonValue) => JsonValue;
  /** The value in the language of the text, where there are several. */
  readonly inLanguage: (value: JsonValue) => JsonValue;
  /** The address of a picture that an object tells of. */
  readonly pictureOf: (value: JsonValue) => string | undefined;
  /** The address of a document of the same site. */
  readonly pageOf: (value: JsonValue) => string | undefined;
  // A footnote in a line holds blocks; handing this down keeps the files free of cycles.
  readonly toBlocks: (blocks: readonly JsonValue[], context: PortableContext) => readonly Block[];
}
