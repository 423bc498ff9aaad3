import type { Span } from "../../diagnostics/index.ts";
import type { Byline } from "../../model/index.ts";
import type { LocatedText } from "../xml/index.ts";

/** Words of a feed: plain, or HTML. */
export interface FeedText {
  readonly words: LocatedText;
  readonly isHtml: boolean;
}

/** A picture that a feed names beside the text. */
export interface FeedPicture {
  readonly url: string;
  readonly alt: string | undefined;
  readonly caption: string | undefined;
  readonly credit: string | undefined;
}

/** An item of RSS or an entry of Atom. */
export interface FeedEntry {
  readonly slug: string | undefined;
  readonly id: string | undefined;
  readonly link: string | undefined;
  /** What the source says; not what the letters tell. */
  readonly language: string | undefined;
  readonly title: FeedText | undefined;
  readonly summary: FeedText | undefined;
  readonly content: FeedText | undefined;
  /** Whether the whole text is there, and not its beginning alone. */
  readonly isWhole: boolean;
  readonly authors: readonly Byline[];
  readonly categories: readonly string[];
  /** ISO 8601. */
  readonly published: string | undefined;
  readonly updated: string | undefined;
  readonly rights: string | undefined;
  readonly picture: FeedPicture | undefined;
  /** Sound and films that go with the text. */
  readonly media: readonly { readonly url: string; readonly title: string | undefined }[];
  /** What relative addresses count from. */
  readonly base: string | undefined;
  readonly span: Span;
}

/** What holds for all entries of a feed. */
export interface FeedFacts {
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly link: string | undefined;
  readonly rights: string | undefined;
  readonly authors: readonly Byline[];
}

/** The last step of an address, as a website names its texts. */
export function slugOf(link: string | undefined): string | undefined {
  const path = /^[a-z]+:\/\/[^/?#]*([^?#]*)/i.exec(link ?? "")?.[1] ?? "";
  const steps = path.split("/").filter((step) => step !== "");
  const last = (steps.at(-1) ?? "").replace(/\.(?:html?|php|aspx?)$/i, "");
  return /[\p{L}\p{N}%]/u.test(last) ? last : undefined;
}

/** A moment of RFC 822 or ISO 8601 as the latter; `undefined` for what is neither. */
export function momentOf(written: string | undefined): string | undefined {
  if (written === undefined) {
    return undefined;
  }
  if (/^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.test(written)) {
    return Number.isNaN(Date.parse(written)) ? undefined : written;
  }
  const moment = Date.parse(written);
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString().replace(/\.000Z$/, "Z");
}

/** An address as it counts from `base`. */
export function absoluteAddress(
  written: string | undefined,
  base: string | undefined,
): string | undefined {
  const address = written?.trim();
  if (address === undefined || address === "") {
    return undefined;
  }
  return base !== undefined && URL.canParse(address, base) ? new URL(address, base).href : address;
}
