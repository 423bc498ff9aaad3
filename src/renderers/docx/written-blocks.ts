import { FileChild, type IContext, type IXmlableObject } from "docx";
import type { BlockChild } from "./session.ts";
import { escapeXml } from "./xml.ts";

/** The XML of a document's blocks, kept outside docx until the package is finished. */
export interface WrittenBlocks {
  /** What stands for the blocks of one section while docx writes the document; the last paragraph stands for itself. */
  readonly hold: (blocks: readonly BlockChild[]) => readonly FileChild[];
  /** The main part with the blocks in their places. */
  readonly insert: (xml: string) => string;
}

const PLACEHOLDER = "w:writtenBlocks";

/**
 * Turns blocks into XML one by one. docx would hold the objects of the whole document, join their XML and deflate it, for
 * the finishing pass to inflate it again: with thousands of paragraphs that is most of the time and memory.
 */
export function writeBlocks(): WrittenBlocks {
  const written: string[] = [];
  return {
    hold: (blocks) => {
      // docx puts the end of a section into its last paragraph.
      const held = blocks.slice(0, -1);
      return held.length === 0 ? blocks : [new HeldBlocks(held, written), ...blocks.slice(-1)];
    },
    insert: (xml) =>
      xml.replace(
        new RegExp(`<${PLACEHOLDER} number="(\\d+)">([^<]*)</${PLACEHOLDER}>`, "g"),
        (_all, number: string, pictures: string) => {
          const ids = pictures.split(" ");
          let blocks = written[Number(number)];
          if (blocks === undefined) {
            throw new Error(`nothing was written for the blocks ${number}`);
          }
          for (const [at, picture] of picturesOf(blocks).entries()) {
            blocks = blocks.replaceAll(`"${picture}"`, `"${ids[at]}"`);
          }
          return blocks;
        },
      ),
  };
}

/** As docx names a picture until it knows its relationship. */
const picturesOf = (xml: string): readonly string[] => [
  ...new Set(xml.match(/(?<=")rId\{[^{}"]+\}(?=")/g) ?? []),
];

class HeldBlocks extends FileChild {
  readonly #blocks: readonly BlockChild[];
  readonly #written: string[];

  constructor(blocks: readonly BlockChild[], written: string[]) {
    super(PLACEHOLDER);
    this.#blocks = blocks;
    this.#written = written;
  }

  /** Links and pictures are related to the document here, by their own `prepForXml`. */
  override prepForXml(context: IContext): IXmlableObject {
    const parts: string[] = [];
    for (const block of this.#blocks) {
      const prepared = block.prepForXml(context);
      if (prepared !== undefined) {
        parts.push(toXml(prepared));
      }
    }
    const xml = parts.join("");
    const number = this.#written.push(xml) - 1;
    return { [PLACEHOLDER]: [{ _attr: { number } }, picturesOf(xml).join(" ")] };
  }
}

/** An element as docx describes it: its name, and attributes, content or both (npm package "xml"). */
function toXml(described: object): string {
  for (const [name, value] of Object.entries(described)) {
    if (typeof value !== "object" || value === null) {
      return `<${name}>${escapeXml(String(value))}</${name}>`;
    }
    if (!Array.isArray(value)) {
      return `<${name}${attributesOf(value)}/>`;
    }
    let attributes = "";
    let content = "";
    for (const child of value) {
      if (typeof child !== "object") {
        content += escapeXml(String(child));
      } else if ("_attr" in child) {
        attributes += attributesOf(child);
      } else {
        content += toXml(child);
      }
    }
    return `<${name}${attributes}>${content}</${name}>`;
  }
  return "";
}

function attributesOf(described: object): string {
  if (!("_attr" in described) || typeof described._attr !== "object" || described._attr === null) {
    return "";
  }
  let written = "";
  for (const [name, value] of Object.entries(described._attr)) {
    written += ` ${name}="${escapeXml(String(value))}"`;
  }
  return written;
}
