import { type Diagnostic, diagnostic, type Report, type Span } from "../diagnostics/index.ts";
import { type Host, HostError } from "../host/index.ts";
import { isAvif, lazyDecoder, withRaster } from "./add-raster.ts";
import { readDataUrl } from "./data-url.ts";
import { DECODER_PACKAGE, type Decoder } from "./decoder.ts";
import type { ImageStore, LoadedImage } from "./image.ts";
import { ImageError } from "./image-error.ts";
import { loadedImage } from "./loaded-image.ts";
import { isRemote, readRemote, readUploaded } from "./read-remote.ts";

/** A picture that some node asks for. */
export interface ImageRequest {
  /** A path relative to the article's folder, or a `data:` URL. */
  readonly src: string;
  readonly span?: Span | undefined;
}

export interface ImageSettings {
  readonly host: Host;
  /** The article's folder. */
  readonly folder: string;
  /** Whether a path may lead out of the folder. */
  readonly allowOutside: boolean;
  /** Pictures that came with the text, by their `src`; they are looked for first. */
  readonly files?: ReadonlyMap<string, Uint8Array> | undefined;
  /** A local copy of the uploads of a website, in which pictures of the web are looked for. */
  readonly mediaFolder?: string | undefined;
  /** Whether pictures of the web are fetched; false when absent. */
  readonly allowNetwork?: boolean | undefined;
  /** Whether paths are those of a website, so that a picture may well not be at hand; false when absent. */
  readonly picturesElsewhere?: boolean | undefined;
  /** Whether an output is made that shows PNG and JPEG alone; false when absent. */
  readonly rasters?: boolean | undefined;
}

/** Reads and checks every picture once. One that cannot be had is reported where it is first asked for, and left out. */
export async function loadImages(
  requests: readonly ImageRequest[],
  settings: ImageSettings,
  report: Report,
): Promise<ImageStore> {
  const store = new Map<string, LoadedImage>();
  const seen = new Set<string>();
  const decoder = lazyDecoder();
  for (const request of requests) {
    if (seen.has(request.src)) {
      continue;
    }
    seen.add(request.src);
    const image = await loadImage(request, settings, decoder, report);
    if (image !== undefined) {
      store.set(request.src, image);
    }
  }
  return store;
}

async function loadImage(
  { src, span }: ImageRequest,
  settings: ImageSettings,
  decoder: () => Promise<Decoder | undefined>,
  report: Report,
): Promise<LoadedImage | undefined> {
  const name = nameOf(src);
  try {
    const bytes = await bytesOf(src, settings);
    if (bytes === undefined) {
      const hint = isRemote(src)
        ? "save it beside the article, give a copy of the uploads with --media, or --allow-network"
        : "put the website's pictures beside the export, or give a copy of them with --media";
      const message = isRemote(src) ? `picture not fetched: ${src}` : `picture not at hand: ${src}`;
      report(diagnostic("image/remote", message, { span, hints: [hint] }));
      return undefined;
    }
    if (isAvif(bytes)) {
      const found = await decoder();
      if (found === undefined) {
        report(needsDecoder(`the picture ${name} is AVIF`, span));
        return undefined;
      }
      // The decoder writes a density of its own making.
      return { ...loadedImage(await found.toPng(bytes)), density: undefined };
    }
    const image = loadedImage(bytes);
    return settings.rasters === true ? await withRaster(image, decoder) : image;
  } catch (error) {
    if (error instanceof ImageError) {
      report(
        diagnostic("image/invalid", `cannot use the picture ${name}: ${error.message}`, { span }),
      );
      return undefined;
    }
    if (error instanceof HostError) {
      reportUnreadable(error, src, span, report);
      return undefined;
    }
    throw error;
  }
}

/** `undefined` for a picture of the web that may not be fetched, or is not at hand. */
async function bytesOf(src: string, settings: ImageSettings): Promise<Uint8Array | undefined> {
  const packed = settings.files?.get(src);
  if (packed !== undefined) {
    return packed;
  }
  if (isRemote(src)) {
    return readRemote(src, settings);
  }
  // A file: address is a path like any other, and as such bound to the article's folder.
  const path = src.replace(/^file:(?:\/\/(?:localhost)?(?=\/))?/i, "");
  return /^data:/i.test(src) ? readDataUrl(src) : readLocal(path, settings);
}

/** A picture beside the text, else out of the copy of the uploads. */
async function readLocal(src: string, settings: ImageSettings): Promise<Uint8Array | undefined> {
  try {
    return await readPicture(src, settings);
  } catch (error) {
    if (!(error instanceof HostError && error.reason === "not-found")) {
      throw error;
    }
    const copied = await readUploaded(src, settings);
    if (copied === undefined && settings.picturesElsewhere !== true) {
      throw error;
    }
    return copied;
  }
}

/** A format that we do not read ourselves. */
export const needsDecoder = (what: string, span: Span | undefined): Diagnostic =>
  diagnostic("image/unsupported", `${what}, which needs the package ${DECODER_PACKAGE}`, {
    span,
    hints: [`npm install ${DECODER_PACKAGE}`, "or give the picture as PNG or JPEG"],
  });

/** A path as it is written; when there is no such file, as the percent-encoded address it may be (`a%20b.png`). */
async function readPicture(
  src: string,
  { host, folder, allowOutside }: ImageSettings,
): Promise<Uint8Array> {
  const read = async (path: string) =>
    host.readFile(await host.resolveWithin(folder, path, allowOutside));
  try {
    return await read(src);
  } catch (error) {
    const decoded = percentDecoded(src);
    const isMissing = error instanceof HostError && error.reason === "not-found";
    if (!isMissing || decoded === undefined || decoded === src) {
      throw error;
    }
    return read(decoded);
  }
}

function percentDecoded(src: string): string | undefined {
  try {
    return decodeURIComponent(src);
  } catch {
    return undefined;
  }
}

function reportUnreadable(
  { reason, message }: HostError,
  src: string,
  span: Span | undefined,
  report: Report,
): void {
  switch (reason) {
    case "outside-folder":
      report(
        diagnostic("input/outside-folder", `the picture ${src} lies outside the article's folder`, {
          span,
          hints: ["--allow-outside permits it"],
        }),
      );
      return;
    case "not-found":
    case "not-a-directory":
      report(diagnostic("image/not-found", `no such picture: ${src}`, { span }));
      return;
    case "network":
      // The network is not the author's doing: the text goes out without the picture.
      report(diagnostic("image/remote", `picture not fetched: ${message}`, { span }));
      return;
    case "is-directory":
    case "not-permitted":
    case "disk-full":
    case "other":
      report(diagnostic("image/invalid", `cannot read the picture ${src}: ${message}`, { span }));
      return;
  }
}

const nameOf = (src: string): string =>
  /^data:/i.test(src) ? `in the data: address ${src.slice(0, 32)}…` : src;
