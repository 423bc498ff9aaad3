import type { Figure } from "../../model/index.ts";
import { captionAnchor } from "./bookmarks.ts";
import { captionParagraph } from "./caption.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { inlineRuns } from "./runs.ts";
import type { BlockChild, Flow, Session } from "./session.ts";

/** A picture in a paragraph of its own, its caption and credit under it. */
export function renderFigure(figure: Figure, flow: Flow, session: Session): readonly BlockChild[] {
  const { image, credit = [] } = figure;
  const picture = inlineRuns([{ type: "image", image }], flow, "body", session);
  const inner: Flow = { ...flow, align: undefined, frame: undefined };
  const closes = (rest: readonly unknown[]) =>
    rest.length === 0 ? ("figure" as const) : undefined;
  const own = flow.article.anchors.get(figure);
  const hasCaption = (figure.caption ?? []).length > 0 || flow.article.captions.has(figure);
  const captioned = () => {
    if (own !== undefined) {
      session.bookmarks.place(session.bookmarks.nameOf(flow.article, captionAnchor(own)));
    }
    return captionParagraph(figure, inner, session, "caption", { closes: closes(credit) });
  };
  return [
    ...(picture.length === 0
      ? []
      : [
          paragraphOf(picture, inner, session, {
            role: "figure",
            closes: closes([...(hasCaption ? ["caption"] : []), ...credit]),
          }),
        ]),
    ...(hasCaption ? captioned() : []),
    ...(credit.length === 0
      ? []
      : [paragraph(credit, inner, session, { role: "credit", closes: "figure" })]),
  ];
}
