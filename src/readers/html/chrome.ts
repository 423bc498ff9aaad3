import type { Element } from "hast";
import { attribute, eachNode, filled, isElement, textOf } from "./element.ts";

/** What stands around an article on a page, as it is reported. */
export type ChromeKind =
  | "navigation"
  | "share bars"
  | "related links"
  | "comments of readers"
  | "notices on cookies"
  | "newsletter forms"
  | "advertisements";

const BY_WORD: readonly (readonly [RegExp, ChromeKind])[] = [
  [
    /^(?:share|sharing|shares|social|socials|sharedaddy|addtoany|addthis|sharethis|a2a)$/,
    "share bars",
  ],
  [
    /^(?:related|relatedposts|recommended|recommendations|trending|popular|outbrain|taboola|mostread|readmore|readalso|alsoread|youmaylike|upnext)$/,
    "related links",
  ],
  [/^(?:comments|comment|commentlist|respond|disqus|commentform)$/, "comments of readers"],
  [/^(?:cookie|cookies|gdpr|consent|ccpa)$/, "notices on cookies"],
  [/^(?:newsletter|newsletters|subscribe|subscription|signup|mailchimp)$/, "newsletter forms"],
  [
    /^(?:ad|ads|advert|adverts|advertisement|advertisements|advertising|adsbygoogle|adslot|sponsor|sponsored|dfp|adunit)$/,
    "advertisements",
  ],
  [
    /^(?:breadcrumb|breadcrumbs|pagination|pager|navbar|navigation|nav|menu|sidebar|sitemap|skip|skiplink|masthead|toolbar|topbar)$/,
    "navigation",
  ],
];

/** Page builders call everything a widget or a block. */
const BUILDERS = /^(?:elementor|wp-block|et_pb|vc_|fusion|tdb?_|tdi_)/i;

const BY_ROLE: ReadonlyMap<string, ChromeKind> = new Map([
  ["navigation", "navigation"],
  ["banner", "navigation"],
  ["contentinfo", "navigation"],
  ["complementary", "related links"],
  ["search", "navigation"],
]);

/** What kind of thing beside the article an element is, by its name, role, class or id; `undefined` for content. */
export function chromeKind(element: Element): ChromeKind | undefined {
  if (
    !/^(?:div|section|aside|nav|ul|ol|header|footer|form|p|span|table|iframe|ins|amp-ad|h[2-6])$/.test(
      element.tagName,
    )
  ) {
    return undefined;
  }
  if (element.tagName === "nav") {
    return "navigation";
  }
  const role = BY_ROLE.get(attribute(element, "role") ?? "");
  if (role !== undefined) {
    return role;
  }
  const label = filled(element, "ariaLabel") ?? "";
  const names = `${attribute(element, "className") ?? ""} ${attribute(element, "id") ?? ""}`;
  for (const name of names.split(/\s+/).filter((one) => !BUILDERS.test(one))) {
    if (/^widgets?$/i.test(name)) {
      return "navigation";
    }
    const parts = name
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[-_:]+/);
    const pairs = parts.map((part, at) => part + (parts[at + 1] ?? ""));
    for (const [word, kind] of BY_WORD) {
      if (parts.some((part) => word.test(part)) || pairs.some((pair) => word.test(pair))) {
        return kind;
      }
    }
  }
  if (/^(?:مشاركة|شارك|share)/iu.test(label)) {
    return "share bars";
  }
  return element.tagName === "aside" && isMostlyLinks(element) ? "related links" : undefined;
}

/** Whether at least half of the words stand in links. */
export function isMostlyLinks(element: Element): boolean {
  let inLinks = 0;
  eachNode(element, (node) => {
    if (isElement(node) && node.tagName === "a") {
      inLinks += textOf(node).trim().length;
      return false;
    }
    return true;
  });
  return inLinks > 0 && inLinks * 2 >= textOf(element).trim().length;
}

/** The elements beside the article within `root`, each with its kind; none that holds a good part of the words. */
export function findChrome(root: Element): ReadonlyMap<Element, ChromeKind> {
  const found = new Map<Element, ChromeKind>();
  const most = textOf(root).trim().length * 0.5;
  eachNode(root, (node) => {
    if (node === root || !isElement(node)) {
      return true;
    }
    const kind = chromeKind(node);
    if (kind === undefined || textOf(node).trim().length > most) {
      return true;
    }
    found.set(node, kind);
    return false;
  });
  return found;
}
