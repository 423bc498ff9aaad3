import { diagnostic, type Report } from "../../diagnostics/index.ts";
import {
  type Direction,
  type Image,
  type Inline,
  type InlineMath,
  inlineText,
  type Link,
  languageDirection,
  type Note,
} from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";
import type { PlacedBookmark } from "./bookmarks.ts";
import { edgeMarks } from "./edge-marks.ts";
import { linkTarget } from "./link-target.ts";
import type { CharacterRole } from "./styles/character-styles.ts";

/** How a piece of text differs from its paragraph. */
export interface RunFormat {
  /** The roles around the piece, the outermost first. */
  readonly roles: readonly CharacterRole[];
  /** BCP 47. */
  readonly language: string;
  /** Where a click leads. Pieces of one link share one object. */
  readonly link: LinkPlace | undefined;
}

export type LinkPlace =
  | { readonly kind: "external"; readonly url: string }
  | { readonly kind: "internal"; readonly target: string; readonly words: string };

/** A stretch of the paragraph's text with one format; `start` and `end` are UTF-16 offsets. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly format: RunFormat;
  readonly content:
    | "text"
    | "break"
    | { readonly note: Note }
    | { readonly image: Image }
    | { readonly math: InlineMath }
    | { readonly bookmark: PlacedBookmark; readonly edge: "start" | "end" };
  /** The text node that it is, where it is one whole. */
  readonly node?: Inline | undefined;
  /** Marks of direction at the edges of an isolate, written though they are not in `text`. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/**
 * A paragraph as one string. Isolates (UAX #9 2.4.2) stand in it where the model turns direction; no piece covers them,
 * so they steer the levels and are not written.
 */
