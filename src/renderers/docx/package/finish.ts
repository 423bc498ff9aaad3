import { unzipSync } from "fflate";
import type { Report } from "../../../diagnostics/index.ts";
import type { Direction, PreparedPublication } from "../../../model/index.ts";
import { writeZip } from "../../zip.ts";
import { applyReference } from "../reference/apply-reference.ts";
import type { Reference } from "../reference/read-reference.ts";
import { coreProperties } from "./core-properties.ts";
import { customProperties } from "./custom-properties.ts";
import { keepData, listBlocks } from "./list-blocks.ts";
import { editPart, type Parts } from "./package-parts.ts";
import {
  cleanSeparators,
  directSections,
  dropRepeatedNamespaces,
  makeRoomForTurned,
  numberDrawings,
  numberLists,
  type SettingsFacts,
  stateSettings,
} from "./part-edits.ts";
import { renumberRelationships } from "./relationships.ts";

/** What the package as a whole must say. */
export interface PackageFacts extends SettingsFacts {
  readonly prepared: PreparedPublication;
  /** Puts the blocks into the main part, which docx wrote without them. */
  readonly insertBlocks: (xml: string) => string;
  /** The whole of `word/numbering.xml`. */
  readonly numbering: string;
  /** One for each section, in order. */
  readonly sectionDirections: readonly Direction[];
  readonly now: Date;
  /** The list of block marks, when there is one. */
  readonly blocks: string | undefined;
  /** What the document itself has no place for. */
  readonly ownData: string | undefined;
  readonly reference: Reference | undefined;
  readonly report: Report;
  /** Puts the fonts into the package, when they are wanted there. */
  readonly embed: ((parts: Parts) => void) | undefined;
}

/**
 * Closes what docx leaves open and makes the package the same whenever and wherever it is written: direction of
 * sections, settings, separators, list numbers; stable ids; parts in order, dated at the beginning of ZIP's time.
 */
export function finishPackage(written: Uint8Array, facts: PackageFacts): Uint8Array {
  const parts: Parts = new Map(
    Object.entries(unzipSync(written)).filter(([name]) => !name.endsWith("/")),
  );
  const edit = (name: string, change: (xml: string) => string) => editPart(parts, name, change);
  const stories = [...parts.keys()].filter((name) =>
    /^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/.test(name),
  );
  const rightToLeft = facts.prepared.direction === "rtl";

  edit("word/document.xml", facts.insertBlocks);
  edit("word/document.xml", (xml) => directSections(xml, facts.sectionDirections, rightToLeft));
  edit("word/footnotes.xml", (xml) => cleanSeparators(xml, rightToLeft));
  edit("word/endnotes.xml", (xml) => cleanSeparators(xml, rightToLeft));
  edit("word/settings.xml", (xml) => stateSettings(xml, facts));
  edit("word/numbering.xml", () => facts.numbering);
  edit("docProps/core.xml", () => coreProperties(facts.prepared, facts.now));
  edit("docProps/custom.xml", () => customProperties(facts.prepared));
  let drawings = 0;
  for (const story of stories) {
    edit(story, (xml) => {
      const numbered = numberDrawings(
        makeRoomForTurned(numberLists(dropRepeatedNamespaces(xml))),
        drawings,
      );
      drawings = numbered.last;
      return numbered.xml;
    });
  }
  if (facts.blocks !== undefined) {
    listBlocks(parts, facts.blocks);
  }
  if (facts.ownData !== undefined) {
    keepData(parts, facts.ownData);
  }
  if (facts.reference !== undefined) {
    applyReference(parts, facts.reference, rightToLeft, facts.report);
  } else {
    facts.embed?.(parts);
  }
  renumberRelationships(parts);
  return zip(parts);
}

const FIRST_PARTS = ["[Content_Types].xml", "_rels/.rels"];

function zip(parts: Parts): Uint8Array {
  const rest = [...parts.keys()].filter((name) => !FIRST_PARTS.includes(name)).sort();
  return writeZip(
    [...FIRST_PARTS, ...rest].flatMap((path) => {
      const data = parts.get(path);
      return data === undefined ? [] : [{ path, data, stored: false }];
    }),
  );
}
