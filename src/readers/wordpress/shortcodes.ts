import { type EditedText, editText } from "../edited-text.ts";
import type { Attachment } from "./site.ts";

/** What shortcodes of a post refer to, and where those that nobody knows are counted. */
export interface ShortcodeContext {
  readonly attachments: ReadonlyMap<string, Attachment>;
  /** The number of the post. */
  readonly post: string | undefined;
  /** Hears of a shortcode that is not known; what it encloses stays. `at` is its offset. */
  readonly lost: (name: string, at: number) => void;
}

/** `[name attributes]`, `[name /]`, `[/name]`; doubled brackets write one down. */
const SHORTCODE =
  /(\[?)\[(\/?)([a-z][\w-]{0,60})((?:\s+[^\s=\]"'/]+(?:=(?:"[^"[\]]*"|'[^'[\]]*'|[^\s\]"']*))?|\s+"[^"[\]]*")*)\s*(\/?)\](\]?)/gi;

/** Names that stand in brackets in prose far more often than as a shortcode of something. */
const isProse = (name: string, attributes: string, isClosed: boolean): boolean =>
  !isClosed && attributes === "" && !/[_-]/.test(name);

/**
 * Turns the shortcodes of WordPress into the HTML that they stand for. Of others, which plug-ins define, the brackets go and
 * what they enclose stays.
 */
export function expandShortcodes(content: EditedText, context: ShortcodeContext): EditedText {
  const { text } = content;
  if (!text.includes("[")) {
    return content;
  }
  const found = [...text.matchAll(SHORTCODE)].slice(0, MOST);
  const closings = new Set(
    found.flatMap(([, , slash, name = ""]) => (slash === "/" ? [name.toLowerCase()] : [])),
  );
  const editor = editText(content);
  let at = 0;
  for (const [number, match] of found.entries()) {
    const [whole, doubled, slash, written = "", attributes = "", self, redoubled] = match;
    const name = written.toLowerCase();
    const start = match.index + (doubled?.length ?? 0);
    const end = match.index + whole.length - (redoubled?.length ?? 0);
    if (start < at || isInTag(text, start, at)) {
      continue;
    }
    if (doubled === "[" && redoubled === "]") {
      editor.keep(at, match.index);
      editor.keep(match.index + 1, match.index + whole.length - 1);
      at = match.index + whole.length;
      continue;
    }
    const isPaired = closings.has(name);
    const known = KNOWN[name];
    if (known === undefined && isProse(name, attributes, isPaired || self === "/")) {
      continue;
    }
    editor.keep(at, start);
    at = end;
    if (slash === "/") {
      continue;
    }
    const closing = isPaired ? closingOf(found, number, name) : undefined;
    const innerEnd = closing?.index ?? end;
    const html = known?.(fieldsOf(attributes), text.slice(end, innerEnd), context);
    if (known === undefined) {
      // What it encloses is looked at for itself.
      context.lost(name, content.toSource(start));
    } else if (html !== undefined) {
      const { before, after, keepsInner } = html;
      editor.put(before, start);
      if (keepsInner) {
        editor.keep(end, innerEnd);
      }
      editor.put(after, innerEnd);
      at = closing === undefined ? end : innerEnd + closing[0].length;
    }
  }
  editor.keep(at, text.length);
  return editor.finish();
}

/** Beyond any post, and what keeps pairs quick to find. */
const MOST = 5000;

/** Whether a place is inside a tag that began after `from`. */
function isInTag(text: string, place: number, from: number): boolean {
  const near = text.slice(Math.max(from, place - 2000), place);
  const open = near.lastIndexOf("<");
  return open !== -1 && /^<[a-z!/]/i.test(near.slice(open, open + 2)) && !near.includes(">", open);
}

function closingOf(
  found: readonly RegExpExecArray[],
  number: number,
  name: string,
): RegExpExecArray | undefined {
  for (let next = number + 1; next < found.length; next += 1) {
    const match = found[next];
    if (match?.[3]?.toLowerCase() === name) {
      return match[2] === "/" ? match : undefined;
    }
  }
  return undefined;
}

