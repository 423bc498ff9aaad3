import { type EditedText, editText, unedited } from "../edited-text.ts";
import { expandBlocks, expandBreaks, hasBlocks } from "./block-comments.ts";
import { attributeText, expandShortcodes } from "./shortcodes.ts";
import type { Attachment } from "./site.ts";
import { tagEnd } from "./tag-end.ts";
import { paragraphLines } from "./typed-paragraphs.ts";

export interface PostContext {
  readonly post: string | undefined;
  readonly attachments: ReadonlyMap<string, Attachment>;
  readonly sharedBlocks: ReadonlyMap<string, string>;
  readonly notes: ReadonlyMap<string, string>;
  /** Hears of what only the website itself can make; `at` is its offset in the content. */
  readonly lost: (kind: "shortcode" | "block", name: string, at: number) => void;
}

/** The HTML that a post's stored content stands for, with where each unit of it comes from. */
export function postHtml(content: string, context: PostContext): EditedText {
  const { lost, attachments } = context;
  const isOfBlocks = hasBlocks(content);
  const blocks = expandBlocks(expandBreaks(unedited(content)), {
    ...context,
    lost: (name, at) => lost("block", name, at),
  });
  const expanded = expandShortcodes(blocks, {
    ...context,
    lost: (name, at) => lost("shortcode", name, at),
  });
  const described = withAlternatives(expanded, attachments);
  return isOfBlocks ? described : paragraphLines(described);
}

/** Gives pictures of the library the words that the library has for them, where the post itself says none. */
function withAlternatives(
  html: EditedText,
  attachments: ReadonlyMap<string, Attachment>,
): EditedText {
  if (attachments.size === 0) {
    return html;
  }
  const { text } = html;
  const editor = editText(html);
  let at = 0;
  for (const { index } of text.matchAll(/<img\b/gi)) {
    const end = index < at ? -1 : tagEnd(text, index);
    const tag = end === -1 ? "" : text.slice(index, end);
    const id = /\bwp-image-(\d+)/.exec(tag)?.[1];
    const alt = id === undefined ? undefined : attachments.get(id)?.alt;
    if (alt === undefined || /\salt\s*=\s*(?:"[^"]*[^\s"]|'[^']*[^\s'])/i.test(tag)) {
      continue;
    }
    const bare = tag.replace(/\salt\s*=\s*(?:"\s*"|'\s*')/i, "");
    editor.keep(at, index);
    editor.put(bare.replace(/\s*\/?>$/, ` alt="${attributeText(alt)}">`), index);
    at = end;
  }
  editor.keep(at, text.length);
  return editor.finish();
}
