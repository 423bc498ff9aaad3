import { type EditedText, editText } from "../edited-text.ts";
import { embedHtml } from "./shortcodes.ts";
import { tagEnd } from "./tag-end.ts";

/** Elements that stand for themselves: no paragraph is made around them. */
const BLOCKS = new Set(
  "address article aside blockquote caption center col colgroup dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
/** Of those, the ones in which lines of text become paragraphs. */
const ROOMS = new Set("article aside blockquote center div main section".split(" "));
/** Of those, the ones that hold other elements alone. */
const FRAMES = new Set("colgroup dl figure ol table tbody tfoot thead tr ul".split(" "));
/** Elements whose line ends are theirs. */
const VERBATIM = new Set("pre script style svg textarea".split(" "));
const VOID = new Set("area br col embed hr img input link meta source track wbr".split(" "));

/** Where a comment or a tag may begin. */
const TOKEN = /<(?:!--|(\/?)([a-z][a-z0-9-]*))/gi;

/** Addresses that WordPress puts a player or a post in place of, alone in a line. */
const EMBEDDED =
  /^https?:\/\/(?:(?:www|m|mobile|open|web)\.)?(?:youtube\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com|instagram\.com|facebook\.com|fb\.watch|tiktok\.com|soundcloud\.com|spotify\.com|dailymotion\.com|dai\.ly|ted\.com|flickr\.com|reddit\.com|bsky\.app|threads\.net|t\.me)\/\S+$/i;

/**
 * Makes paragraphs and line ends of the lines of a post that was written in the classic editor, which stores them as they are
 * typed: an empty line parts paragraphs, any other ends a line.
 */
export function paragraphLines(content: EditedText): EditedText {
  const { text } = content;
  const editor = editText(content);
  const open: string[] = [];
  let isOpen = false;
  let at = 0;
  const isRoom = () => open.length === 0 || ROOMS.has(open.at(-1) ?? "");
  const openParagraph = (place: number) => {
    if (!isOpen && isRoom()) {
      editor.put("<p>", place);
      isOpen = true;
    }
  };
  const closeParagraph = (place: number) => {
    if (isOpen) {
      editor.put("</p>", place);
      isOpen = false;
    }
  };
  const addWords = (words: string, start: number, stop: number) => {
    if (words.trim() === "") {
      if (isOpen || !isRoom()) {
        editor.keep(start, stop);
      }
      return;
    }
    const isAlone =
      isRoom() &&
      words.length < 500 &&
      (start === 0 || text[start - 1] === "\n") &&
      (stop === text.length || text[stop] === "\n") &&
      EMBEDDED.test(words.trim());
    if (isAlone) {
      closeParagraph(start);
      editor.put(embedHtml(words), start);
      return;
    }
    openParagraph(start);
    editor.keep(start, stop);
  };
  const addText = (end: number) => {
    if (open.some((name) => VERBATIM.has(name)) || FRAMES.has(open.at(-1) ?? "")) {
      editor.keep(at, end);
      at = end;
      return;
    }
    for (let start = at; start < end; ) {
      const line = text.indexOf("\n", start);
      const stop = line === -1 || line > end ? end : line;
      if (stop > start) {
        const words = text.slice(start, stop);
        addWords(words, start, stop);
        start = stop;
        continue;
      }
      const after = start + gapLength(text, start, end);
      const gap = text.slice(start, after);
      if (gap.lastIndexOf("\n") > 0 && isRoom()) {
        closeParagraph(start);
      } else if (needsBreak(text, start, after)) {
        editor.put("<br>", start);
      } else {
        editor.keep(start, after);
      }
      start = after;
    }
    at = end;
  };
  const lastComment = text.lastIndexOf("-->");
  for (const match of text.matchAll(TOKEN)) {
    const [, slash, written] = match;
    if (match.index < at) {
      continue;
    }
    const name = written?.toLowerCase();
    const end =
      name !== undefined
        ? tagEnd(text, match.index)
        : match.index < lastComment
          ? text.indexOf("-->", match.index) + 3
          : -1;
    if (end === -1) {
      continue;
    }
    addText(match.index);
    at = end;
    if (name === undefined) {
      editor.keep(match.index, at);
      continue;
    }
    const whole = text.slice(match.index, at);
    const isVerbatim = open.some((one) => VERBATIM.has(one));
    if (BLOCKS.has(name) && !isVerbatim) {
      closeParagraph(match.index);
    } else if (slash !== "/" && !isVerbatim) {
      openParagraph(match.index);
    }
    editor.keep(match.index, at);
    if (!BLOCKS.has(name) && !VERBATIM.has(name)) {
      continue;
    }
    if (slash === "/") {
      const opened = open.lastIndexOf(name);
      if (opened !== -1) {
        open.length = opened;
      }
    } else if (!VOID.has(name) && !whole.endsWith("/>") && open.length < DEEPEST) {
      open.push(name);
    }
  }
  addText(text.length);
  closeParagraph(text.length);
  return editor.finish();
}

const DEEPEST = 200;

/** How long the line ends and blanks from `start` on are. */
function gapLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /[ \t\n\u00a0]/.test(text[at] ?? "")) {
    at += 1;
  }
  return at - start;
}

/** Whether a line end is one of the author's: not beside a block, nor after a break that is there already. */
function needsBreak(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(end, end + 40);
  const tagBefore = /<\/?([a-z][a-z0-9]*)[^<>]*>$/i.exec(before)?.[1]?.toLowerCase();
  const tagAfter = /^<\/?([a-z][a-z0-9]*)/i.exec(after)?.[1]?.toLowerCase();
  return (
    before !== "" &&
    after !== "" &&
    tagBefore !== "br" &&
    !(tagBefore !== undefined && BLOCKS.has(tagBefore)) &&
    !(tagAfter !== undefined && (BLOCKS.has(tagAfter) || tagAfter === "br"))
  );
}
