import type { Data } from "unified";

type SyntaxExtension = NonNullable<Data["micromarkExtensions"]>[number];
type ConstructList = NonNullable<NonNullable<SyntaxExtension["text"]>[number]>;
type Construct = Exclude<ConstructList, readonly unknown[]>;
type State = ReturnType<Construct["tokenize"]>;
type Code = Parameters<State>[0];

const DOLLAR = 0x24;
const BACKSLASH = 0x5c;

/** Whether a node of code was written between dollars. */
export const isDollarFormula = (source: string): boolean => source.startsWith("$");

const tokenize: Construct["tokenize"] = function (effects, ok, nok) {
  const before = this.previous;
  let last: Code = null;
  let written = "";
  return start;

  function start(code: Code): State | undefined {
    if (isDigit(before) || before === DOLLAR) {
      return nok(code);
    }
    effects.enter("codeText");
    effects.enter("codeTextSequence");
    effects.consume(code);
    effects.exit("codeTextSequence");
    return first;
  }

  function first(code: Code): State | undefined {
    if (isBlank(code) || code === DOLLAR) {
      return nok(code);
    }
    effects.enter("codeTextData");
    return inside(code);
  }

  function inside(code: Code): State | undefined {
    if (code === null || code < -2) {
      return nok(code);
    }
    if (code === DOLLAR) {
      if (isBlank(last) || isProse(written)) {
        return nok(code);
      }
      effects.exit("codeTextData");
      effects.enter("codeTextSequence");
      effects.consume(code);
      effects.exit("codeTextSequence");
      return after;
    }
    last = code;
    written += code < 0 ? " " : String.fromCodePoint(code);
    effects.consume(code);
    return code === BACKSLASH ? escaped : inside;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || code < -2) {
      return nok(code);
    }
    last = code;
    written += code < 0 ? " " : String.fromCodePoint(code);
    effects.consume(code);
    return inside;
  }

  function after(code: Code): State | undefined {
    if (isDigit(code) || code === DOLLAR) {
      return nok(code);
    }
    effects.exit("codeText");
    return ok(code);
  }
};

/**
 * Formulas in the line, `$x^2$`, told from sums of money as pandoc tells them: a letter or sign stands right inside both
 * dollars, no digit before the first or behind the second, and no prose between them. The parser takes it for code whose marks are dollars;
 * `isDollarFormula` knows it again.
 */
export const dollarFormula: SyntaxExtension = {
  text: { [DOLLAR]: { name: "dollarFormula", tokenize } },
};

/** Words between two sums of money, and no formula: Arabic words outside `\\text{…}`, or words without a sign of mathematics. */
function isProse(written: string): boolean {
  const bare = written.replace(/\\[a-z]+\s*\{[^{}]*\}/gi, " ");
  return (
    /[\u0620-\u064a\u066e-\u06d3]{2}/u.test(bare) ||
    (!/[\\^_=+<>{}|]/.test(written) && /\s\p{L}{2,}/u.test(written))
  );
}

/** Spaces and line ends; micromark writes them as negative numbers. */
const isBlank = (code: Code): boolean => code === null || code < 0 || code === 0x20;

/** Western, Arabic-Indic and Persian. */
const isDigit = (code: Code): boolean =>
  code !== null &&
  ((code >= 0x30 && code <= 0x39) ||
    (code >= 0x660 && code <= 0x669) ||
    (code >= 0x6f0 && code <= 0x6f9));