type Fields = ReadonlyMap<string, string>;

/** Named attributes, and the unnamed ones as `0`, `1`, … */
function fieldsOf(written: string): Fields {
  const fields = new Map<string, string>();
  let unnamed = 0;
  for (const [, name, quoted, single, bare, alone] of written.matchAll(
    /([^\s=\]"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s\]"'/]*))|("[^"]*"|[^\s]+)/g,
  )) {
    if (name === undefined) {
      fields.set(String(unnamed), (alone ?? "").replace(/^"|"$/g, ""));
      unnamed += 1;
    } else {
      fields.set(name.toLowerCase(), quoted ?? single ?? bare ?? "");
    }
  }
  return fields;
}

interface Expansion {
  readonly before: string;
  readonly keepsInner: boolean;
  readonly after: string;
}

type Shortcode = (fields: Fields, inner: string, context: ShortcodeContext) => Expansion;

const instead = (before: string): Expansion => ({ before, keepsInner: false, after: "" });

const caption: Shortcode = (fields, inner) => {
  const written = fields.get("caption");
  const picture = /^\s*(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0];
  const words = written ?? (picture === undefined ? "" : inner.slice(picture.length));
  return written === undefined && picture === undefined
    ? { before: "<figure>", keepsInner: true, after: "</figure>" }
    : instead(
        `<figure class="wp-caption">${(picture ?? inner).trim()}<figcaption>${words.trim()}</figcaption></figure>`,
      );
};

const gallery: Shortcode = (fields, _, { attachments, post }) => {
  const ids =
    (fields.get("ids") ?? fields.get("include"))?.split(/[\s,]+/).filter((id) => id !== "") ??
    [...attachments].flatMap(([id, { parent, url }]) =>
      parent === (fields.get("id") ?? post) && isPictureAddress(url) ? [id] : [],
    );
  const figures = ids.map((id) => {
    const attachment = attachments.get(id);
    return attachment === undefined
      ? `<!-- ${Number.parseInt(id, 10)} -->`
      : attachmentFigure(attachment);
  });
  return instead(`\n\n<figure class="wp-block-gallery">${figures.join("")}</figure>\n\n`);
};

const isPictureAddress = (url: string): boolean =>
  /\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]|$)/i.test(url);

/** The HTML of a picture out of the library. */
export function attachmentFigure({ url, alt, caption: words }: Attachment): string {
  const said = words === undefined ? "" : `<figcaption>${words}</figcaption>`;
  const alternative = alt === undefined ? "" : ` alt="${attributeText(alt)}"`;
  return `<figure><img src="${attributeText(url)}"${alternative}>${said}</figure>`;
}

export const attributeText = (words: string): string =>
  words.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** Something of the web, as WordPress writes it when it embeds an address. */
export const embedHtml = (address: string): string =>
  `\n\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">${attributeText(address.trim())}</div></figure>\n\n`;

const embed: Shortcode = (fields, inner) =>
  instead(
    embedHtml(inner.trim() || fields.get("src") || fields.get("url") || fields.get("0") || ""),
  );

const media: Shortcode = (fields, inner) => {
  const address = ["src", "mp4", "webm", "mp3", "m4a", "ogg", "m4v", "wav", "url", "0"]
    .map((name) => fields.get(name))
    .find((one) => one !== undefined && one !== "");
  return address === undefined
    ? { before: "", keepsInner: inner !== "", after: "" }
    : instead(embedHtml(address));
};

/** Those of WordPress itself, and of its own hosting. */
const KNOWN: Readonly<Record<string, Shortcode>> = Object.assign(Object.create(null), {
  caption,
  wp_caption: caption,
  gallery,
  embed,
  audio: media,
  video: media,
  youtube: media,
  vimeo: media,
} satisfies Record<string, Shortcode>);
