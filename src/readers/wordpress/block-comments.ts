import { type EditedText, editText, replaceAll, unedited } from "../edited-text.ts";
import { attributeText } from "./shortcodes.ts";

/** What the blocks of a post refer to, and where those that leave nothing are counted. */
export interface BlockContext {
  /** The HTML of the notes by their ids. */
  readonly notes: ReadonlyMap<string, string>;
  readonly sharedBlocks: ReadonlyMap<string, string>;
  /** Hears of a block whose content WordPress makes when a page is asked for. `at` is its offset. */
  readonly lost: (name: string, at: number) => void;
}

/** Where a page of the website, or what its front page shows, ends. */
const BREAK = /<!--[ \t]{0,20}(nextpage|more\b[^<>]{0,200}|noteaser)[ \t]{0,20}-->/g;

const BLOCK = /<!--\s{1,20}(\/?)wp:([a-z][\w/-]{0,100})\s/g;

/** Whether a post is made of blocks (WordPress 5 and later). */
export const hasBlocks = (content: string): boolean => /<!--\s+wp:/.test(content);

/** Blocks of a page's frame or of nothing: no reader of the text misses them. */
const SILENT =
  /^(?:core\/)?(?:spacer|more|nextpage|post-[\w-]+|site-[\w-]+|query[\w-]*|comments?[\w-]*|avatar|navigation[\w-]*|template-part|loginout|search|social-links?|read-more|home-link|page-list[\w-]*|missing)$/;

/**
 * Puts in what blocks without HTML stand for: notes, and blocks that several posts share. Others of the kind are counted; the
 * comments that open and close blocks go.
 */
export function expandBlocks(content: EditedText, context: BlockContext, depth = 0): EditedText {
  const { text } = content;
  const editor = editText(content);
  let at = 0;
  let hasNotes = false;
  const lastEnd = text.lastIndexOf("-->");
  for (const match of text.matchAll(BLOCK)) {
    if (match.index < at || match.index > lastEnd) {
      continue;
    }
    const [, closes, name = ""] = match;
    const end = text.indexOf("-->", match.index) + 3;
    const attributes = text.slice(match.index + match[0].length, end - 3);
    const selfCloses = text[end - 4];
    editor.keep(at, match.index);
    at = end;
    if (closes === "/" || selfCloses !== "/") {
      continue;
    }
    if (name === "footnotes") {
      hasNotes = true;
      editor.put(notesHtml(context.notes), match.index);
    } else if (name === "block") {
      const shared = context.sharedBlocks.get(/"ref"\s*:\s*(\d+)/.exec(attributes)?.[1] ?? "");
      if (shared === undefined || depth >= DEEPEST) {
        context.lost(name, content.toSource(match.index));
      } else {
        editor.put(expandBlocks(unedited(shared), context, depth + 1).text, match.index);
      }
    } else if (!SILENT.test(name)) {
      context.lost(name, content.toSource(match.index));
    }
  }
  editor.keep(at, text.length);
  if (depth === 0 && !hasNotes) {
    // Posts keep their notes when the block that lists them is taken away.
    editor.put(notesHtml(context.notes), text.length);
  }
  return editor.finish();
}

/** A shared block that holds itself ends here. */
const DEEPEST = 5;

/** Turns the marks of a post's pages into page breaks; others say nothing here. */
export const expandBreaks = (content: EditedText): EditedText =>
  replaceAll(content, BREAK, ([, name]) =>
    name === "nextpage" ? '\n\n<div style="page-break-before: always"></div>\n\n' : "",
  );

/** The list of notes as WordPress writes it. */
function notesHtml(notes: ReadonlyMap<string, string>): string {
  const items = [...notes].map(([id, words]) => {
    const name = attributeText(id);
    return `<li id="${name}">${words}</li>`;
  });
  return items.length === 0 ? "" : `<ol class="wp-block-footnotes">${items.join("")}</ol>`;
}
