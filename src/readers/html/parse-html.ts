import type { Root } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { diagnostic } from "../../diagnostics/index.ts";
import type { HtmlContext } from "./context.ts";
import { eachNode, isElement } from "./element.ts";
import { MOST_ELEMENTS, tameHtml } from "./tame.ts";

export interface ParsedHtml {
  readonly root: Root;
  /** The text that the positions of `root` count in. */
  readonly text: string;
  readonly toSource: (offset: number) => number;
  /** Tags and attributes that were beyond all reason. */
  readonly removed: number;
}

const FRAGMENTS = unified().use(rehypeParse, { fragment: true }).freeze();
const PAGES = unified().use(rehypeParse, { fragment: false }).freeze();

/** Parses as browsers do: no tag is an error, only more of them than any article has, which is reported. */
export function parseHtml(
  html: string,
  kind: "fragment" | "page",
  { report, place }: Pick<HtmlContext, "report" | "place">,
): ParsedHtml | undefined {
  const tamed = tameHtml(html, isXhtml(html));
  if (tamed.tooManyAt !== undefined) {
    const span = place(tamed.tooManyAt, tamed.tooManyAt + 1);
    report(
      diagnostic("input/too-large", `more than ${MOST_ELEMENTS} elements of HTML`, {
        ...(span === undefined ? {} : { span }),
        hints: ["this is an archive and no article; give its parts"],
      }),
    );
    return undefined;
  }
  const root = (kind === "fragment" ? FRAGMENTS : PAGES).parse(tamed.text);
  dropStandIns(root);
  return { root, text: tamed.text, toSource: tamed.toSource, removed: tamed.removed };
}

/** Whether a text says that it is XML, and means empty elements by `<a/>`. */
const isXhtml = (html: string): boolean =>
  /^\s*<\?xml\b|<!DOCTYPE[^>]*\bXHTML\b|<html[^>]*\bxmlns\s*=/i.test(html.slice(0, 2000));

const PICTURE = /^(?:img|picture|amp-img|iframe)$/;

/** Takes out what a page shows in place of a picture where no script runs: the picture beside it says the same. */
function dropStandIns(root: Root): void {
  eachNode(root, (node) => {
    if (
      isElement(node) &&
      node.children.some((child) => isElement(child) && PICTURE.test(child.tagName))
    ) {
      node.children = node.children.filter(
        (child) => !(isElement(child) && child.tagName === "noscript"),
      );
    }
    return true;
  });
}
