import { diagnostic, type Span, spanWithin } from "../../diagnostics/index.ts";
import { displayedSize } from "../../media/index.ts";
import {
  type Direction,
  type Image,
  type Inline,
  type InlineMath,
  inlineText,
  isSafeAddress,
  type Link,
  languageDirection,
  type Note,
} from "../../model/index.ts";
import type { InlineRole } from "../../template/index.ts";
import { placeImage } from "../drawing/place-image.ts";
import type { LinkTarget } from "../frame.ts";
import type { ArticleContext } from "../layout-context.ts";
import { piecesOf } from "../math/formula-pieces.ts";
import { formulaRuns, formulaText } from "../math/formula-text.ts";
import { setFormulaInLine } from "../math/set-formula.ts";
import { element, type GrowingElement } from "../structure.ts";
import {
  type InlineObject,
  LINE_SEPARATOR,
  OBJECT_REPLACEMENT,
  type ParagraphText,
  WORD_JOINER,
} from "./paragraph-text.ts";
import { FSI, LRI, ParagraphWriter, type RangeStyle, RLI } from "./paragraph-writer.ts";
import { changeLook, inlineLook, type TextLook } from "./text-look.ts";

/** What a paragraph starts from. */
export interface ParagraphBase {
  readonly look: TextLook;
  readonly language: string;
  readonly direction: Direction;
  /** The structure element of the block; inline elements become its children. */
  readonly element: GrowingElement | null;
}

/** What changes on the way down into nested inlines. */
interface Surroundings extends ParagraphBase, RangeStyle {}

/**
 * A web address or e-mail in running text, without closing punctuation. Each is isolated, so that its parts keep their
 * order in a right-to-left line (UAX #9 HL3 leaves this to the higher protocol).
 */
const ADDRESS =
  /(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>«»"،؛؟]*[^\s<>«»"،؛؟.,;:!?)\]}'’]|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu;

/** Controls of the line that would end a bidi paragraph or a line where the author did not ask for it. */
const LINE_CONTROL = /[\t\n\v\f\r\u0085\u2029]/g;

/** Turns inlines into one string with its ranges; the first of the seven steps. */
export function collect(
  inlines: readonly Inline[],
  base: ParagraphBase,
  context: ArticleContext,
): ParagraphText {
  const collector = new Collector(base, context);
  collector.addAll(inlines, { ...base, link: undefined, inline: null });
  return collector.writer.finish(base.direction);
}

class Collector {
  readonly writer = new ParagraphWriter();
  private readonly base: ParagraphBase;
  private readonly context: ArticleContext;

  constructor(base: ParagraphBase, context: ArticleContext) {
    this.base = base;
    this.context = context;
  }

  addAll(inlines: readonly Inline[], around: Surroundings): void {
    for (const inline of inlines) {
      this.add(inline, around);
    }
  }

