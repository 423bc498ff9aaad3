import { build, type PreparedPublication } from "../../model/index.ts";
import { type Colour, channelsOf, contrastOf, type Template } from "../../template/index.ts";
import type { Points, Size } from "../../units/index.ts";
import { unboxed } from "../flow/box.ts";
import { flowBlocks } from "../flow/flow-blocks.ts";
import type { FlowContext } from "../flow/flow-context.ts";
import { type FlowBlock, stack, totalHeight } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import type { TextLine } from "../frame.ts";
import { frontArticle } from "../front/front-article.ts";
import { createLayoutContext, type LayoutOptions } from "../layout-context.ts";
import { element } from "../structure.ts";
import { type CoverColours, type CoverShape, divider, frame, shamsa } from "./ornament.ts";

/** A cover with everything placed; lengths in points, a pixel each. */
export interface CoverPage {
  readonly size: Size;
  readonly ground: Colour;
  /** In painting order, below all else; the same array on covers of the same ground and backdrop. */
  readonly backdrop: readonly CoverShape[];
  /** In painting order, below the lines. */
  readonly shapes: readonly CoverShape[];
  readonly lines: readonly TextLine[];
}

/** What shops ask of the picture of a cover: five to eight, 2,560 pixels high. */
const SIZE: Size = { width: 1600, height: 2560 };
/** Between the frame and the words. */
const MARGIN = 220;
const SHAMSA = { x: SIZE.width / 2, y: 640, radius: 330 };
/** Title and subtitle stand in the middle of the room from here to what comes below them. */
const TITLE_TOP = 1060;
const NAMES_TOP = 1960;
const AIR = 130;
const FOOT = 2340;
const LARGEST_TITLE = 250;
const SMALLEST = 20;

/**
 * A cover from the template: title, subtitle, makers and publisher in its faces, on its accent, in a frame of stars under
 * a shamsa. `undefined` when the publication has no articles.
 */
export function layOutCover(
  prepared: PreparedPublication,
  options: LayoutOptions,
): CoverPage | undefined {
  const article = frontArticle(prepared, new Map());
  if (article === undefined) {
    return undefined;
  }
  const colours = coverColours(options.template);
  const set = createSetter(prepared, { ...options, template: inked(options.template, colours) });
  const { title, subtitle, creators, publisher } = prepared.publication;

  const names = [...new Set(creators.map(({ name }) => name))];
  const hasImprint = publisher !== undefined && publisher !== "";
  const titleBottom = (names.length > 0 ? NAMES_TOP : hasImprint ? FOOT - AIR : FOOT) - AIR;
  const titleRoom = titleBottom - TITLE_TOP;
  const heading = fitting(
    (size) =>
      set([
        { words: title, size, weight: 700 },
        { words: subtitle, size: Math.max(SMALLEST, size * 0.38), weight: 400 },
      ]),
    LARGEST_TITLE,
    titleRoom,
  );
  const makers = fitting(
    (size) => set([{ words: names.join(options.profile.labels.listSeparator), size, weight: 400 }]),
    84,
    FOOT - NAMES_TOP - AIR,
  );
  const imprint = fitting((size) => set([{ words: publisher, size, weight: 400 }]), 58, AIR);
  const headingTop = TITLE_TOP + Math.max(0, titleRoom - heading.height) / 2;
  return {
    size: SIZE,
    ground: colours.ground,
    backdrop: backdropOf(colours),
    shapes:
      names.length === 0
        ? []
        : divider({ x: SIZE.width / 2, y: NAMES_TOP - 60, radius: 22 }, colours),
    lines: [
      ...heading.linesAt(headingTop),
      ...makers.linesAt(NAMES_TOP),
      ...imprint.linesAt(FOOT - imprint.height),
    ],
  };
}

interface Backdrop {
  readonly colours: CoverColours;
  readonly shapes: readonly CoverShape[];
}

/** That of the cover before: covers of one template share it. */
let latest: Backdrop | undefined;

/** Frame and shamsa. */
function backdropOf(colours: CoverColours): readonly CoverShape[] {
  const { ground, ink, tone } = colours;
  const known = latest?.colours;
  if (
    latest === undefined ||
    known?.ground !== ground ||
    known.ink !== ink ||
    known.tone !== tone
  ) {
    latest = { colours, shapes: [...frame(SIZE, colours), ...shamsa(SHAMSA, colours)] };
  }
  return latest.shapes;
}

interface CoverLine {
  readonly words: string | undefined;
  readonly size: Points;
  readonly weight: number;
}

