import { TextRun } from "docx";
import {
  type Inline,
  inlineText,
  type Note,
  type PreparedArticle,
  type ReferenceTarget,
  walkBlocks,
  walkInlines,
} from "../../model/index.ts";
import { captionAnchor, numberAnchor } from "./bookmarks.ts";
import { fieldParts } from "./field.ts";
import type { LinkPlace, Piece } from "./paragraph-text.ts";
import type { RunChild } from "./run-child.ts";
import type { Flow, Session } from "./session.ts";

/** The target of a reference to a counted figure or table whose last piece is the number of it, and nothing else. */
export function numberOf(
  link: LinkPlace,
  last: Piece | undefined,
  text: string,
  { article }: Flow,
): ReferenceTarget | undefined {
  const target = link.kind === "internal" ? article.targets.get(link.target) : undefined;
  const words = text.slice(last?.start, last?.end);
  return target?.number !== undefined && inPlainDigits(words) === inPlainDigits(target.number)
    ? target
    : undefined;
}

/** A reference counts in the digits of its own language. */
const inPlainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

/** «٣» of «الشكل ٣», which follows when an editor puts a figure before it. */
export function numberField(
  { anchor, inArticle }: ReferenceTarget,
  shown: readonly RunChild[],
  { article, direction }: Flow,
  session: Session,
): readonly RunChild[] {
  const { articles } = session.input.publication;
  const owner = articles[inArticle?.index ?? articles.length] ?? article;
  const name = session.bookmarks.nameOf(owner, numberAnchor(anchor));
  const [before, after] = fieldParts(`REF ${name} \\h`, direction === "rtl");
  return [...before, ...shown, ...after];
}

/**
 * A reference that prints just the name of its target is a field, so that it follows when an editor changes that name.
 * Words of the author's own stay as they are: a field would put the name in their place. The raised number of a note that
 * has been named before looks as the first one does (ECMA-376 17.16.5, NOTEREF, switch `\f`).
 */
export function referenceField(
  words: string,
  target: ReferenceTarget,
  isRaised: boolean,
  flow: Flow,
  session: Session,
  shown: readonly RunChild[],
): readonly RunChild[] {
  const { article } = flow;
  const { node } = target;
  // The number of a counted figure is a field already; its caption begins with what the words do not have.
  if (node === undefined || target.number !== undefined || words !== inlineText(target.label)) {
    return shown;
  }
  const rightToLeft = flow.direction === "rtl";
  const field = (instruction: string, result: readonly RunChild[]) => {
    const [before, after] = fieldParts(instruction, rightToLeft);
    return [...before, ...result, ...after];
  };
  const name = (anchor: string) => session.bookmarks.nameOf(article, anchor);
  const noteStyle = session.styles.notes === "endnote" ? "EndnoteReference" : "FootnoteReference";
  switch (node.type) {
    case "note": {
      // Word counts in digits of its own, in the text and at the foot alike.
      const number = wordNumber(node, article);
      return number === undefined
        ? shown
        : field(`NOTEREF ${name(target.anchor)}${isRaised ? " \\f" : ""}`, [
            new TextRun({
              text: String(number),
              style: isRaised ? noteStyle : "Hyperlink",
              ...(rightToLeft ? { rightToLeft } : {}),
            }),
          ]);
    }
    case "heading":
      return isPlain(node.children, words)
        ? field(`REF ${name(target.anchor)} \\* MERGEFORMAT`, shown)
        : shown;
    case "table":
      return isPlain(node.caption ?? [], words)
        ? field(`REF ${name(target.anchor)} \\* MERGEFORMAT`, shown)
        : shown;
    case "figure":
      return isPlain(node.caption ?? [], words)
        ? field(`REF ${name(captionAnchor(target.anchor))} \\* MERGEFORMAT`, shown)
        : shown;
    default:
      return shown;
  }
}

/** True when an update would print the same words: a field takes notes and pictures along. */
function isPlain(inlines: readonly Inline[], words: string): boolean {
  let hasObjects = false;
  walkInlines(inlines, (node) => {
    hasObjects ||= node.type === "note" || node.type === "image";
  });
  return !hasObjects && words !== "" && inlineText(inlines) === words;
}

/** The number that Word gives a note: notes inside notes are none there. */
function wordNumber(wanted: Note, { noteLabels }: PreparedArticle): number | undefined {
  const inner = new Set<Note>();
  for (const note of noteLabels.keys()) {
    walkBlocks(note.children, (node) => {
      if (node.type === "note") {
        inner.add(node);
      }
    });
  }
  const at = [...noteLabels.keys()].filter((note) => !inner.has(note)).indexOf(wanted);
  return at === -1 ? undefined : at + 1;
}
