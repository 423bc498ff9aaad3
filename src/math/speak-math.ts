import type { MathContent, MathElement } from "./math-element.ts";
import { type MathWords, mathWords } from "./math-words.ts";

/**
 * A formula in the words of a language, in the order in which it is said; undefined where there are no words for the
 * language. Parts are closed by words where it could not be heard where they end.
 */
export function speakMath(math: MathElement, language: string): string | undefined {
  const words = mathWords(language);
  if (words === undefined) {
    return undefined;
  }
  const spoken = new Speaker(words).all(math.children).join(" ");
  return spoken
    .replace(/\s+/g, " ")
    .replace(/ ([،,])/g, "$1")
    .trim();
}

/** Invisible times, function application, separator and plus. */
const SILENT = /[\u2061-\u2064\u200b]/g;
const LARGE = /^[∑∏∫∮⋃⋂∐∬∭]|^(?:lim|max|min|sup|inf)$/u;

class Speaker {
  private readonly words: MathWords;

  constructor(words: MathWords) {
    this.words = words;
  }

  all(children: readonly MathContent[]): readonly string[] {
    return children.map((child) => this.one(child)).filter((spoken) => spoken !== "");
  }

  private one(content: MathContent | undefined): string {
    if (content === undefined) {
      return "";
    }
    if (typeof content === "string") {
      return this.token(content);
    }
    const { name, children } = content;
    const [first, second, third] = children;
    const { words } = this;
    switch (name) {
      case "mfrac":
        return isShort(first) && isShort(second)
          ? `${this.one(first)} ${words.over} ${this.one(second)}`
          : `${words.fractionStart} ${this.one(first)} ${words.over} ${this.one(second)} ${words.fractionEnd}`;
      case "msqrt":
        return children.length === 1 && isShort(first)
          ? `${words.squareRoot} ${this.one(first)}`
          : `${words.squareRoot} ${this.all(children).join(" ")} ${words.rootEnd}`;
      case "mroot":
        return `${words.rootOfIndex} ${this.one(second)} ${words.of} ${this.one(first)} ${words.rootEnd}`;
      case "msup":
        return `${this.one(first)} ${this.power(second)}`;
      case "msub":
      case "munder":
        return isLarge(first)
          ? `${this.one(first)} ${words.from} ${this.one(second)}`
          : `${this.one(first)} ${words.sub} ${this.one(second)}`;
      case "msubsup":
      case "munderover":
        return isLarge(first)
          ? `${this.one(first)} ${words.from} ${this.one(second)} ${words.to} ${this.one(third)}`
          : `${this.one(first)} ${words.sub} ${this.one(second)} ${this.power(third)}`;
      case "mover":
        return `${this.one(first)} ${words.above} ${this.one(second)}`;
      case "mtable":
        return `${words.matrix} ${this.all(children).join(" ; ")}`;
      case "mtr":
      case "mlabeledtr":
        return `${words.row} ${this.all(children).join(", ")}`;
      case "mspace":
      case "mphantom":
      case "annotation":
      case "annotation-xml":
        return "";
      default:
        return this.all(children).join(" ");
    }
  }

  private power(exponent: MathContent | undefined): string {
    const { words } = this;
    switch (textOf(exponent)) {
      case "2":
      case "٢":
      case "۲":
        return words.squared;
      case "3":
      case "٣":
      case "۳":
        return words.cubed;
      case "′":
        return this.one(exponent);
      default:
        return isShort(exponent)
          ? `${words.power} ${this.one(exponent)}`
          : `${words.power} ${this.one(exponent)} ${words.powerEnd}`;
    }
  }

  private token(written: string): string {
    const text = written.replace(SILENT, "").trim();
    const known = this.words.signs[text] ?? this.words.signs[text.normalize("NFKC")];
    if (known !== undefined) {
      return known;
    }
    const plain = text.normalize("NFKC");
    return this.words.capital !== "" && /^\p{Lu}$/u.test(plain)
      ? `${this.words.capital} ${plain}`
      : plain;
  }
}

function textOf(content: MathContent | undefined): string {
  if (content === undefined || typeof content === "string") {
    return content ?? "";
  }
  return content.children.map(textOf).join("");
}

/** One letter or number, whose end is heard. */
function isShort(content: MathContent | undefined): boolean {
  if (content === undefined || typeof content === "string") {
    return true;
  }
  const isToken = content.name === "mi" || content.name === "mn" || content.name === "mtext";
  return (
    isToken ||
    (content.name === "mrow" && content.children.length === 1 && isShort(content.children[0]))
  );
}

const isLarge = (content: MathContent | undefined): boolean => LARGE.test(textOf(content));