  private add(inline: Inline, around: Surroundings): void {
    switch (inline.type) {
      case "text":
      case "honorific":
        this.prose(inline.value, around, inline.span);
        return;
      case "number":
        this.prose(this.context.profile.number(inline.value), around, inline.span);
        return;
      case "code": {
        const made = this.inlineElement("Code", around);
        const inside = { ...this.look("code", around), inline: made };
        this.writer.isolated(LRI, around, () =>
          this.writer.put(inline.value.replace(LINE_CONTROL, " "), inside, inline.span),
        );
        return;
      }
      case "lineBreak":
        this.writer.put(LINE_SEPARATOR, around, inline.span);
        return;
      case "inlineMath":
        this.formula(inline, around);
        return;
      case "image":
        this.image(inline.image, around, inline.span);
        return;
      case "note":
        this.noteReference(inline, around);
        return;
      case "strong":
        this.addAll(inline.children, this.look("strong", around));
        return;
      case "emphasis":
        this.addAll(
          inline.children,
          this.look(
            languageDirection(around.language) === "ltr" ? "emphasisLatin" : "emphasis",
            around,
          ),
        );
        return;
      case "underline":
        this.addAll(inline.children, this.look("underline", around));
        return;
      case "strike":
        this.addAll(inline.children, this.look("strike", around));
        return;
      case "mark":
        this.addAll(inline.children, this.look("mark", around));
        return;
      case "superscript":
        this.addAll(inline.children, this.look("script", around));
        return;
      case "subscript": {
        // A subscript is as small as a superscript and sinks by half of what that rises.
        const script = this.context.template.inline.script;
        const sunk = { ...script, rise: -0.5 * (script.rise ?? 0) };
        this.addAll(inline.children, {
          ...around,
          look: changeLook(around.look, sunk, this.context),
        });
        return;
      }
      case "link":
        this.webLink(inline, around);
        return;
      case "crossReference":
        this.reference(inline.children, inline.target, around);
        return;
      case "span": {
        const direction = inline.direction ?? languageDirection(inline.language);
        const made = this.inlineElement("Span", around, { language: inline.language });
        const inside = { ...around, language: inline.language, direction, inline: made };
        if (direction === around.direction) {
          this.addAll(inline.children, inside);
        } else {
          this.writer.isolated(direction === "rtl" ? RLI : LRI, inside, () =>
            this.addAll(inline.children, inside),
          );
        }
        return;
      }
      case "isolate": {
        const opening = { ltr: LRI, rtl: RLI, auto: FSI }[inline.direction];
        const direction = inline.direction === "auto" ? around.direction : inline.direction;
        this.writer.isolated(opening, around, () =>
          this.addAll(inline.children, { ...around, direction }),
        );
        return;
      }
      case "abbreviation": {
        const made = this.inlineElement("Span", around, { expansion: inline.expansion });
        this.addAll(inline.children, { ...around, inline: made });
        return;
      }
      case "quotation":
      case "date":
        this.addAll(inline.children, around);
        return;
    }
  }

  private look(role: InlineRole, around: Surroundings): Surroundings {
    return { ...around, look: inlineLook(around.look, role, this.context) };
  }

  private inlineElement(
    role: "Span" | "Link" | "Reference" | "Code",
    around: Surroundings,
    attributes: { readonly language?: string; readonly expansion?: string } = {},
  ): GrowingElement | null {
    const parent = around.inline ?? this.base.element;
    return parent === null ? null : element(role, parent, attributes);
  }

  /** Text in which addresses are isolated where the line runs from right to left. */
  private prose(value: string, around: Surroundings, span: Span | undefined): void {
    const text = value.replace(LINE_CONTROL, " ");
    const part = (from: number, to: number): void =>
      this.writer.put(text.slice(from, to), around, spanWithin(span, text.length, from, to));
    if (around.direction === "ltr" || !/[@/]|www\./.test(text)) {
      part(0, text.length);
      return;
    }
    let from = 0;
    for (const match of text.matchAll(ADDRESS)) {
      const end = match.index + match[0].length;
      part(from, match.index);
      this.writer.isolated(LRI, around, () => part(match.index, end));
      from = end;
    }
    part(from, text.length);
  }

  /** Words that lead to another place of the document; to one that it lacks they are words. */
  private reference(children: readonly Inline[], to: string, around: Surroundings): void {
    const target = this.context.article.targets.get(to);
    if (target === undefined) {
      this.addAll(children, around);
      return;
    }
    const inside = { ...around, inline: this.inlineElement("Reference", around) };
    const place: LinkTarget = { kind: "anchor", anchor: target.anchor };
    if (target.node?.type === "note") {
      // The number of a note that has been named before: as the first one looks, and apart from a number on its right.
      this.writer.isolated(this.base.direction === "rtl" ? RLI : LRI, inside, () =>
        this.addAll(children, this.linked(children, place, inside)),
      );
    } else {
      this.link(children, place, inside);
    }
  }

  /**
   * A link out of the document; one that would run something, or leads to a file beside a text that has no address of its
   * own, is printed as its words.
   */
  private webLink(link: Link, around: Surroundings): void {
    const place = link.url.slice(1);
    if (link.url.startsWith("#") && this.context.article.targets.has(place)) {
      this.reference(link.children, place, around);
      return;
    }
    const url = wholeAddress(link.url, this.context.article.article.canonicalUrl);
    if (url !== undefined && isSafeAddress(url)) {
      this.link(link.children, { kind: "url", url }, around);
      return;
    }
    this.context.report(
      diagnostic(
        "layout/unsupported-node",
        `"${link.url}" is no address to link to; its words are printed`,
        {
          span: link.span,
          hints: ["link to an address of the web, to an e-mail address or a telephone number"],
        },
      ),
    );
    this.addAll(link.children, around);
  }

