import { createCollector, diagnostic, type Report } from "../diagnostics/index.ts";
import type { Article, Publication } from "../model/index.ts";
import { decodeSource } from "./decode.ts";
import type { FormatEntry, InputFormat } from "./input-format.ts";
import type { ReadOptions, ReadPiece, SourceFile } from "./reader.ts";
import { createStems } from "./stems.ts";
import { readText } from "./text/read-text.ts";

/** Formats that hold what they say in one file. */
export type ArticleFormat = Exclude<InputFormat, "publication">;

/**
 * Every format there is a reader for, in the order in which people are told of them. `publication` is read by
 * `readPublication`, which opens the files that it names.
 */
const FORMATS: readonly FormatEntry[] = [
  {
    name: "markdown",
    aliases: ["md"],
    endings: ["md", "markdown"],
    load: async () => ({ kind: "text", read: readMarkdown }),
  },
  {
    name: "text",
    aliases: ["txt"],
    endings: ["txt", "text"],
    load: async () => ({ kind: "text", read: readText }),
  },
  {
    name: "json",
    aliases: [],
    endings: ["json"],
    load: async () => ({ kind: "text", read: (await import("./json/read-json.ts")).readJson }),
  },
  {
    name: "docx",
    aliases: ["word"],
    endings: ["docx", "docm", "dotx"],
    load: async () => ({ kind: "source", read: (await import("./docx/index.ts")).readDocx }),
  },
  {
    name: "epub",
    aliases: [],
    endings: ["epub"],
    load: async () => ({ kind: "source", read: (await import("./epub/index.ts")).readEpub }),
  },
  {
    name: "html",
    aliases: ["htm", "xhtml"],
    endings: ["html", "htm", "xhtml"],
    load: async () => ({ kind: "text", read: (await import("./html/index.ts")).readHtml }),
  },
  {
    name: "wordpress",
    aliases: ["wxr"],
    endings: [],
    load: async () => ({
      kind: "source",
      read: (await import("./wordpress/index.ts")).readWordpress,
    }),
  },
  {
    name: "feed",
    aliases: ["rss", "atom"],
    endings: ["rss", "atom"],
    load: async () => ({ kind: "source", read: (await import("./feed/index.ts")).readFeed }),
  },
  {
    name: "ghost",
    aliases: [],
    endings: [],
    load: async () => ({ kind: "source", read: (await import("./ghost/index.ts")).readGhost }),
  },
  {
    name: "ninjs",
    aliases: [],
    endings: [],
    load: async () => ({ kind: "source", read: (await import("./ninjs/index.ts")).readNinjs }),
  },
  {
    name: "portable-text",
    aliases: ["sanity"],
    endings: ["ndjson"],
    load: async () => ({
      kind: "source",
      read: (await import("./portable-text/index.ts")).readPortableText,
    }),
  },
  {
    name: "prosemirror",
    aliases: ["tiptap", "contentful", "strapi"],
    endings: [],
    load: async () => ({
      kind: "source",
      read: (await import("./prosemirror/index.ts")).readProsemirror,
    }),
  },
];

/** The names that `--from` takes, aliases left out. */
export const INPUT_FORMATS: readonly InputFormat[] = [
  ...FORMATS.map(({ name }) => name),
  "publication",
];

const BY_NAME: ReadonlyMap<string, InputFormat> = new Map([
  ["publication", "publication"],
  ["yaml", "publication"],
  ...FORMATS.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((one): [string, InputFormat] => [one, name]),
  ),
]);

const BY_ENDING: ReadonlyMap<string, InputFormat> = new Map([
  ["yaml", "publication"],
  ["yml", "publication"],
  ...FORMATS.flatMap(({ name, endings }) =>
    endings.map((one): [string, InputFormat] => [one, name]),
  ),
]);

/** The format of a name that `--from` takes; upper and lower case are the same. */
export const formatNamed = (name: string): InputFormat | undefined =>
  BY_NAME.get(name.toLowerCase());

/** The format that the ending of a file name tells; upper and lower case are the same. */
export function formatOf(fileName: string): InputFormat | undefined {
  const ending = /\.([^./\\]+)$/.exec(fileName)?.[1];
  return ending === undefined ? undefined : BY_ENDING.get(ending.toLowerCase());
}

/**
 * Reads Markdown; see `docs/article-model.md` for what it may hold. Asynchronous because the Markdown parser is loaded when
 * first asked for: it takes longer to load than most articles take to read.
 */
export async function readMarkdown(
  text: string,
  options: ReadOptions,
  report: Report,
): Promise<Article | undefined> {
  const reader = await import("./markdown/read-markdown.ts");
  return reader.readMarkdown(text, options, report);
}

/**
 * Reads `text`, decoded already, as `format`; `undefined` after reporting an error. For formats that are one text; packed
 * ones and exports are for `readSourceAs`.
 */
export async function readSource(
  format: ArticleFormat,
  text: string,
  options: ReadOptions,
  report: Report,
): Promise<Article | Publication | undefined> {
  const reader = await FORMATS.find(({ name }) => name === format)?.load();
  if (reader?.kind !== "text") {
    throw new Error(`${format} is not a text`);
  }
  return reader.read(text, options, report);
}

/**
 * Reads a source of any format but `publication`: its texts one by one, in the order of the file, each with what was found
 * in it. `report` hears what concerns the source as a whole. Stems are safe as names of files and no two alike.
 */
export async function* readSourceAs(
  format: InputFormat,
  source: SourceFile,
  options: ReadOptions,
  report: Report,
): AsyncIterable<ReadPiece> {
  const reader = await FORMATS.find(({ name }) => name === format)?.load();
  if (reader === undefined) {
    report(
      diagnostic("input/unknown-format", `${source.name} cannot be read as ${format}`, {
        hints: [`there is ${INPUT_FORMATS.join(", ")}`],
      }),
    );
    return;
  }
  const stems = createStems();
  const own = { ...options, source: source.name };
  const placed = isOfWebsite(format) ? { picturesElsewhere: true } : {};
  const pieces =
    reader.kind === "source"
      ? reader.read(source, own, report)
      : readWholeText(reader.read, source, own);
  for await (const piece of pieces) {
    const named = piece.stem === undefined ? {} : { stem: stems.claim(piece.stem) };
    yield { ...piece, ...named, ...placed };
  }
}

/** Whether a format is what a content system gives away, whose pictures stay on its website. */
const isOfWebsite = (format: InputFormat): boolean =>
  ["wordpress", "feed", "ghost", "ninjs", "portable-text", "prosemirror"].includes(format);

type TextRead = (
  text: string,
  options: ReadOptions,
  report: Report,
) => Promise<Article | Publication | undefined> | Article | Publication | undefined;

/** A source that is one text. */
async function* readWholeText(
  read: TextRead,
  source: SourceFile,
  options: ReadOptions,
): AsyncIterable<ReadPiece> {
  const { report, diagnostics } = createCollector();
  const text = decodeSource(await source.bytes(), source.name, report);
  const input = text === undefined ? undefined : await read(text, options, report);
  yield { input, diagnostics, files: new Map(), text };
}
