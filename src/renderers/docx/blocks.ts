import { PageBreak as DocxPageBreak } from "docx";
import { diagnostic } from "../../diagnostics/index.ts";
import type { Block, Embed, Heading, Inline, MathBlock, Quran } from "../../model/index.ts";
import { ayahPlace } from "../../profile/index.ts";
import { renderAside, renderPullQuote, renderQuestionAnswer, renderQuote } from "./boxes.ts";
import { renderCode } from "./code-block.ts";
import { renderFigure } from "./figure.ts";
import { renderGallery } from "./gallery.ts";
import { renderList } from "./list.ts";
import { localised } from "./localised.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { placeMarks } from "./place-marks.ts";
import { sectionNumber } from "./section-numbers.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { renderTable } from "./table.ts";
import { renderVerse } from "./verse.ts";

/** Renders blocks one under the other. */
export function renderBlocks(
  blocks: readonly Block[],
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const children: BlockChild[] = [];
  let opening = true;
  let previous: Block | undefined;
  for (const block of blocks) {
    if (previous !== undefined && runTogether(previous, block)) {
      children.push(paragraphOf([], flow, session, { role: "betweenBoxes" }));
    }
    previous = block;
    const role =
      opening && flow.role === "body" && indentsFirstLines(session) ? "bodyFirst" : flow.role;
    children.push(...renderBlock(block, { ...flow, role }, session));
    opening = block.type === "heading" || block.type === "divider";
  }
  return children;
}

/** Paragraphs of equal borders make one box in Word (ECMA-376 17.3.1.24). */
const runTogether = (one: Block, next: Block): boolean =>
  one.type === next.type && (one.type === "aside" || one.type === "quote" || one.type === "code");

const indentsFirstLines = (session: Session): boolean =>
  session.input.template.styles.body.firstLineIndent !== 0;

/** Renders one block; its anchor goes to the first paragraph of it. */
export function renderBlock(block: Block, outer: Flow, session: Session): readonly BlockChild[] {
  const flow = localised(block, outer);
  placeMarks(block, flow, session);
  switch (block.type) {
    case "paragraph":
      return [paragraph(block.children, flow, session)];
    case "heading":
      return [renderHeading(block, flow, session)];
    case "list":
      return renderList(block, flow, session);
    case "quote":
      return renderQuote(block, flow, session);
    case "pullQuote":
      return renderPullQuote(block, flow, session);
    case "verse":
      return renderVerse(block, flow, session);
    case "quran":
      return renderQuran(block, flow, session);
    case "figure":
      return renderFigure(block, flow, session);
    case "gallery":
      return renderGallery(block, flow, session);
    case "table":
      return renderTable(block, flow, session);
    case "code":
      return renderCode(block.value, "code", flow, session);
    case "math":
      return renderMath(block, flow, session);
    case "aside":
      return renderAside(block, flow, session);
    case "qa":
      return renderQuestionAnswer(block, flow, session);
    case "divider":
      return [renderDivider(flow, session)];
    case "pageBreak":
      return renderPageBreak(flow, session);
    case "embed":
      return renderEmbed(block, flow, session);
    case "raw":
      return renderBlocks(block.fallback, flow, session);
  }
}

function renderHeading(heading: Heading, flow: Flow, session: Session): BlockChild {
  const { words, numbering } = sectionNumber(heading, flow.article, session.sectionNumbers);
  return paragraph(words, flow, session, { role: `heading${heading.level}`, numbering });
}

/** The words, and under them where they stand, as the author gave it. */
function renderQuran(block: Quran, flow: Flow, session: Session): readonly BlockChild[] {
  const place = ayahPlace(block, session.profileFor(flow).labels);
  const text = paragraph(block.children, flow, session, { role: "quran" });
  if (place === "") {
    return [text];
  }
  return [
    text,
    paragraph([{ type: "text", value: place }], { ...flow, place: undefined }, session, {
      role: "attribution",
    }),
  ];
}

/** Word's own mathematics, or the TeX source where there is none for it. */
function renderMath(block: MathBlock, flow: Flow, session: Session): readonly BlockChild[] {
  const formula = session.formulas.get(block);
  if (formula === undefined) {
    throw new Error("a formula was not read");
  }
  if (formula.kind === "formula") {
    return [
      paragraphOf([formula.child()], { ...flow, align: undefined }, session, { role: "math" }),
    ];
  }
  session.context.report(
    diagnostic(
      "docx/unsupported-node",
      `a formula is written to Word as its TeX: ${formula.reason}`,
      {
        span: block.span,
      },
    ),
  );
  return renderCode(block.tex, "math", flow, session);
}

/** Ctrl+Enter in Word makes the same. */
function renderPageBreak(flow: Flow, session: Session): readonly BlockChild[] {
  return flow.inCell || flow.note !== undefined
    ? []
    : [paragraphOf([new DocxPageBreak()], { ...flow, role: "body" }, session)];
}

function renderEmbed(block: Embed, flow: Flow, session: Session): readonly BlockChild[] {
  // The words first: the first paragraph that is made takes the marks of the block.
  const words = block.fallback.length === 0 ? [] : [paragraph(block.fallback, flow, session)];
  const address = paragraph(
    [
      {
        type: "link",
        url: block.url,
        children: [
          { type: "isolate", direction: "ltr", children: [{ type: "text", value: block.url }] },
        ],
      },
    ],
    flow,
    session,
    { role: flow.role === "body" || flow.role === "bodyFirst" ? "source" : flow.role },
  );
  return [...words, address];
}

/** A rule is the border of an empty paragraph; an ornament is its text. */
function renderDivider(flow: Flow, session: Session): BlockChild {
  const { ornament } = session.input.template.divider;
  const words: readonly Inline[] = ornament === null ? [] : [{ type: "text", value: ornament }];
  return paragraph(words, flow, session, { role: "divider" });
}
