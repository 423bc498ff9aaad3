import type { FrontPart, FrontRole } from "../../model/index.ts";
import { renderBlocks } from "./blocks.ts";
import { renderInlines } from "./inlines.ts";
import type { Scope } from "./scope.ts";
import { container, element, type XmlAttributes, type XmlElement } from "./xml.ts";

/** What stands before the body: the lines down to the first picture or abstract are its header. */
export function renderOpening(
  parts: readonly FrontPart[],
  titleId: string,
  scope: Scope,
): readonly XmlElement[] {
  const end = parts.findIndex((part) => part.kind !== "line");
  const head = end === -1 ? parts : parts.slice(0, end);
  const lines = head.flatMap((part) => renderPart(part, titleId, scope));
  const rest = parts.slice(head.length).flatMap((part) => renderPart(part, titleId, scope));
  return [...(lines.length === 0 ? [] : [container("header", {}, lines)]), ...rest];
}

/** What stands after the body. */
export function renderClosing(parts: readonly FrontPart[], scope: Scope): readonly XmlElement[] {
  return parts.length === 0
    ? []
    : [
        container(
          "footer",
          {},
          parts.flatMap((part) => renderPart(part, undefined, scope)),
        ),
      ];
}

function renderPart(
  part: FrontPart,
  titleId: string | undefined,
  scope: Scope,
): readonly XmlElement[] {
  switch (part.kind) {
    case "line": {
      const { name, attributes } = lineElement(part.role, titleId);
      const words = renderInlines(part.content, scope);
      return [element(name, { class: part.role, ...attributes }, words)];
    }
    case "figure":
      // A picture that opens the body looks the same.
      return renderBlocks([part.figure], scope).map((figure) =>
        figure.name === "figure"
          ? { ...figure, attributes: { ...figure.attributes, "data-part": "hero" } }
          : figure,
      );
    case "blocks":
      return [
        container(
          "section",
          { class: part.role, "epub:type": "abstract", role: "doc-abstract" },
          renderBlocks(part.blocks, scope),
        ),
      ];
    case "points": {
      const id = scope.chapter.newId("summary");
      const items = part.points.map((point) => element("li", {}, renderInlines(point, scope)));
      return [
        container("section", { class: part.role, "aria-labelledby": id }, [
          element("p", { class: "summary-title", id }, [part.title]),
          container("ul", {}, items),
        ]),
      ];
    }
  }
}

function lineElement(
  role: FrontRole,
  titleId: string | undefined,
): { readonly name: string; readonly attributes: XmlAttributes } {
  switch (role) {
    case "title":
      return { name: "h1", attributes: { id: titleId, "epub:type": "title" } };
    case "deck":
      return { name: "p", attributes: { "epub:type": "subtitle", role: "doc-subtitle" } };
    case "kicker":
    case "byline":
    case "dateline":
    case "correction":
    case "source":
    case "rights":
    case "biography":
      return { name: "p", attributes: {} };
  }
}
