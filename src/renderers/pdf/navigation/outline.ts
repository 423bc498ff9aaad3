import type { Destination, OutlineEntry } from "../../../layout/index.ts";
import type { PdfDocument, PdfPage } from "../document/open-document.ts";
import { type PdfRef, textString } from "../document/pdf-object.ts";
import { explicitDestination } from "./destinations.ts";

/** From this length on a document opens with its bookmarks beside it. */
const LONG_DOCUMENT = 10;

/** Writes the bookmarks (ISO 32000-1 12.3.3). Titles stay in logical order: the viewer lays them out. */
export function writeOutline(
  document: PdfDocument,
  entries: readonly OutlineEntry[],
  destinations: ReadonlyMap<string, Destination>,
  pages: readonly PdfPage[],
): void {
  if (entries.length === 0) {
    return;
  }
  const root = document.ref({ Type: "Outlines" });
  // The one heading of an article is shown open; the chapters of a book are shown closed.
  const isOpen = entries.length === 1;
  const items = writeLevel(entries, root, isOpen);
  root.data["First"] = items[0];
  root.data["Last"] = items.at(-1);
  const visible = isOpen ? (entries[0]?.children.length ?? 0) : 0;
  root.data["Count"] = entries.length + visible;
  root.end();
  document.catalogue["Outlines"] = root;
  if (pages.length >= LONG_DOCUMENT) {
    document.catalogue["PageMode"] = "UseOutlines";
  }

  function writeLevel(
    level: readonly OutlineEntry[],
    parent: PdfRef,
    areOpen: boolean,
  ): readonly PdfRef[] {
    const refs = level.map(() => document.ref());
    for (const [at, entry] of level.entries()) {
      const ref = refs[at];
      if (ref === undefined) {
        continue;
      }
      const children = writeLevel(entry.children, ref, false);
      const destination = destinations.get(entry.anchor);
      ref.data = {
        Title: textString(entry.title),
        Parent: parent,
        Prev: refs[at - 1],
        Next: refs[at + 1],
        First: children[0],
        Last: children.at(-1),
        // Negative: closed, with as many entries to show when it is opened.
        Count: children.length === 0 ? undefined : children.length * (areOpen ? 1 : -1),
        Dest: destination && explicitDestination(destination, pages),
      };
      ref.end();
    }
    return refs;
  }
}
