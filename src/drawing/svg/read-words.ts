import { type Affine, IDENTITY } from "../affine.ts";
import type { WordsMark, WordsStretch } from "../mark.ts";
import type { ReadColour } from "./read-colour.ts";
import { readLength } from "./read-numbers.ts";
import { readPaint } from "./read-paint.ts";
import type { Scene } from "./scene.ts";
import { inherit, propertiesOf, type Style } from "./style.ts";
import type { XmlElement } from "./xml-tree.ts";

interface Chunk {
  readonly x: number;
  readonly y: number;
  readonly style: Style;
  readonly stretches: WordsStretch[];
}

const PLACES = ["x", "y", "dx", "dy"] as const;

/** What of `text` is not followed, by property. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  textLength: "words fitted to a length",
  rotate: "letters that are turned one by one",
  "letter-spacing": "letters set apart",
  "word-spacing": "words set apart",
  "text-decoration": "lines under or through words",
};

/** The words of a `text` element: one mark for each place that it or a `tspan` names. */
export function readWords(
  text: XmlElement,
  outer: Style,
  matrix: Affine,
  scene: Scene,
): readonly WordsMark[] {
  const reader = new WordsReader(scene);
  reader.element(text, outer);
  return reader.chunks.flatMap(({ x, y, style, stretches }): readonly WordsMark[] => {
    const trimmed = style.preservesSpace ? stretches : trim(stretches);
    const { anchor, direction, baseline } = style;
    return trimmed.length === 0
      ? []
      : [{ kind: "words", matrix, x, y, anchor, direction, baseline, stretches: trimmed }];
  });
}

class WordsReader {
  readonly chunks: Chunk[] = [];
  private readonly scene: Scene;
  private rise = 0;
  private y = 0;
  private x = 0;
  private endsInSpace = true;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  element(element: XmlElement, outer: Style): void {
    const own = propertiesOf(element, this.scene.sheet);
    const { width, height } = this.scene.viewport;
    const style = inherit(outer, own, width);
    if (own.get("display") === "none") {
      return;
    }
    this.tellOf(own);
    const place = (name: (typeof PLACES)[number]): number | undefined => {
      const written =
        own
          .get(name)
          ?.trim()
          .split(/[\s,]+/) ?? [];
      if (written.length > 1) {
        this.scene.report("letters that are placed one by one");
      }
      const whole = name.endsWith("x") ? width : height;
      return readLength(written[0], { whole, em: style.size });
    };
    const [x, y, dx = 0, dy = 0] = PLACES.map(place);
    const riseBefore = this.rise;
    if (x !== undefined || y !== undefined || this.chunks.length === 0) {
      this.x = (x ?? this.x) + dx;
      this.y = (y ?? this.y) + dy;
      this.rise = 0;
      this.endsInSpace = true;
      this.chunks.push({ x: this.x, y: this.y, style, stretches: [] });
    } else {
      this.rise -= dy;
      if (dx !== 0) {
        this.scene.report("words moved apart");
      }
    }
    const shift = baselineShift(own.get("baseline-shift"), style.size);
    this.rise += shift;
    for (const child of element.children) {
      if (typeof child === "string") {
        this.text(child, style);
      } else if (child.name === "tspan" || child.name === "a") {
        this.element(child, style);
      } else if (child.name === "textPath") {
        this.scene.report("words along a path");
        this.element(child, style);
      }
    }
    // A shift of the baseline ends with its element; `dy` moves all that follows.
    this.rise -= shift;
    if (this.chunks.length === 0) {
      this.rise = riseBefore;
    }
  }

  private tellOf(own: ReadonlyMap<string, string>): void {
    for (const [property, what] of Object.entries(LEFT_OUT)) {
      const value = own.get(property);
      if (value !== undefined && !/^(?:none|normal|0(?:px|em|pt)?|inherit|auto)$/.test(value)) {
        this.scene.report(what);
      }
    }
    if (/^(?:tb|vertical)/.test(own.get("writing-mode") ?? "")) {
      this.scene.report("words from top to bottom");
    }
  }

  private text(written: string, style: Style): void {
    const chunk = this.chunks.at(-1);
    if (chunk === undefined || !style.visible) {
      return;
    }
    let text = written.replace(/[\t\n\r]/g, " ");
    if (!style.preservesSpace) {
      text = text.replace(/ +/g, " ");
      text = this.endsInSpace ? text.trimStart() : text;
    }
    if (text === "") {
      return;
    }
    this.endsInSpace = text.endsWith(" ");
    const colour = this.colourOf(style);
    if (style.stroke !== "none" && style.strokeWidth > 0) {
      this.scene.report("the outline of words");
    }
    chunk.stretches.push({
      text,
      families: style.families,
      size: style.size,
      weight: style.weight,
      italic: style.italic,
      rise: this.rise,
      colour: colour.colour,
      opacity: colour.opacity * style.fillOpacity,
      language: style.language,
    });
  }

  private colourOf(style: Style): ReadColour {
    const place = { matrix: IDENTITY, bounds: undefined, currentColour: style.colour };
    const read = readPaint(style.fill, place, this.scene);
    if (read === undefined) {
      // Nothing to see, and still to be found.
      return { colour: "#000000", opacity: 0 };
    }
    if (read.paint.kind === "colour") {
      return { colour: read.paint.colour, opacity: read.opacity };
    }
    this.scene.report("words in a gradient");
    return {
      colour: read.paint.stops[0]?.colour ?? "#000000",
      opacity: read.opacity,
    };
  }
}

function baselineShift(written: string | undefined, size: number): number {
  switch (written) {
    case "super":
      return size / 3;
    case "sub":
      return -size / 5;
    default:
      return readLength(written, { whole: size, em: size }) ?? 0;
  }
}

/** Without the space at the end, which would move words that are centred. */
function trim(stretches: readonly WordsStretch[]): readonly WordsStretch[] {
  const last = stretches.at(-1);
  if (last === undefined) {
    return [];
  }
  const text = last.text.trimEnd();
  return text === ""
    ? trim(stretches.slice(0, -1))
    : [...stretches.slice(0, -1), { ...last, text }];
}
