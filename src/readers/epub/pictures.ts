import { diagnostic, type Report } from "../../diagnostics/index.ts";
import type { Image } from "../../model/index.ts";
import type { XmlElement } from "../xml/index.ts";
import { mark } from "./own/marked.ts";
import { isNameWithin, isOutside, resolvePath } from "./paths.ts";

/** The pictures that the text shows, under the names that the model has for them. */
export interface BookPictures {
  /** The picture of an `img` in the content document at `path`; undefined, after reporting, when the book lacks it. */
  readonly imageOf: (element: XmlElement, where: { readonly path: string }) => Image | undefined;
  /** The name in the model of a file of the container, and its bytes among `files` from now on; undefined for none. */
  readonly take: (path: string, wanted?: string) => string | undefined;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** `read` gives a file of the container. A name that an author gave is kept where it is one, and no other file has it. */
export function createPictures(
  read: (path: string) => Uint8Array | undefined,
  report: Report,
): BookPictures {
  const files = new Map<string, Uint8Array>();
  const names = new Map<string, string | undefined>();
  const take = (path: string, wanted?: string): string | undefined => {
    const key = `${path}\n${wanted ?? ""}`;
    if (names.has(key)) {
      return names.get(key);
    }
    const bytes = read(path);
    const isFree = wanted !== undefined && isNameWithin(wanted) && isSame(files.get(wanted), bytes);
    const name = bytes === undefined ? undefined : isFree ? wanted : path;
    names.set(key, name);
    if (bytes !== undefined && name !== undefined) {
      files.set(name, bytes);
    }
    return name;
  };
  return {
    take,
    files,
    imageOf: (element, { path }) => {
      const src = mark(element, "src") ?? "";
      const file = isOutside(src) ? undefined : resolvePath(path, src);
      const name = file === undefined ? undefined : take(file, mark(element, "data-src"));
      if (name === undefined) {
        report(diagnostic("input/lost", `${path}: the book has no picture ${src}`));
        return undefined;
      }
      return { src: name, ...descriptionOf(element) };
    },
  };
}

function isSame(known: Uint8Array | undefined, bytes: Uint8Array | undefined): boolean {
  return (
    known === undefined ||
    (bytes !== undefined &&
      known.length === bytes.length &&
      known.every((byte, at) => byte === bytes[at]))
  );
}

function descriptionOf(element: XmlElement): Omit<Image, "src"> {
  const isDecoration = mark(element, "role") === "presentation";
  const alt = isDecoration ? mark(element, "data-alt") : mark(element, "alt");
  return {
    ...(alt === undefined ? {} : { alt }),
    ...(isDecoration ? { decorative: true } : {}),
  };
}
