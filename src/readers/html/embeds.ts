import type { Element } from "hast";
import { type Inline, isSafeAddress } from "../../model/index.ts";
import { resolveAddress } from "./addresses.ts";
import { at, type Context, spanOf } from "./context.ts";
import { attribute, filled, findElement, findElements, hasClass, isElement } from "./element.ts";
import { collapse } from "./whitespace.ts";

/** Something of the web that stands in a text. */
export interface FoundEmbed {
  readonly url: string;
  /** What is printed of it: its own words, or what kind of thing it is. */
  readonly words: readonly Inline[];
}

/** The embed that an element is; `undefined` when it is none. */
export function embedOf(element: Element, context: Context): FoundEmbed | undefined {
  const quoted = quotedPost(element);
  if (quoted !== undefined) {
    const children = element.tagName === "blockquote" ? element.children : [];
    const words = collapse(context.toInlines(children, { ...context, isInLink: true }));
    return found(quoted, words, element, context);
  }
  const written = addressOf(element);
  if (written === undefined) {
    return undefined;
  }
  const url = pageOf(resolveAddress(written, context.baseUrl ?? context.pageUrl));
  const title = filled(element, "title", "ariaLabel", "alt");
  const words: readonly Inline[] =
    title === undefined || /^(?:YouTube video player|embed|iframe)$/i.test(title)
      ? []
      : [{ type: "text", value: title.replace(/\s+/g, " "), ...at(spanOf(element, context)) }];
  return found(url, words, element, context);
}

function found(
  url: string,
  words: readonly Inline[],
  element: Element,
  context: Context,
): FoundEmbed | undefined {
  if (!isSafeAddress(url) || url === "" || url.startsWith("#")) {
    return undefined;
  }
  const name = platformOf(url);
  const label: readonly Inline[] =
    name === undefined ? [] : [{ type: "text", value: name, ...at(spanOf(element, context)) }];
  return { url, words: words.length > 0 ? words : label };
}

/** The post that a quotation stands for, which the scripts of its platform would put in its place. */
function quotedPost(element: Element): string | undefined {
  if (element.tagName === "blockquote") {
    if (
      hasClass(
        element,
        /^(?:twitter-(?:tweet|video)|fb-xfbml-parse-ignore|bluesky-embed|mastodon-embed)$/,
      )
    ) {
      return filled(element, "cite") ?? lastLink(element);
    }
    if (hasClass(element, /^instagram-media$/)) {
      return withoutQuery(filled(element, "dataInstgrmPermalink") ?? lastLink(element));
    }
    return hasClass(element, /^tiktok-embed$/) ? filled(element, "cite") : undefined;
  }
  if (element.tagName === "div" && hasClass(element, /^fb-(?:post|video)$/)) {
    return filled(element, "dataHref");
  }
  return undefined;
}

