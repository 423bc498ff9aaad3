import type { DiagnosticCode, Point, Span } from "../../diagnostics/index.ts";
import { createSourceText, type SourceText } from "../source-text.ts";
import { decodeXmlChunks } from "./decode-chunks.ts";
import { createXmlScan, XmlFault } from "./scan-xml.ts";
import type { XmlElement, XmlNode } from "./xml-node.ts";

/** A wanted element of a long file, cut out of it. */
export interface StreamedElement {
  /** Its offsets count from its own `<`. */
  readonly element: XmlElement;
  /** The element as it is written, with its places in the file. */
  readonly source: SourceText;
}

/** Why a long XML could not be read to its end. */
export interface XmlStreamFault {
  readonly code: DiagnosticCode;
  readonly fault: string;
  readonly span: Span;
}

export interface XmlStreamWishes {
  /** The name that spans carry. */
  readonly source: string;
  /** Whether an element is wanted whole, by the names of the elements around it and its own, as they are written. */
  readonly isWanted: (path: readonly string[]) => boolean;
}

/** UTF-16 units that one wanted element, or what stands between two, may have. */
const LONGEST = 32 * 1024 * 1024;

type Growing = { -readonly [Key in keyof XmlElement]: XmlElement[Key] } & { children: XmlNode[] };

/**
 * Goes through an XML of any length and gives the wanted elements one by one; memory is bounded by the longest of them. The
 * last thing it gives is a fault where the file is not whole.
 */
export async function* streamXml(
  chunks: AsyncIterable<Uint8Array>,
  wishes: XmlStreamWishes,
): AsyncIterable<StreamedElement | XmlStreamFault> {
  const held = holdText(wishes.source);
  const path: string[] = [];
  /** The elements that are open within the wanted one, it first. */
  const open: Growing[] = [];
  let base = 0;
  let ready: StreamedElement[] = [];
  const scan = createXmlScan({
    open: ({ start, ...element }) => {
      path.push(element.name);
      if (open.length === 0) {
        if (path.length > 8 || !wishes.isWanted(path)) {
          return;
        }
        held.dropTo(start);
        base = start;
      }
      const grown: Growing = {
        type: "element",
        ...element,
        children: [],
        start: start - base,
        end: start - base,
      };
      open.at(-1)?.children.push(grown);
      open.push(grown);
    },
    close: (_, end) => {
      path.pop();
      const closed = open.pop();
      if (closed !== undefined) {
        closed.end = end - base;
        if (open.length === 0) {
          ready.push({ element: closed, source: held.cut(end) });
        }
      }
    },
    text: (value, start, end) => {
      open.at(-1)?.children.push({ type: "text", value, start: start - base, end: end - base });
    },
  });
  const faultOf = (error: unknown): XmlStreamFault => {
    if (!(error instanceof XmlFault)) {
      throw error;
    }
    const point = held.pointAt(error.offset);
    const span = { source: wishes.source, start: point, end: point };
    return { code: error.code, fault: error.message, span };
  };
  for await (const text of decodeXmlChunks(chunks)) {
    let fault: XmlStreamFault | undefined;
    try {
      held.add(text);
      scan.write(text);
      if (open.length === 0) {
        held.dropToTag();
      }
      held.demandShort();
    } catch (error) {
      fault = faultOf(error);
    }
    yield* ready;
    ready = [];
    if (fault !== undefined) {
      yield fault;
      return;
    }
  }
  try {
    scan.end();
  } catch (error) {
    yield faultOf(error);
  }
}

/** The part of the file that is still needed. */
function holdText(name: string) {
  let text = "";
  let start: Point = { line: 1, column: 1, offset: 0 };
  const dropTo = (offset: number) => {
    const dropped = text.slice(0, offset - start.offset);
    const lastLine = dropped.lastIndexOf("\n");
    start = {
      line: start.line + (lastLine === -1 ? 0 : dropped.split("\n").length - 1),
      column: lastLine === -1 ? start.column + dropped.length : dropped.length - lastLine,
      offset,
    };
    text = text.slice(dropped.length);
  };
  return {
    add: (more: string) => {
      text += more;
    },
    dropTo,
    /** Lets go of all but a tag that may have begun. */
    dropToTag: () => {
      const tag = text.lastIndexOf("<");
      dropTo(start.offset + (tag === -1 ? text.length : tag));
    },
    /** What is held up to an offset, as a text of its own. */
    cut: (end: number): SourceText =>
      createSourceText(name, text.slice(0, end - start.offset), start),
    pointAt: (offset: number): Point =>
      createSourceText(name, text, start).pointAt(offset - start.offset),
    demandShort: () => {
      if (text.length > LONGEST) {
        throw new XmlFault(
          "input/too-large",
          `one part of it has more than ${Math.round(LONGEST / 1e6)} million characters`,
          start.offset,
        );
      }
    },
  };
}
