import { createCollector, type Diagnostic } from "./diagnostics/index.ts";
import {
  applyChanges,
  type Edit,
  type HouseStyleOptions,
  patchesOf,
  type SequenceChanges,
  type SourcePatch,
  styleNodes,
  styleSequences,
} from "./house-style/index.ts";
import type { Article, Publication } from "./model/index.ts";
import { type ArticleFormat, locateJson, normaliseLines, readSource } from "./readers/index.ts";

/** Formats whose files warraq can write house style into. */
export type FixableFormat = Extract<ArticleFormat, "markdown" | "text" | "json" | "html">;

export interface FixOptions extends Omit<HouseStyleOptions, "texts"> {
  /** The name that places carry; `<input>` when absent. */
  readonly source?: string | undefined;
  /** BCP 47 tag of an article that does not say its own; `ar` when absent. */
  readonly language?: string | undefined;
}

export interface FixedSource {
  /** The source with the edits in it; line ends and a byte order mark are as they were. */
  readonly text: string;
  /** What was changed in the source, as stretches of it with LF line ends, in order. */
  readonly patches: readonly SourcePatch[];
  readonly edits: readonly Edit[];
  /** Edits that could not be made in the source, such as those in a folded value of the front matter. */
  readonly refused: readonly Edit[];
  /** What was found while the source was read. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reading again what is in doubt has an end: what is left is refused. */
const MOST_READINGS = 120;

/**
 * Applies house style to the source itself. An edit is made where the source says exactly what is changed; the result is
 * read again, and only what gives the article that house style gives is kept. Throws `ConversionError` when the source
 * cannot be read.
 */
export async function fixSource(
  written: string,
  format: FixableFormat,
  options: FixOptions = {},
): Promise<FixedSource> {
  const { source = "<input>", language } = options;
  const text = normaliseLines(written);
  const { report, diagnostics, stopOnError } = createCollector();
  const read = (from: string, hear: typeof report = () => {}) =>
    readSource(format, from, { source, language }, hear);
  const input = await read(text, report);
  stopOnError();
  if (input === undefined) {
    throw new Error("the reader gave nothing and reported no error");
  }
  const locate = format === "json" ? jsonPlaces(text, source) : undefined;
  const wished = styleSequences(input, { ...options, texts: new Map([[source, text]]) });
  const placed = wished.map((sequence) => ({
    sequence,
    patches: patchesOf(sequence.changes, text, locate),
  }));
  const sure = withoutOverlaps(
    placed.flatMap(({ sequence, patches }) =>
      patches === undefined ? [] : [{ sequence, patches }],
    ),
  );
  const kept = await keepFaithful(sure, input, text, read);
  const patches = kept.flatMap((one) => one.patches).sort((one, other) => one.from - other.from);
  const made = new Set(kept.map(({ sequence }) => sequence));
  return {
    text: inOriginal(written, patches),
    patches,
    edits: kept.flatMap(({ sequence }) => sequence.edits),
    refused: [
      ...wished.filter((one) => !made.has(one)).flatMap((one) => one.edits),
      // The marks of emphasis are the source's, and may be written in several ways.
      ...styleNodes(input, options).map(({ edit }) => edit),
    ],
    diagnostics,
  };
}

interface Placed {
  readonly sequence: SequenceChanges;
  readonly patches: readonly SourcePatch[];
}

function jsonPlaces(text: string, source: string) {
  const located = locateJson(text, source);
  return "fault" in located ? undefined : located.locate;
}

/** What two sequences were both made from, such as a definition that is used twice, is left alone. */
function withoutOverlaps(placed: readonly Placed[]): readonly Placed[] {
  const all = placed
    .flatMap(({ sequence, patches }) => patches.map((patch) => ({ sequence, ...patch })))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  const bad = new Set<SequenceChanges>();
  for (const [at, one] of all.entries()) {
    const next = all[at + 1];
    if (
      next !== undefined &&
      (next.from < one.to || (next.from === one.from && next.to === one.to))
    ) {
      bad.add(one.sequence);
      bad.add(next.sequence);
    }
  }
  return placed.filter(({ sequence }) => !bad.has(sequence));
}

/** Those whose patches, read again, give what house style makes of the model; found by halving. */
async function keepFaithful(
  placed: readonly Placed[],
  input: Article | Publication,
  text: string,
  read: (from: string) => Promise<Article | Publication | undefined>,
): Promise<readonly Placed[]> {
  const kept: Placed[] = [];
  const doubtful: (readonly Placed[])[] = placed.length === 0 ? [] : [placed];
  let readings = 0;
  for (let next = doubtful.pop(); next !== undefined; next = doubtful.pop()) {
    if (readings >= MOST_READINGS) {
      break;
    }
    readings += 1;
    const tried = [...kept, ...next];
    const patches = tried.flatMap((one) => one.patches).sort((one, other) => one.from - other.from);
    const again = await read(patched(text, patches));
    const wanted = applyChanges(
      input,
      tried.flatMap(({ sequence }) => sequence.changes),
    );
    if (again !== undefined && saidBy(again) === saidBy(wanted)) {
      kept.push(...next);
    } else if (next.length > 1) {
      const half = next.length >> 1;
      doubtful.push(next.slice(half), next.slice(0, half));
    }
  }
  return kept;
}

function patched(text: string, patches: readonly SourcePatch[]): string {
  let done = 0;
  const parts: string[] = [];
  for (const { from, to, after } of patches) {
    parts.push(text.slice(done, from), after);
    done = to;
  }
  return parts.join("") + text.slice(done);
}

/** The source as it was written, with the patches at their places in it; a line end of two characters counts for one. */
function inOriginal(written: string, patches: readonly SourcePatch[]): string {
  let at = written.startsWith("\ufeff") ? 1 : 0;
  let normal = 0;
  const advance = (until: number): number => {
    while (normal < until) {
      at += written[at] === "\r" && written[at + 1] === "\n" ? 2 : 1;
      normal += 1;
    }
    return at;
  };
  let done = 0;
  const parts: string[] = [];
  for (const { from, to, after } of patches) {
    const start = advance(from);
    const end = advance(to);
    parts.push(written.slice(done, start), after);
    done = end;
  }
  return parts.join("") + written.slice(done);
}

/** What a model says, without the places it was written at and without the borders of neighbouring texts. */
function saidBy(input: Article | Publication): string {
  return JSON.stringify(input, (key, value: unknown) => {
    if (key === "span") {
      return undefined;
    }
    return Array.isArray(value) ? joinedTexts(value) : value;
  });
}

function joinedTexts(items: readonly unknown[]): readonly unknown[] {
  const joined: unknown[] = [];
  for (const item of items) {
    const last = joined.at(-1);
    if (isText(item) && isText(last)) {
      joined[joined.length - 1] = { type: "text", value: last.value + item.value };
    } else if (!isText(item)) {
      joined.push(item);
    } else if (item.value !== "") {
      joined.push({ type: "text", value: item.value });
    }
  }
  return joined;
}

const isText = (value: unknown): value is { readonly type: "text"; readonly value: string } =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "text" &&
  "value" in value &&
  typeof value.value === "string";