export interface ParagraphText {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

const ISOLATE = { ltr: "\u2066", rtl: "\u2067", auto: "\u2068" } as const;
const END_OF_ISOLATE = "\u2069";
/** Stands for a note or picture: a neutral. */
const OBJECT = "\ufffc";
const LINE_SEPARATOR = "\u2028";

export interface CollectOptions {
  readonly language: string;
  readonly profile: Profile;
  readonly report: Report;
  /** The words to print for a picture that Word cannot show; `undefined` for one that it can. */
  readonly replacement: (image: Image) => string | undefined;
  /** The bookmark to be set around an inline in the roles that are around it, if any. */
  readonly annotate?:
    | ((inline: Inline, roles: readonly CharacterRole[]) => PlacedBookmark | undefined)
    | undefined;
  /** Set before the text, in the speaker's style. */
  readonly lead?: readonly Inline[] | undefined;
}

/** Reads inlines into one string and its pieces, in logical order. */
export function collectText(inlines: readonly Inline[], options: CollectOptions): ParagraphText {
  let text = "";
  const pieces: Piece[] = [];
  const plain: RunFormat = { roles: [], language: options.language, link: undefined };

  function add(
    value: string,
    format: RunFormat,
    content: Piece["content"] = "text",
    node?: Inline,
  ): void {
    if (value === "") {
      return;
    }
    pieces.push({ start: text.length, end: text.length + value.length, format, content, node });
    text += value;
  }

  function isolated(direction: Direction | "auto", inside: () => void): void {
    text += ISOLATE[direction];
    const [start, first] = [text.length, pieces.length];
    inside();
    const { before, after } = edgeMarks(text.slice(start), direction);
    const isShown = ({ content }: Piece): boolean =>
      typeof content === "string" || !("bookmark" in content);
    const inside_ = pieces.slice(first);
    mark(
      first + inside_.findIndex(isShown),
      (piece) => ({ ...piece, before: piece.before || before }),
      first,
    );
    mark(
      first + inside_.findLastIndex(isShown),
      (piece) => ({ ...piece, after: piece.after || after }),
      first,
    );
    text += END_OF_ISOLATE;
  }

  /** Only text can bear a mark. */
  function mark(at: number, change: (piece: Piece) => Piece, from = at): void {
    const piece = pieces[at];
    if (at >= from && piece?.content === "text") {
      pieces[at] = change(piece);
    }
  }

  const withRole = (format: RunFormat, role: CharacterRole): RunFormat =>
    format.roles.includes(role) ? format : { ...format, roles: [...format.roles, role] };

  const all = (children: readonly Inline[], format: RunFormat): void => {
    for (const child of children) {
      one(child, format);
    }
  };

  function linked(
    link: LinkPlace,
    children: readonly Inline[],
    format: RunFormat,
    span: Inline["span"],
  ): void {
    if (format.link !== undefined) {
      options.report(
        diagnostic("docx/unsupported-node", "a link inside a link leads nowhere in Word", { span }),
      );
      all(children, format);
      return;
    }
    all(children, { ...withRole(format, "link"), link });
  }

  function addImage(image: Image, format: RunFormat): void {
    const words = options.replacement(image);
    if (words === undefined) {
      add(OBJECT, format, { image });
    } else {
      isolated("auto", () => add(words, format));
    }
  }

  function external({ url, children, span }: Link, format: RunFormat): void {
    const target = linkTarget(url);
    if (target === undefined) {
      options.report(
        diagnostic("docx/unsupported-node", `Word takes no link to “${url}”`, {
          span,
          hints: ["its words are kept, without the link"],
        }),
      );
      all(children, format);
      return;
    }
    linked({ kind: "external", url: target }, children, format, span);
  }

  function one(inline: Inline, format: RunFormat): void {
    const bookmark = options.annotate?.(inline, format.roles);
    const edge = (which: "start" | "end"): void => {
      if (bookmark !== undefined) {
        const content = { bookmark, edge: which };
        pieces.push({ start: text.length, end: text.length, format, content });
      }
    };
    edge("start");
    written(inline, format);
    edge("end");
  }

  function written(inline: Inline, format: RunFormat): void {
    switch (inline.type) {
      case "text":
        add(inline.value, format, "text", inline);
        return;
      case "honorific":
        add(inline.value, format);
        return;
      case "number":
        add(options.profile.number(inline.value), format);
        return;
      case "code":
        isolated("ltr", () => add(inline.value, withRole(format, "code")));
        return;
      case "emphasis":
        all(
          inline.children,
          withRole(
            format,
            languageDirection(format.language) === "ltr" ? "emphasisLatin" : "emphasis",
          ),
        );
        return;
      case "strong":
      case "underline":
      case "strike":
      case "subscript":
      case "superscript":
      case "mark":
        all(inline.children, withRole(format, inline.type));
        return;
      case "quotation":
      case "abbreviation":
        all(inline.children, format);
        return;
      case "date":
        if (inline.children.length === 0) {
          add(options.profile.date(inline.iso), format);
        }
        all(inline.children, format);
        return;
      case "span":
        isolated(inline.direction ?? languageDirection(inline.language), () =>
          all(inline.children, { ...format, language: inline.language }),
        );
        return;
      case "isolate":
        isolated(inline.direction, () => all(inline.children, format));
        return;
      case "link":
        external(inline, format);
        return;
      case "crossReference":
        linked(
          { kind: "internal", target: inline.target, words: inlineText(inline.children) },
          inline.children,
          format,
          inline.span,
        );
        return;
      case "note":
        add(OBJECT, withRole(format, "noteReference"), { note: inline });
        return;
      case "image":
        addImage(inline.image, format);
        return;
      case "inlineMath":
        isolated("ltr", () => add(OBJECT, format, { math: inline }));
        return;
      case "lineBreak":
        add(LINE_SEPARATOR, format, "break");
        return;
    }
  }

  if (options.lead !== undefined) {
    all(options.lead, withRole(plain, "speaker"));
    add(/[:：]\s*$/u.test(text) ? " " : ": ", withRole(plain, "speaker"));
  }
  all(inlines, plain);
  return { text, pieces };
}
