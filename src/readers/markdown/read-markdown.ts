import type {
  Definition,
  FootnoteDefinition,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
} from "mdast";
import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { type Article, type Block, build, checkArticle, type Inline } from "../../model/index.ts";
import { type ReadOptions, type ReadSettings, settle } from "../reader.ts";
import { createSourceText, isBlank, type SourceText } from "../source-text.ts";
import { convertBlocks, takeId } from "./blocks.ts";
import { type Context, inside, type NoteBook, spanOf } from "./context.ts";
import { trimInlines } from "./edit-inlines.ts";
import type { FrontMatter } from "./front-matter/field-draft.ts";
import { readFields } from "./front-matter/read-fields.ts";
import { parseYaml } from "./front-matter/yaml-tree.ts";
import type { YamlScalar } from "./front-matter/yaml-value.ts";
import { convertInlines } from "./inlines.ts";
import { maskMath, parseMarkdown } from "./parse.ts";

const NO_FRONT_MATTER: FrontMatter = { fields: {}, places: new Map() };

/** Reads Markdown with front matter and directives; what it may hold is in `docs/article-model.md`. */
export function readMarkdown(
  text: string,
  options: ReadOptions,
  report: Report,
): Article | undefined {
  const settings = settle(options);
  const source = createSourceText(settings.source, text);
  const whole = source.span(0, source.text.length);
  if (isBlank(source.text)) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: whole }));
    return undefined;
  }
  const root = parse(maskMath(source.text), whole, report);
  if (root === undefined) {
    return undefined;
  }
  let failed = false;
  const watch: Report = (found) => {
    failed ||= found.severity === "error";
    report(found);
  };
  const article = toArticle(root, source, settings, watch);
  if (article === undefined || failed) {
    return undefined;
  }
  return article;
}

/** Two hundred quotes or lists opened in one line: the parser's time grows with the square of them. */
const ABSURD = /^[ \t]*(?:[-+*][ \t]+|\d{1,9}[.)][ \t]+|>[ \t]?){200}/m;

/** The parser's tree; a text nested beyond what its recursion bears is refused. */
function parse(text: string, whole: Span, report: Report): Root | undefined {
  try {
    if (ABSURD.test(text)) {
      throw new RangeError("nested too deeply");
    }
    return parseMarkdown(text);
  } catch (error) {
    if (error instanceof RangeError) {
      report(
        diagnostic("input/syntax", "the text is nested too deeply to be read", { span: whole }),
      );
      return undefined;
    }
    throw error;
  }
}

function toArticle(
  root: Root,
  source: SourceText,
  settings: ReadSettings,
  report: Report,
): Article | undefined {
  const [first] = root.children;
  if (first?.type !== "yaml" && /^---[ \t]*\n[\w\p{L} -]+:(?:[ \t]|\n)/u.test(source.text)) {
    report(
      diagnostic("input/syntax", "the front matter is never closed", {
        span: source.span(0, 3),
        hints: ["end it with a line of three hyphens"],
      }),
    );
    return undefined;
  }
  const base = createContext(root, source, settings, report);
  const matter = first?.type === "yaml" ? readFrontMatter(first.position, base) : NO_FRONT_MATTER;
  if (matter === undefined) {
    return undefined;
  }
  const language =
    typeof matter.fields["language"] === "string" ? matter.fields["language"] : base.language;

  const content = root.children.filter((node) => node.type !== "yaml");
  const opening = matter.fields["headline"] === undefined ? openingHeadline(content) : undefined;
  const rest = content.filter((node) => node !== opening);
  const isBelowHeadline = !rest.some((node) => node.type === "heading" && node.depth === 1);
  const context: Context = { ...base, language, headingShift: isBelowHeadline ? 1 : 0 };

  const headline =
    opening === undefined
      ? undefined
      : context.toInlines(opening.children, inside(opening, context));
  const body = context.toBlocks(rest, context);
  reportUnusedNotes(context);
  if (body.length === 0 && headline === undefined && Object.keys(matter.fields).length === 0) {
    report(diagnostic("input/empty", `${source.name} has no text`, { span: context.place }));
    return undefined;
  }

  const article = {
    ...build.article(body, { kind: settings.kind, language }),
    ...(headline === undefined ? {} : { headline: takeId(trimInlines(headline)).children }),
    ...matter.fields,
    span: source.span(0, source.text.length),
  };
  const checked = checkArticle(article, (path) => placeOf(path, article, matter));
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value;
}

