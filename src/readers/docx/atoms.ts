import type { Direction, Image } from "../../model/index.ts";
import {
  attribute,
  childOf,
  childrenOf,
  type Element,
  elementsOf,
  findIn,
  textIn,
} from "./element.ts";
import { type FieldMeaning, meaningOf } from "./fields.ts";
import { type Format, type Link, runFormat } from "./format.ts";
import { type ReadFormula, readFormula } from "./omml.ts";
import type { Reading } from "./story.ts";
import type { ParagraphStyle } from "./styles.ts";
import { symbolText } from "./symbols.ts";

/** What stands in a paragraph, in order. */
export type Atom =
  | {
      readonly kind: "text";
      readonly value: string;
      readonly format: Format;
      readonly size: number | undefined;
    }
  | { readonly kind: "break"; readonly format: Format }
  | { readonly kind: "pageBreak" }
  | {
      readonly kind: "note";
      readonly note: "footnote" | "endnote";
      readonly id: string;
      /** The sign that stands for its number where its author set one. */
      readonly mark: string;
      readonly format: Format;
    }
  | { readonly kind: "image"; readonly image: Image; readonly format: Format }
  | {
      readonly kind: "math";
      readonly formula: ReadFormula;
      readonly isDisplay: boolean;
      readonly format: Format;
    }
  | { readonly kind: "start" | "end"; readonly name: string }
  | { readonly kind: "turn"; readonly direction: Direction | undefined }
  | { readonly kind: "box"; readonly content: Element };

/** Reads the paragraphs of one part in order: a field may begin in one and end in another. */
export interface AtomReader {
  readonly read: (paragraph: Element, style: ParagraphStyle) => ReadAtoms;
}

export interface ReadAtoms {
  readonly atoms: readonly Atom[];
  /** Whether some of it was left out as part of a list that is made anew. */
  readonly hadContents: boolean;
}

interface OpenField {
  instruction: string;
  /** Set where the result begins. */
  meaning: FieldMeaning | undefined;
}