  private link(children: readonly Inline[], target: LinkTarget, around: Surroundings): void {
    this.addAll(children, this.look("link", this.linked(children, target, around)));
  }

  /** The surroundings of words that lead somewhere. */
  private linked(
    children: readonly Inline[],
    target: LinkTarget,
    around: Surroundings,
  ): Surroundings {
    const made = this.inlineElement("Link", around);
    const words = inlineText(children).trim();
    // A picture that tells nothing, or nothing at all: where it leads is all there is to say.
    const label = words === "" && target.kind === "url" ? target.url : words;
    return made === null
      ? around
      : { ...around, inline: made, link: { target, label, element: made } };
  }

  private noteReference(note: Note, around: Surroundings): void {
    const label = this.context.article.noteLabels.get(note) ?? "";
    const anchor = this.context.noteAnchor(note);
    const reference = this.inlineElement("Reference", around);
    const look = this.look("noteReference", { ...around, inline: reference });
    const made = this.inlineElement("Link", look);
    const inside: Surroundings =
      made === null
        ? look
        : {
            ...look,
            inline: made,
            link: { target: { kind: "anchor", anchor }, label, element: made },
          };
    this.writer.insert(WORD_JOINER, inside);
    this.writer.noteHere(note);
    this.writer.isolated(this.base.direction === "rtl" ? RLI : LRI, inside, () =>
      this.writer.put(label, inside, note.span),
    );
  }

  /** Left to right, in pieces between which the line may end. */
  private formula(math: InlineMath, around: Surroundings): void {
    const { look, language, direction } = around;
    const { size, colour } = look;
    const place = { size, colour, language, direction };
    const formula = setFormulaInLine(math, place, this.context);
    if (formula === undefined) {
      this.writer.isolated(LRI, around, () =>
        this.writer.put(math.tex.replace(LINE_CONTROL, " "), this.look("code", around), math.span),
      );
      return;
    }
    const parent = around.inline ?? this.base.element;
    const made = parent === null ? null : element("Formula", parent, { alt: formula.spoken });
    this.writer.isolated(LRI, around, () => {
      for (const [at, piece] of piecesOf(formula).entries()) {
        const value = formulaText(math.tex);
        const text =
          at === 0
            ? { value, runs: formulaRuns(value, piece.width, look, math.span, this.context) }
            : { value: "", runs: [] };
        this.writer.put(OBJECT_REPLACEMENT, around, math.span, {
          content: { type: "drawing", marks: piece.marks, source: undefined },
          size: { width: piece.width, height: formula.height },
          depth: formula.depth - look.rise,
          element: made,
          text,
        });
      }
    });
  }

  private image(image: Image, around: Surroundings, span: Span | undefined): void {
    const loaded = this.context.images.get(image.src);
    const natural = loaded === undefined ? undefined : displayedSize(loaded);
    const height = Math.min(natural?.height ?? 0, around.look.size * 1.1);
    const width = natural === undefined ? 0 : (natural.width * height) / natural.height;
    const size = { width, height };
    const content =
      loaded === undefined
        ? undefined
        : placeImage(
            loaded,
            size,
            { src: image.src, span: image.span ?? span },
            around.language,
            this.context,
            around.look.colour,
          );
    if (content === undefined) {
      // It has been reported; its words stand in its place.
      this.writer.put(image.alt ?? "", around, span);
      return;
    }
    const made =
      image.decorative === true || this.base.element === null
        ? null
        : element("Figure", around.inline ?? this.base.element, { alt: image.alt ?? "" });
    const object: InlineObject = {
      content,
      size,
      depth: 0,
      element: made,
    };
    this.writer.put(OBJECT_REPLACEMENT, around, span, object);
  }
}

/** The address as it is, or completed with that of the text where it is relative; `undefined` where it is none. */
function wholeAddress(url: string, base: string | undefined): string | undefined {
  if (URL.canParse(url)) {
    return url;
  }
  return base !== undefined && URL.canParse(url, base) ? new URL(url, base).href : undefined;
}
