import type { Root } from "mdast";
import remarkDirective from "remark-directive";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { type Data, type Processor, unified } from "unified";
import { dollarFormula } from "./dollar-formula.ts";

type SyntaxExtension = NonNullable<Data["micromarkExtensions"]>[number];
type ConstructList = NonNullable<NonNullable<SyntaxExtension["text"]>[number]>;
type Construct = Exclude<ConstructList, readonly unknown[]>;

/** Names that a directive in the line may have: `:mark[…]`. Any other colon is an ordinary colon. */
export const TEXT_DIRECTIVES = [
  "span",
  "isolate",
  "quote",
  "mark",
  "u",
  "sub",
  "sup",
  "abbr",
  "date",
  "num",
  "ref",
  "honorific",
  "note",
] as const;

const NAMES: ReadonlySet<string> = new Set(TEXT_DIRECTIVES);

let processor: { readonly parse: (text: string) => Root } | undefined;

/**
 * Parses CommonMark with GFM, YAML front matter and directives. Throws `RangeError` when the text nests so deeply that
 * the parser runs out of stack.
 */
export function parseMarkdown(text: string): Root {
  processor ??= unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm)
    .use(remarkDirective)
    .use(onlyOwnTextDirectives)
    .use(withDollarFormulas)
    .freeze();
  return processor.parse(text);
}

function withDollarFormulas(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), dollarFormula];
}

/** Lets the parser see `:name` as a directive only when the name is ours and `[` or `{` follows: `10:30` stays prose. */
function onlyOwnTextDirectives(this: Processor): void {
  for (const extension of this.data().micromarkExtensions ?? []) {
    const constructs = extension.text?.[COLON];
    const [construct] = Array.isArray(constructs) ? constructs : [constructs];
    if (extension.text !== undefined && construct !== undefined && extension.flow?.[COLON]) {
      extension.text[COLON] = guarded(construct);
    }
  }
}

const COLON = 0x3a;
const LEFT_BRACKET = 0x5b;
const LEFT_BRACE = 0x7b;

function guarded(directive: Construct): Construct {
  return {
    ...directive,
    tokenize(effects, ok, nok) {
      const start = directive.tokenize.call(this, effects, ok, nok);
      return effects.check({ tokenize: ownName, partial: true }, start, nok);
    },
  };
}

const ownName: Construct["tokenize"] = (effects, ok, nok) => {
  let name = "";
  return (code) => {
    effects.enter("data");
    effects.consume(code);
    return inName;
  };
  function inName(code: number | null): ReturnType<typeof ok> {
    if (code !== null && code >= 0x61 && code <= 0x7a) {
      name += String.fromCharCode(code);
      effects.consume(code);
      return inName;
    }
    effects.exit("data");
    const opens = code === LEFT_BRACKET || code === LEFT_BRACE;
    return opens && NAMES.has(name) ? ok(code) : nok(code);
  }
};

/**
 * `text` with the inside of every `$$ … $$` block replaced, unit for unit, so that no Markdown is seen in it. Offsets stay
 * valid in the original, which is where the formula is then read from.
 */
export function maskMath(text: string): string {
  const lines = text.split("\n");
  let fence: string | undefined;
  let opened: number | undefined;
  const masked = [...lines];
  for (const [at, line] of lines.entries()) {
    const marker = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (opened === undefined && marker !== undefined) {
      fence = fence === undefined ? marker : line.trim().startsWith(fence) ? undefined : fence;
    } else if (fence === undefined && /^ {0,3}\$\$[ \t]*$/.test(line)) {
      if (opened === undefined) {
        opened = at;
      } else {
        for (let inside = opened; inside < at; inside += 1) {
          // The line end goes too: one long line cannot turn into a list or a heading.
          masked[inside] = inside === opened ? `${lines[inside]}${FILLER}` : filler(lines[inside]);
        }
        masked[at] = line;
        opened = undefined;
      }
    } else if (fence === undefined && opened === undefined) {
      masked[at] = line.replace(
        /^( {0,3}\$\$)(.+)(\$\$[ \t]*)$/,
        (_all, before: string, tex: string, after: string) =>
          before + FILLER.repeat(tex.length) + after,
      );
    }
  }
  return joinMasked(masked, lines);
}

const FILLER = "x";

const filler = (line: string | undefined): string => FILLER.repeat((line ?? "").length + 1);

function joinMasked(masked: readonly string[], lines: readonly string[]): string {
  let joined = "";
  for (const [at, line] of masked.entries()) {
    const isLast = at === masked.length - 1;
    joined += line.length > (lines[at] ?? "").length || isLast ? line : `${line}\n`;
  }
  return joined;
}
