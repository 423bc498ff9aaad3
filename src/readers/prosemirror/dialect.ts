import type { Dialect, TreeContext } from "../rich-text/context.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import { plainInlines } from "../rich-text/make-blocks.ts";
import {
  directionMark,
  languageMark,
  linkMark,
  markNamed,
  settleName,
} from "../rich-text/marks.ts";
import { figureBlocks } from "../rich-text/pictures.ts";
import type { RunMark } from "../rich-text/runs.ts";
import { settleAddress, settleLanguage } from "../rich-text/settle-values.ts";

/** What ProseMirror, TipTap, Contentful, Strapi and their extensions call their nodes, without regard to fashion. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ["doc", "section"],
  ["document", "section"],
  ["paragraph", "paragraph"],
  ["p", "paragraph"],
  ["heading", "heading"],
  ["title", "heading"],
  ["text", "text"],
  ["hardbreak", "hardbreak"],
  ["break", "hardbreak"],
  ["br", "hardbreak"],
  ["bulletlist", "bulletlist"],
  ["unorderedlist", "bulletlist"],
  ["ul", "bulletlist"],
  ["orderedlist", "orderedlist"],
  ["numberedlist", "orderedlist"],
  ["ol", "orderedlist"],
  ["list", "list"],
  ["listitem", "listitem"],
  ["li", "listitem"],
  ["tasklist", "tasklist"],
  ["todolist", "tasklist"],
  ["checklist", "tasklist"],
  ["taskitem", "taskitem"],
  ["todoitem", "taskitem"],
  ["checklistitem", "taskitem"],
  ["blockquote", "quote"],
  ["quote", "quote"],
  ["pullquote", "pullquote"],
  ["codeblock", "code"],
  ["codeblocklowlight", "code"],
  ["code", "code"],
  ["fence", "code"],
  ["horizontalrule", "divider"],
  ["hr", "divider"],
  ["divider", "divider"],
  ["pagebreak", "pagebreak"],
  ["table", "table"],
  ["tablehead", "tablehead"],
  ["tablebody", "tablebody"],
  ["tablerow", "tablerow"],
  ["tablecell", "tablecell"],
  ["tableheader", "tableheader"],
  ["tableheadercell", "tableheader"],
  ["image", "image"],
  ["img", "image"],
  ["imageblock", "image"],
  ["resizableimage", "image"],
  ["imageresize", "image"],
  ["inlineimage", "inlineimage"],
  ["figure", "figure"],
  ["captionedimage", "figure"],
  ["gallery", "gallery"],
  ["imagegallery", "gallery"],
  ["details", "details"],
  ["mention", "mention"],
  ["emoji", "emoji"],
  ["math", "math"],
  ["blockmath", "math"],
  ["mathblock", "math"],
  ["mathdisplay", "math"],
  ["displaymath", "math"],
  ["mathinline", "inlinemath"],
  ["inlinemath", "inlinemath"],
  ["mathematics", "inlinemath"],
  ["youtube", "embed"],
  ["vimeo", "embed"],
  ["iframe", "embed"],
  ["video", "embed"],
  ["audio", "embed"],
  ["embed", "embed"],
  ["oembed", "embed"],
  ["twitter", "embed"],
  ["tweet", "embed"],
  ["instagram", "embed"],
  ["callout", "aside"],
  ["alert", "aside"],
  ["admonition", "aside"],
  ["panel", "aside"],
  ["footnotes", "footnotes"],
  ["footnotereference", "footnotereference"],
  ["footnote", "inlinenote"],
  ["hyperlink", "link"],
  ["link", "link"],
  ["section", "section"],
  ["div", "section"],
  ["columns", "section"],
  ["column", "section"],
  ["columnblock", "section"],
]);

/** Members of a node that are its structure and not its properties. */
const STRUCTURE = new Set(["type", "nodeType", "content", "children", "text", "value", "marks"]);

/** Names of marks that Strapi and Slate keep as members of the text itself. */
const FLAGS = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "code",
  "subscript",
  "superscript",
  "highlight",
];

const attribute: Dialect["attribute"] = (node, ...names) => {
  for (const holder of [node.get("attrs"), node.get("data")]) {
    const found = holder?.first(...names);
    if (found !== undefined) {
      return found;
    }
  }
  return node.first(...names.filter((name) => !STRUCTURE.has(name)));
};

/** ProseMirror's JSON, and the like of it that Contentful, Strapi and Slate write. */
export const prosemirrorDialect: Dialect = {
  kindOf: (node) => {
    const name = node.text("type", "nodeType");
    if (name === undefined) {
      return typeof node.get("text")?.value === "string" ? "text" : "";
    }
    const settled = settleName(name);
    return KINDS.get(settled) ?? (/^(?:heading|h)[1-6]$/.test(settled) ? "heading" : name);
  },
  childrenOf: (node) => node.first("content", "children")?.items ?? [],
  attribute,
  textOf: (node) => node.first("text", "value"),
  marksOf,
  blocksOf: (node, kind, context) => {
    // Strapi keeps the picture in a member; Contentful resolves its assets into `fields`.
    const asset =
      kind === "image"
        ? node.get("image")
        : settleName(kind) === "embeddedassetblock"
          ? node.get("data")?.get("target")?.get("fields")
          : undefined;
    if (asset?.isObject !== true) {
      return undefined;
    }
    const file = asset.get("file");
    return figureBlocks(
      {
        src: (asset.text("url", "src") ?? file?.text("url"))?.replace(/^\/\//, "https://"),
        alt: asset.text("alternativeText", "alt", "title"),
        caption: plainInlines(asset.first("caption", "description")),
        span: node.span,
      },
      context.losses,
    );
  },
};

function marksOf(node: JsonValue, context: TreeContext): readonly RunMark[] {
  const flags = FLAGS.filter((name) => node.flag(name)).map((name) => markNamed(name));
  const marks = node.list("marks").flatMap((mark) => markOf(mark, context));
  return [...marks, ...flags.filter((mark) => mark !== undefined && mark !== "looks")];
}

function markOf(mark: JsonValue, context: TreeContext): readonly RunMark[] {
  const name = mark.words ?? mark.text("type") ?? "";
  const attributes = mark.get("attrs");
  const direction = attributes?.text("dir");
  const language = settleLanguage(attributes?.text("lang"));
  const own: readonly RunMark[] = [
    ...(direction === "rtl" || direction === "ltr" ? [directionMark(direction)] : []),
    ...(language === undefined ? [] : [languageMark(language)]),
  ];
  if (settleName(name) === "link") {
    const url = settleAddress(attributes?.text("href"));
    if (url !== undefined) {
      return [linkMark(url, attributes?.text("title")), ...own];
    }
    context.losses.lost(
      "a link that is not safe to follow, or leads nowhere",
      "its words are kept",
      mark.span,
    );
    return own;
  }
  const known = markNamed(name);
  if (known === undefined && own.length === 0) {
    context.losses.lost(`the mark "${name}"`, "its words are kept", mark.span);
  }
  return known === undefined || known === "looks" ? own : [known, ...own];
}
