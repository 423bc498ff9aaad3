import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { type Host, HostError } from "../../host/index.ts";
import type { Publication } from "../../model/index.ts";
import { decodeSource } from "../decode.ts";
import { formatOf, readSource } from "../read-source.ts";
import type { PlacedArticle } from "./bind-articles.ts";
import { joinPath, normalisePath } from "./paths.ts";

/** Where the files of a publication are. */
export interface FileAccess {
  readonly host: Host;
  /** Of the publication. */
  readonly folder: string;
  readonly allowOutside: boolean;
  /** BCP 47 tag of articles that do not say their own. */
  readonly language: string | undefined;
}

/** A publication made of files. */
export interface BoundFiles {
  readonly publication: Publication;
  /** The text of each file that was read, by the name that spans carry. */
  readonly texts: ReadonlyMap<string, string>;
  /** When the file that changed last did so. */
  readonly changed: Date | undefined;
}

export interface LoadedFiles {
  readonly articles: readonly PlacedArticle[];
  /** How many articles each file held; a file may be a publication itself. */
  readonly counts: readonly number[];
  readonly texts: ReadonlyMap<string, string>;
  readonly changed: Date | undefined;
}

/** Reads articles from files, one after the other; what cannot be read is reported where it is named, and left out. */
export async function loadFiles(
  files: readonly { readonly path: string; readonly span?: Span | undefined }[],
  { host, folder, allowOutside, language }: FileAccess,
  report: Report,
): Promise<LoadedFiles> {
  const articles: PlacedArticle[] = [];
  const counts: number[] = [];
  const texts = new Map<string, string>();
  let changed: Date | undefined;
  for (const [at, { path, span }] of files.entries()) {
    counts[at] = 0;
    const name = joinPath(folder, path);
    const format = formatOf(path);
    if (format === undefined || format === "publication") {
      report(
        diagnostic("input/unknown-format", `cannot tell the format of ${name} by its name`, {
          span,
          hints: ["name it .md, .txt or .json"],
        }),
      );
      continue;
    }
    try {
      const resolved = await host.resolveWithin(folder, path, allowOutside);
      const text = decodeSource(await host.readFile(resolved), name, report);
      const time = await host.modifiedAt(resolved);
      changed = changed === undefined || time > changed ? time : changed;
      if (text === undefined) {
        continue;
      }
      texts.set(name, text);
      const read = await readSource(format, text, { source: name, language }, report);
      const own = read === undefined ? [] : read.type === "article" ? [read] : read.articles;
      articles.push(...own.map((article) => ({ article, path: normalisePath(path) })));
      counts[at] = own.length;
    } catch (error) {
      if (!(error instanceof HostError)) {
        throw error;
      }
      report(unreadable(error, name, span));
    }
  }
  return { articles, counts, texts, changed };
}

function unreadable({ reason, message }: HostError, name: string, span: Span | undefined) {
  switch (reason) {
    case "not-found":
    case "not-a-directory":
      return diagnostic("input/not-found", `there is no file ${name}`, { span });
    case "outside-folder":
      return diagnostic("input/outside-folder", `${name} lies outside the publication's folder`, {
        span,
        hints: ["--allow-outside permits it"],
      });
    case "is-directory":
    case "not-permitted":
    case "disk-full":
    case "other":
      return diagnostic("input/unreadable", `cannot read ${message}`, { span });
  }
}