/** Lines that are set but not yet placed. */
interface SetLines {
  readonly height: Points;
  /** Whether every line has room, and none ends in the middle of a word. */
  readonly fits: boolean;
  readonly linesAt: (top: Points) => readonly TextLine[];
}

/** A line that ends in a letter of a script that parts its words by spaces. */
const BROKEN_OFF = /[\p{sc=Arab}\p{sc=Latn}\p{sc=Hebr}\p{sc=Cyrl}\p{sc=Grek}\p{M}\p{N}]$/u;

/** Whether the line after this one belongs to the same words. */
function isSameBlock(line: number, blocks: readonly FlowBlock[]): boolean {
  let last = -1;
  for (const { slabs } of blocks) {
    last += slabs.filter(({ kind }) => kind === "matter").length;
    if (line === last) {
      return false;
    }
  }
  return true;
}

type Setter = (lines: readonly CoverLine[]) => SetLines;

function createSetter(prepared: PreparedPublication, options: LayoutOptions): Setter {
  const article = frontArticle(prepared, new Map());
  if (article === undefined) {
    throw new Error("a cover needs a publication with articles");
  }
  const silent = createLayoutContext(options, () => undefined);
  const width = SIZE.width - 2 * MARGIN;
  const { template } = options;
  const { title } = template.styles;
  // The template's own leaves room for the marks of Arabic, which other letters have no need of.
  const leading = prepared.direction === "rtl" ? title.leading / title.size : 1.25;
  const context: FlowContext = {
    article: { ...silent, article },
    x: 0,
    width,
    area: { width, height: SIZE.height },
    direction: prepared.direction,
    language: prepared.publication.language,
    paragraph: template.styles.body,
    listDepth: 0,
    flow: flowBlocks,
    parent: element("Sect", undefined),
  };
  return (lines) => {
    const blocks = lines
      .filter(({ words }) => words !== undefined && words !== "")
      .map(({ words, size, weight }) =>
        flowText(
          [build.text(words ?? "")],
          {
            ...unboxed(title),
            weight,
            size,
            leading: size * leading,
            colour: "text",
            align: "center",
            spaceBefore: 0,
            spaceAfter: size * 0.1,
            indentStart: 0,
            indentEnd: 0,
            firstLineIndent: 0,
            keepTogether: true,
          },
          context,
          { span: undefined, element: null, elongates: false },
        ),
      );
    const { slabs } = stack(blocks);
    const linesAt = (top: Points): readonly TextLine[] => {
      let y = top;
      return slabs.flatMap((slab) => {
        const items = slab.paint(MARGIN, y);
        y += slab.height;
        return items.filter((item) => item.type === "text");
      });
    };
    const placed = linesAt(0);
    const isTorn = placed.some(({ text }, at) => BROKEN_OFF.test(text) && isSameBlock(at, blocks));
    const fits = !isTorn && placed.every((line) => line.width < width + 0.5);
    return { height: totalHeight(slabs), fits, linesAt };
  };
}

/** The largest size, from `largest` down, at which words have room; the smallest when they never have. */
function fitting(set: (size: Points) => SetLines, largest: Points, room: Points): SetLines {
  let size = largest;
  let lines = set(size);
  while ((!lines.fits || lines.height > room) && size > SMALLEST) {
    size = Math.max(SMALLEST, size * 0.9);
    lines = set(size);
  }
  return lines;
}

/** The accent as ground where light ink can be read on it, else the colour of the text. */
function coverColours({ colours }: Template): CoverColours {
  const { accent, text, shade } = colours;
  const readable = (ground: Colour, ink: Colour) => (contrastOf(ground, ink) ?? 0) >= ENOUGH;
  const ink: Colour = readable(accent, shade) || readable(text, shade) ? shade : "#ffffff";
  const ground = [accent, text].find((colour) => readable(colour, ink)) ?? "#1a1a1a";
  return { ground, ink, tone: between(ground, ink, 0.38) };
}

/** WCAG 2.1, 1.4.6: of the enhanced level, for a cover is also seen at the size of a stamp. */
const ENOUGH = 7;

function between(one: Colour, other: Colour, share: number): Colour {
  const [from, to] = [channelsOf(one), channelsOf(other)];
  const mixed = from?.map((channel, at) =>
    Math.round(channel + ((to?.[at] ?? channel) - channel) * share),
  );
  return `#${(mixed ?? []).map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

const inked = (template: Template, { ink }: CoverColours): Template => ({
  ...template,
  colours: { ...template.colours, text: ink },
});
