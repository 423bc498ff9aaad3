import type { Element, Nodes } from "hast";
import { attribute, filled, hasClass, hasRole, isElement, numberOf, styleOf } from "./element.ts";

const SCRIPTS = /^(?:script|noembed|noframes)$/;
const META = /^(?:head|link|title|meta|base|param|source|track|col|colgroup|area|rp)$/;
const CONTROLS =
  /^(?:input|button|select|textarea|datalist|output|progress|meter|option|optgroup|fieldset)$/;

/** Classes by which pages give words to machines that read aloud, and to nobody else. */
const UNSEEN =
  /^(?:screen-reader-text|sr-only|visually-?hidden|a11y-hidden|assistive-text|hidden)$/i;

/** Kinds of what is not content, as they are reported. */
export type DroppedKind =
  | "scripts"
  | "style sheets"
  | "form controls"
  | "hidden text"
  | "trackers"
  | "navigation"
  | "comments of the source"
  | "comments of Word's reviewers"
  | "templates";

/** What kind of thing that is not content a node is; `undefined` for content, "nothing" for what never shows and says nothing. */
export function droppedKind(node: Nodes): DroppedKind | "nothing" | undefined {
  if (node.type === "comment") {
    // The marks around what older or other programs show.
    return /^\s*\[(?:if|endif)/i.test(node.value) ? "nothing" : "comments of the source";
  }
  if (node.type === "doctype") {
    return "nothing";
  }
  return isElement(node) ? droppedElement(node) : undefined;
}

function droppedElement(element: Element): DroppedKind | "nothing" | undefined {
  const { tagName } = element;
  if (SCRIPTS.test(tagName)) {
    // What a page says for machines is read elsewhere.
    return /^application\/ld\+json/i.test(attribute(element, "type") ?? "") ? "nothing" : "scripts";
  }
  if (
    tagName === "style" ||
    (tagName === "link" && /\bstylesheet\b/i.test(attribute(element, "rel") ?? ""))
  ) {
    return "style sheets";
  }
  if (META.test(tagName)) {
    return "nothing";
  }
  if (tagName === "template") {
    return "templates";
  }
  if (isHidden(element)) {
    return "hidden text";
  }
  if (CONTROLS.test(tagName) && !isFieldset(element)) {
    return "form controls";
  }
  if (tagName === "form" && !holdsArticle(element)) {
    return "form controls";
  }
  if (isTracker(element)) {
    return "trackers";
  }
  if (tagName === "nav" || hasRole(element, /^(?:navigation|doc-toc|toc)$/)) {
    return "navigation";
  }
  if (/mso-element:\s*comment-list/.test(attribute(element, "style") ?? "")) {
    return "comments of Word's reviewers";
  }
  if (element.tagName === "a" && hasClass(element, /^msocomanchor$/i)) {
    return "comments of Word's reviewers";
  }
  return undefined;
}

const isFieldset = (element: Element): boolean =>
  element.tagName === "fieldset" && holdsArticle(element);

/** Some systems wrap the whole page in a form. */
function holdsArticle(form: Element): boolean {
  const open: Element[] = [form];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const child of next.children) {
      if (isElement(child)) {
        if (/^(?:p|h[1-6]|article|main|figure|blockquote)$/.test(child.tagName)) {
          return true;
        }
        open.push(child);
      }
    }
  }
  return false;
}

function isHidden(element: Element): boolean {
  if (attribute(element, "hidden") !== undefined || hasClass(element, UNSEEN)) {
    return true;
  }
  if (attribute(element, "ariaHidden") === "true") {
    return true;
  }
  if (element.tagName === "dialog" && attribute(element, "open") === undefined) {
    return true;
  }
  const style = styleOf(element);
  return (
    style.get("display") === "none" ||
    style.get("visibility") === "hidden" ||
    style.get("mso-hide") === "all" ||
    /^0(?:px|pt|em|rem|%)?$/.test(style.get("font-size") ?? "") ||
    /^0(?:\.0+)?$/.test(style.get("opacity") ?? "") ||
    /^-\d{4}/.test(style.get("text-indent") ?? "")
  );
}

/** Pictures and frames of one point, and addresses that count and show nothing. */
function isTracker(element: Element): boolean {
  if (element.tagName !== "img" && element.tagName !== "iframe") {
    return false;
  }
  const size = (name: "width" | "height"): number | undefined =>
    numberOf(element, name) ??
    (/^\d+(?=px|$)/.exec(styleOf(element).get(name) ?? "") ?? []).map(Number)[0];
  const width = size("width");
  const height = size("height");
  if (width !== undefined && height !== undefined && width <= 1 && height <= 1) {
    return true;
  }
  const source = filled(element, "src") ?? "";
  return (
    element.tagName === "img" &&
    /^(?:https?:)?\/\//i.test(source) &&
    /\/(?:tr|pixel|beacon|collect|count(?:er)?|track(?:ing|er)?|b|p)(?:\.gif|\.php)?\?[^#]*=/i.test(
      source,
    )
  );
}