function createContext(
  root: Root,
  source: SourceText,
  settings: ReadSettings,
  report: Report,
): Context {
  const definitions = new Map<string, Definition>();
  const noteDefinitions = new Map<string, FootnoteDefinition>();
  const references = new Map<string, number>();
  eachNode(root, (node) => {
    if (node.type === "definition" && !definitions.has(node.identifier)) {
      definitions.set(node.identifier, node);
    } else if (node.type === "footnoteDefinition" && !noteDefinitions.has(node.identifier)) {
      noteDefinitions.set(node.identifier, node);
    } else if (node.type === "footnoteReference") {
      references.set(node.identifier, (references.get(node.identifier) ?? 0) + 1);
    }
  });
  const notes: NoteBook = { definitions: noteDefinitions, references, placed: new Map() };
  return {
    source,
    language: settings.language,
    report,
    base: 0,
    place: source.span(0, source.text.length),
    quotations: 0,
    depth: 0,
    definitions,
    notes,
    stubs: [
      ...[...definitions.values()].map(
        ({ label, identifier }) => `\n\n[${label ?? identifier}]: x`,
      ),
      ...[...noteDefinitions.keys()].map((identifier) => `\n\n[^${identifier}]: x`),
    ].join(""),
    headingShift: 0,
    toInlines: convertInlines,
    toBlocks: convertBlocks,
    parseLine,
  };
}

function eachNode(root: Nodes, visit: (node: Nodes) => void): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    visit(node);
    if ("children" in node) {
      open.push(...[...node.children].reverse());
    }
  }
}

/** The heading that is the headline: a first-level one at the very beginning, and the only one of its level. */
function openingHeadline(content: readonly RootContent[]) {
  const shown = content.filter(
    (node) => node.type !== "definition" && node.type !== "footnoteDefinition" && !isComment(node),
  );
  const [first] = shown;
  const isOnly = shown.filter((node) => node.type === "heading" && node.depth === 1).length === 1;
  return first?.type === "heading" && first.depth === 1 && isOnly ? first : undefined;
}

const isComment = (node: RootContent): boolean =>
  node.type === "html" && /^<!--[\s\S]*-->\s*$/.test(node.value);

function readFrontMatter(position: Nodes["position"], context: Context): FrontMatter | undefined {
  const { source, report } = context;
  const end = position?.end.offset ?? 0;
  const start = source.text.indexOf("\n") + 1;
  const written = source.text.slice(start, Math.max(start, source.text.lastIndexOf("\n", end - 1)));
  const tree = parseYaml(written, start, source, report);
  const at = (value: YamlScalar): Context => ({
    ...context,
    place: value.span,
    ...(value.offset === undefined ? { fixedSpan: value.span } : { base: value.offset }),
  });
  return tree === undefined
    ? undefined
    : readFields(
        tree,
        {
          line: (value) => parseLine(value.text, at(value)),
          blocks: (value) => parseBlocks(value.text, at(value), report),
        },
        report,
      );
}

function parseBlocks(text: string, context: Context, report: Report): readonly Block[] {
  const root = parse(text, context.place, report);
  return root === undefined ? [] : context.toBlocks(root.children, context);
}

/** Punctuation that no rule of Markdown looks at: what follows it is neither a heading nor a list, but is parsed. */
const LINE_OPENER = "·";

function parseLine(text: string, context: Context): readonly Inline[] {
  const line = text.replace(/[\n\t]/g, " ");
  const lead = line.length - line.trimStart().length;
  const stubs = line.includes("[") ? context.stubs : "";
  const root = parse(LINE_OPENER + line.slice(lead) + stubs, context.place, context.report);
  const [paragraph] = root?.children ?? [];
  if (paragraph?.type !== "paragraph") {
    return [{ type: "text", value: line.trim(), span: context.place }];
  }
  const within = { ...context, base: context.base + lead - LINE_OPENER.length };
  const [first, ...rest] = paragraph.children;
  if (first?.type !== "text") {
    return context.toInlines(paragraph.children, within);
  }
  const opened: PhrasingContent = {
    ...first,
    value: first.value.slice(LINE_OPENER.length),
    ...(first.position === undefined
      ? {}
      : {
          position: {
            ...first.position,
            start: { ...first.position.start, offset: LINE_OPENER.length },
          },
        }),
  };
  return trimInlines(context.toInlines(opened.value === "" ? rest : [opened, ...rest], within));
}

function reportUnusedNotes(context: Context): void {
  for (const [identifier, definition] of context.notes.definitions) {
    if (!context.notes.placed.has(identifier)) {
      context.report(
        diagnostic(
          "article/unused-note",
          `no text refers to the note "${definition.label ?? identifier}"`,
          {
            span: spanOf(definition, context),
            hints: ["it is not printed"],
          },
        ),
      );
    }
  }
}

/** Where a field stands in the front matter, else the place of the nearest node that has one. */
function placeOf(
  path: readonly PropertyKey[],
  article: unknown,
  matter: FrontMatter,
): Span | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const known = matter.places.get(path.slice(0, length).map(String).join("."));
    if (known !== undefined) {
      return known;
    }
  }
  let span: Span | undefined;
  let value: unknown = article;
  for (const step of [...path, undefined]) {
    if (typeof value !== "object" || value === null) {
      break;
    }
    if ("span" in value && isSpan(value.span)) {
      span = value.span;
    }
    value = step === undefined ? undefined : Reflect.get(value, step);
  }
  return span;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === "object" && value !== null && "source" in value && "start" in value;
