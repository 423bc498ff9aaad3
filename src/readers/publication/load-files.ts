import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import { type Host, HostError } from "../../host/index.ts";
import type { Article, Publication } from "../../model/index.ts";
import { readSourceAs } from "../read-source.ts";
import { sourceOnHost } from "../source-file.ts";
import { tellFormat } from "../tell-format.ts";
import type { PlacedArticle } from "./bind-articles.ts";
import { joinPath, normalisePath } from "./paths.ts";
import { takePictures } from "./take-pictures.ts";

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
  /** Pictures that came in the files, by the `src` that the articles have for them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether all of the articles are of websites, so that other pictures need not be at hand. */
  readonly picturesElsewhere: boolean;
}

export interface LoadedFiles extends Pick<BoundFiles, "files" | "picturesElsewhere"> {
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
  const pictures = new Map<string, Uint8Array>();
  let changed: Date | undefined;
  let picturesElsewhere = true;
  for (const [at, { path, span }] of files.entries()) {
    counts[at] = 0;
    const name = joinPath(folder, path);
    try {
      const resolved = await host.resolveWithin(folder, path, allowOutside);
      const source = sourceOnHost(host, resolved, name);
      const time = await host.modifiedAt(resolved);
      changed = changed === undefined || time > changed ? time : changed;
      const format = await tellFormat(source, (found) => report({ span, ...found }));
      if (format === "publication") {
        report(
          diagnostic("input/unknown-format", `${name} is a publication file, not an article`, {
            span,
          }),
        );
      }
      if (format === undefined || format === "publication") {
        continue;
      }
      for await (const piece of readSourceAs(format, source, { language }, report)) {
        picturesElsewhere &&= piece.picturesElsewhere === true;
        for (const found of piece.diagnostics) {
          report(found);
        }
        if (piece.text !== undefined) {
          texts.set(name, piece.text);
        }
        const own = articlesOf(piece.input).map((article) => takePictures(article, piece, name));
        for (const [src, bytes] of own.flatMap((taken) => [...taken.pictures])) {
          pictures.set(src, bytes);
        }
        articles.push(...own.map(({ article }) => ({ article, path: normalisePath(path) })));
        counts[at] += own.length;
      }
    } catch (error) {
      if (!(error instanceof HostError)) {
        throw error;
      }
      report(unreadable(error, name, span));
    }
  }
  return { articles, counts, texts, changed, files: pictures, picturesElsewhere };
}

const articlesOf = (input: Article | Publication | undefined): readonly Article[] =>
  input === undefined ? [] : input.type === "article" ? [input] : input.articles;

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
    case "network":
    case "other":
      return diagnostic("input/unreadable", `cannot read ${message}`, { span });
  }
}