export function createAtomReader(part: string, reading: Reading): AtomReader {
  const { styles, losses, pictures, parts } = reading;
  const fields: OpenField[] = [];
  const bookmarks = new Map<string, string>();

  return {
    read: (paragraph, style) => {
      const atoms: Atom[] = [];
      let hadContents = fields.some((field) => field.meaning?.isContents === true);

      const current = () => {
        const results = fields.map((field) => field.meaning);
        return {
          // What stands before the result of a field is its instruction, and not shown.
          isShown: results.every((meaning) => meaning !== undefined && meaning.drops === undefined),
          link: results.findLast((meaning) => meaning?.link !== undefined)?.link,
          isSequence: results.some((meaning) => meaning?.isSequence === true),
        };
      };

      function field(type: string | undefined): void {
        const top = fields.at(-1);
        if (type === "begin") {
          fields.push({ instruction: "", meaning: undefined });
        } else if (type === "separate" && top !== undefined) {
          top.meaning = meaningOf(top.instruction);
          hadContents ||= top.meaning.isContents;
        } else if (type === "end" && top !== undefined) {
          const meaning = top.meaning ?? meaningOf(top.instruction);
          if (meaning.drops !== undefined) {
            losses.dropped(meaning.drops, paragraph.span);
          }
          fields.pop();
        }
      }

      function walk(elements: readonly Element[], link: Link | undefined): void {
        for (const element of elements) {
          inline(element, link);
        }
      }

      function inline(element: Element, link: Link | undefined): void {
        switch (element.name) {
          case "w:r":
            run(element, link);
            return;
          case "w:hyperlink":
            walk(elementsOf(element), linkOf(element) ?? link);
            return;
          case "w:fldSimple": {
            const meaning = meaningOf(attribute(element, "w:instr") ?? "");
            if (meaning.drops !== undefined) {
              losses.dropped(meaning.drops, paragraph.span);
              hadContents ||= meaning.isContents;
              return;
            }
            fields.push({ instruction: "", meaning });
            walk(elementsOf(element), link);
            fields.pop();
            return;
          }
          case "w:bookmarkStart": {
            const name = attribute(element, "w:name") ?? "";
            bookmarks.set(attribute(element, "w:id") ?? "", name);
            atoms.push({ kind: "start", name });
            return;
          }
          case "w:bookmarkEnd": {
            const name = bookmarks.get(attribute(element, "w:id") ?? "");
            if (name !== undefined) {
              atoms.push({ kind: "end", name });
            }
            return;
          }
          case "w:dir":
          case "w:bdo":
            atoms.push({
              kind: "turn",
              direction: attribute(element, "w:val") === "rtl" ? "rtl" : "ltr",
            });
            walk(elementsOf(element), link);
            atoms.push({ kind: "turn", direction: undefined });
            return;
          case "m:oMath":
          case "m:oMathPara":
            formula(element, link);
            return;
          case "contents":
            losses.dropped("a table of contents, which is made anew", paragraph.span);
            hadContents = true;
            return;
          case "w:subDoc":
            losses.lost(
              "a part of the text stands in another file, which is not read",
              paragraph.span,
            );
            return;
          default:
            return;
        }
      }

      function linkOf(element: Element): Link | undefined {
        const id = attribute(element, "r:id");
        const anchor = attribute(element, "w:anchor");
        const relationship = id === undefined ? undefined : parts.relationships(part).get(id);
        if (relationship?.isExternal === true && relationship.target !== "") {
          const url =
            anchor === undefined ? relationship.target : `${relationship.target}#${anchor}`;
          const title = attribute(element, "w:tooltip");
          return { kind: "external", url, title };
        }
        return anchor === undefined
          ? undefined
          : { kind: "internal", bookmark: anchor, field: undefined };
      }

      function formula(element: Element, link: Link | undefined): void {
        const isDisplay = element.name === "m:oMathPara";
        const formulas = isDisplay ? childrenOf(element, "m:oMath") : [element];
        for (const one of formulas) {
          const read = readFormula(one);
          if (!read.isWhole) {
            losses.lost(
              "a formula has parts that TeX has no word for; their signs are kept",
              paragraph.span,
            );
          }
          if (read.tex !== "" && current().isShown) {
            atoms.push({
              kind: "math",
              formula: read,
              isDisplay,
              format: formatOf(undefined, link),
            });
          }
        }
      }

      const formatOf = (properties: Element | undefined, link: Link | undefined) => {
        const { link: ofField, isSequence } = current();
        const inField = ofField ?? link;
        return { ...runFormat(properties, style, styles), link: inField, isSequence };
      };

      function run(element: Element, link: Link | undefined): void {
        const properties = childOf(element, "w:rPr");
        const { isHidden, size, ...format } = formatOf(properties, link);
        const text = (value: string): void => {
          if (value !== "") {
            atoms.push({ kind: "text", value, format: { ...format, ...currentLink(link) }, size });
          }
        };
        const mark = ownMark(element);
        for (const child of elementsOf(element)) {
          if (mark !== "" && child.name === "w:t") {
            continue;
          }
          if (reading.unclosedFields.has(child)) {
            if (attribute(child, "w:fldCharType") === "begin") {
              losses.lost("a field has no end; the text behind it is kept", paragraph.span);
            }
            continue;
          }
          if (child.name === "w:fldChar") {
            field(attribute(child, "w:fldCharType"));
            continue;
          }
          if (child.name === "w:instrText") {
            const open = fields.at(-1);
            if (open !== undefined && open.meaning === undefined) {
              open.instruction += textIn(child);
            }
            continue;
          }
          if (!current().isShown) {
            continue;
          }
          if (isHidden) {
            if (child.name === "w:t") {
              losses.dropped("hidden text", paragraph.span);
            }
            continue;
          }
          piece(child, element, text, { ...format, ...currentLink(link) });
        }
      }

      const currentLink = (link: Link | undefined) => {
        const { link: ofField, isSequence } = current();
        return { link: ofField ?? link, isSequence };
      };

      function piece(
        child: Element,
        element: Element,
        text: (value: string) => void,
        format: Format,
      ): void {
        switch (child.name) {
          case "w:t":
            text(
              attribute(child, "xml:space") === "preserve" ? textIn(child) : textIn(child).trim(),
            );
            return;
          case "w:tab":
          case "w:ptab":
            text("\t");
            return;
          case "w:noBreakHyphen":
            text("\u2011");
            return;
          case "w:softHyphen":
            text("\u00ad");
            return;
          case "w:sym": {
            const sign = symbolText(
              attribute(child, "w:font") ?? "",
              attribute(child, "w:char") ?? "",
            );
            if (sign === undefined) {
              losses.lost("a sign of a symbol font has no character of its own", paragraph.span);
            }
            text(sign ?? "\ufffd");
            return;
          }
          case "w:br":
            if (attribute(child, "w:type") === "page") {
              atoms.push({ kind: "pageBreak" });
            } else if (attribute(child, "w:type") === "column") {
              losses.dropped("a column break", paragraph.span);
            } else {
              atoms.push({ kind: "break", format });
            }
            return;
          case "w:cr":
            atoms.push({ kind: "break", format });
            return;
          case "w:footnoteReference":
          case "w:endnoteReference": {
            const note = child.name === "w:footnoteReference" ? "footnote" : "endnote";
            const mark = ownMark(element);
            if (mark !== "") {
              losses.dropped("a note's own mark: it is numbered like the others", paragraph.span);
            }
            atoms.push({ kind: "note", note, id: attribute(child, "w:id") ?? "", mark, format });
            return;
          }
          case "w:drawing":
          case "w:pict":
          case "w:object":
            drawing(child, format);
            return;
          case "w:ruby":
            losses.lost("small type above words is left out; the words are kept", paragraph.span);
            walk(elementsOf(childOf(child, "w:rubyBase")), format.link);
            return;
          default:
            return;
        }
      }

      function drawing(element: Element, format: Format): void {
        for (const image of pictures.of(element, part, paragraph.span)) {
          atoms.push({ kind: "image", image, format });
        }
        for (const content of textBoxes(element)) {
          atoms.push({ kind: "box", content });
        }
        if (findIn(element, "v:rect")?.attributes.get("o:hr") === "t") {
          atoms.push({
            kind: "box",
            content: { name: "rule", attributes: new Map(), children: [] },
          });
        }
      }

      walk(elementsOf(paragraph), undefined);
      return { atoms, hadContents };
    },
  };
}

/** The words of a run that stand for the number of the note in it (17.11.14, `customMarkFollows`). */
function ownMark(run: Element): string {
  const hasMark = elementsOf(run).some(
    (child) =>
      (child.name === "w:footnoteReference" || child.name === "w:endnoteReference") &&
      ["1", "true", "on"].includes(attribute(child, "w:customMarkFollows") ?? ""),
  );
  return hasMark ? childrenOf(run, "w:t").map(textIn).join("").trim() : "";
}

/** What stands in the text boxes of a drawing. */
function textBoxes(element: Element): readonly Element[] {
  return elementsOf(element).flatMap((child) =>
    child.name === "w:txbxContent" ? [child] : textBoxes(child),
  );
}
