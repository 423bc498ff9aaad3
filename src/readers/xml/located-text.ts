import type { Span } from "../../diagnostics/index.ts";
import type { SourceText } from "../source-text.ts";
import type { XmlElement, XmlText } from "./xml-node.ts";

/** The characters of an element, as a text of its own whose places are places of the file. */
export interface LocatedText {
  readonly text: string;
  /** Where the units from `start` up to `end` of `text` stand in the file. */
  readonly span: (start: number, end: number) => Span;
}

/** The characters right in an element, out of CDATA or not; `source` is what its offsets count in. */
export function locatedText({ children, start, end }: XmlElement, source: SourceText): LocatedText {
  const pieces: { readonly at: number; readonly toSource: (offset: number) => number }[] = [];
  let text = "";
  for (const child of children) {
    if (child.type === "text") {
      pieces.push({ at: text.length, toSource: placesIn(child, source.text) });
      text += child.value;
    }
  }
  const toSource = (offset: number): number => {
    const piece = pieces.findLast(({ at }) => at <= offset);
    return piece === undefined ? start : piece.toSource(offset - piece.at);
  };
  return {
    text,
    span: (from, to) =>
      text === "" ? source.span(start, end) : source.span(toSource(from), toSource(to)),
  };
}

/** From offsets in the value of a text to those where it is written: a reference to a character is longer than it. */
function placesIn({ value, start, end }: XmlText, written: string): (offset: number) => number {
  if (end - start === value.length) {
    return (offset) => start + Math.min(offset, value.length);
  }
  const places: number[] = [];
  let at = start;
  for (const unit of value) {
    const reference =
      written[at] === "&" ? /^&[#\w]{1,12};/.exec(written.slice(at, at + 16))?.[0] : undefined;
    for (let part = 0; part < unit.length; part += 1) {
      places.push(at);
    }
    at += reference?.length ?? unit.length;
  }
  return (offset) => places[offset] ?? end;
}