const withoutQuery = (url: string | undefined): string | undefined => url?.replace(/[?#].*$/, "");

function lastLink(element: Element): string | undefined {
  const links = findElements(
    element,
    (one) => one.tagName === "a" && /^https?:/i.test(attribute(one, "href") ?? ""),
  );
  const posts = links.filter((one) =>
    /\/status(?:es)?\/|\/p\/|\/posts?\/|\/@/.test(attribute(one, "href") ?? ""),
  );
  const last = posts.at(-1) ?? links.at(-1);
  return withoutQuery(last === undefined ? undefined : filled(last, "href"));
}

/** Where the thing that an element shows is. */
function addressOf(element: Element): string | undefined {
  switch (element.tagName) {
    case "iframe":
    case "amp-iframe":
    case "embed":
      return (
        usable(filled(element, "src")) ??
        usable(filled(element, "dataSrc", "dataLazySrc", "dataOriginal"))
      );
    case "object":
      return usable(filled(element, "data"));
    case "video":
    case "audio":
    case "amp-video": {
      const source = findElement(element, (one) => one.tagName === "source");
      return (
        usable(filled(element, "src", "dataSrc")) ??
        (source === undefined ? undefined : usable(filled(source, "src", "dataSrc")))
      );
    }
    case "amp-youtube":
      return video(filled(element, "dataVideoid"));
    case "lite-youtube":
      return video(filled(element, "videoId", "videoid"));
    case "amp-twitter": {
      const post = filled(element, "dataTweetid");
      return post === undefined ? undefined : `https://twitter.com/i/status/${post}`;
    }
    case "amp-instagram": {
      const post = filled(element, "dataShortcode");
      return post === undefined ? undefined : `https://www.instagram.com/p/${post}/`;
    }
    case "amp-facebook":
      return filled(element, "dataHref");
    case "script": {
      const post = filled(element, "dataTelegramPost");
      return post === undefined ? undefined : `https://t.me/${post}`;
    }
    case "figure":
    case "div":
      return wordPressAddress(element);
    default:
      return undefined;
  }
}

const video = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : `https://www.youtube.com/watch?v=${id}`;

const usable = (url: string | undefined): string | undefined =>
  url === undefined || /^(?:about|data|javascript|blob):/i.test(url) ? undefined : url;

/** WordPress stores an embed as its bare address, which the server turns into a frame. */
function wordPressAddress(element: Element): string | undefined {
  if (!hasClass(element, /^wp-block-embed__wrapper$/)) {
    return undefined;
  }
  const [only] = element.children.filter(
    (child) => !(child.type === "text" && child.value.trim() === ""),
  );
  const text =
    only?.type === "text"
      ? only.value
      : isElement(only) && only.tagName === "a"
        ? filled(only, "href")
        : undefined;
  return /^\s*(https?:\/\/\S+)\s*$/.exec(text ?? "")?.[1];
}

/** The address of the page of something, where the frame shows only the thing itself. */
function pageOf(url: string): string {
  if (!URL.canParse(url)) {
    return url;
  }
  const { hostname, pathname, searchParams } = new URL(url);
  const host = hostname.replace(/^www\./, "");
  const last =
    pathname
      .split("/")
      .filter((part) => part !== "")
      .at(-1) ?? "";
  if (/^(?:youtube(?:-nocookie)?\.com)$/.test(host) && pathname.startsWith("/embed/")) {
    const list = searchParams.get("list");
    return last === "videoseries" && list !== null
      ? `https://www.youtube.com/playlist?list=${list}`
      : `https://www.youtube.com/watch?v=${last}`;
  }
  if (host === "player.vimeo.com" && pathname.startsWith("/video/")) {
    return `https://vimeo.com/${last}`;
  }
  if (host === "dailymotion.com" && pathname.startsWith("/embed/video/")) {
    return `https://www.dailymotion.com/video/${last}`;
  }
  if (host === "open.spotify.com" && pathname.startsWith("/embed/")) {
    return `https://open.spotify.com${pathname.slice("/embed".length)}`;
  }
  if (
    (host === "facebook.com" && pathname.startsWith("/plugins/")) ||
    host === "w.soundcloud.com"
  ) {
    return searchParams.get("href") ?? searchParams.get("url") ?? url;
  }
  if (host === "platform.twitter.com" && searchParams.get("id") !== null) {
    return `https://twitter.com/i/status/${searchParams.get("id")}`;
  }
  if (host === "t.me") {
    return `https://t.me${pathname}`;
  }
  if (host === "instagram.com" && /\/embed(?:\/captioned)?\/?$/.test(pathname)) {
    return `https://www.instagram.com${pathname.replace(/embed(?:\/captioned)?\/?$/, "")}`;
  }
  return url;
}

const PLATFORMS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)(?:youtube\.com|youtu\.be)$/, "YouTube"],
  [/(?:^|\.)vimeo\.com$/, "Vimeo"],
  [/(?:^|\.)(?:twitter|x)\.com$/, "X (Twitter)"],
  [/(?:^|\.)instagram\.com$/, "Instagram"],
  [/(?:^|\.)(?:facebook\.com|fb\.watch)$/, "Facebook"],
  [/(?:^|\.)(?:t|telegram)\.me$/, "Telegram"],
  [/(?:^|\.)tiktok\.com$/, "TikTok"],
  [/(?:^|\.)soundcloud\.com$/, "SoundCloud"],
  [/(?:^|\.)spotify\.com$/, "Spotify"],
  [/(?:^|\.)dailymotion\.com$/, "Dailymotion"],
  [/(?:^|\.)bsky\.app$/, "Bluesky"],
];

/** The name of the platform that an address is on; `undefined` for any other place. */
function platformOf(url: string): string | undefined {
  if (!URL.canParse(url)) {
    return undefined;
  }
  const { hostname } = new URL(url);
  return PLATFORMS.find(([host]) => host.test(hostname))?.[1];
}
