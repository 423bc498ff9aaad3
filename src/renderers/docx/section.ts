import { Footer, Header, type ISectionOptions, Paragraph, Tab, TextRun } from "docx";
import type { Direction } from "../../model/index.ts";
import type { Template } from "../../template/index.ts";
import { toTwips } from "../../units/index.ts";
import { fieldParts, fieldRuns } from "./field.ts";
import { paragraphOf } from "./paragraph.ts";
import type { RunChild } from "./run-child.ts";
import type { RunningHead } from "./running-head.ts";
import { inlineRuns } from "./runs.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import { PARAGRAPH_ROLES } from "./styles/paragraph-roles.ts";

/** One article, or one made page, on pages of its own. */
export interface SectionParts {
  readonly children: readonly BlockChild[];
  readonly flow: Flow;
  readonly heads: PageHeads;
  readonly restartsNotes: boolean;
  readonly opensRecto?: boolean | undefined;
  readonly pageNumbers?: PageNumbers | undefined;
}

/** Heads of right-hand and left-hand pages. */
export interface PageHeads {
  readonly odd: RunningHead | undefined;
  readonly even: RunningHead | undefined;
}

export const NO_HEADS: PageHeads = { odd: undefined, even: undefined };

/** How the pages of a section are numbered, where they are not just numbered on. */
export interface PageNumbers {
  readonly start?: number;
  readonly formatType?: "arabicAbjad" | "lowerRoman";
}

/** The page set-up, head and foot of one section. */
export function sectionOf(parts: SectionParts, session: Session): ISectionOptions {
  const { template } = session.input;
  const { runningHead } = template.page;
  const distinctEven = hasDistinctEvenPages(template);
  const head = (even: boolean, first: boolean) =>
    new Header({ children: [headOf(parts, even, first, session)] });
  const foot = (even: boolean, first = false) =>
    new Footer({ children: [footOf(parts, even, first, session)] });
  const hasHead = runningHead.head !== "none" || runningHead.folio === "head-outer";
  const titlePage = hasHead && !runningHead.onFirstPage;
  return {
    properties: {
      type: parts.opensRecto === true ? "oddPage" : "nextPage",
      titlePage,
      page: { ...pageOf(session), pageNumbers: parts.pageNumbers ?? {} },
      ...noteProperties(parts.restartsNotes, session),
    },
    headers: {
      default: head(false, false),
      ...(distinctEven ? { even: head(true, false) } : {}),
      ...(titlePage ? { first: head(false, true) } : {}),
    },
    footers: {
      default: foot(false),
      ...(distinctEven ? { even: foot(true) } : {}),
      ...(titlePage ? { first: foot(false, true) } : {}),
    },
    children:
      parts.children.length === 0 ? [new Paragraph({})] : session.written.hold(parts.children),
  };
}

/** True when head or foot of facing pages are not the same. */
export function hasDistinctEvenPages({ page }: Template): boolean {
  const { folio, versoHead } = page.runningHead;
  const mirrors = page.mirrored && (folio === "foot-outer" || folio === "head-outer");
  return mirrors || versoHead !== undefined;
}

/** The columns of an article, under what spans them: a section that goes on where that ends, with the same heads and feet. */
export function columnSection(children: readonly BlockChild[], session: Session): ISectionOptions {
  const { count, gap, rule } = session.input.template.page.columns;
  return {
    properties: {
      type: "continuous",
      page: pageOf(session),
      column: { count, space: toTwips(gap), equalWidth: true, separate: rule !== null },
      ...noteProperties(false, session),
    },
    children: children.length === 0 ? [new Paragraph({})] : session.written.hold(children),
  };
}

const pageOf = ({ input, styles }: Session) => ({
  size: pageSize(input.template),
  margin: margins(input.template, styles.direction),
});

function noteProperties(restarts: boolean, { input }: Session) {
  const { numbering } = input.template.notes;
  const restart =
    numbering === "page" ? ("eachPage" as const) : restarts ? ("eachSect" as const) : undefined;
  return input.template.notes.place === "article-end"
    ? { endnoteProperties: restarts ? { restart: "eachSect" as const } : {} }
    : { footnoteProperties: restart === undefined ? {} : { restart } };
}

function pageSize({ page }: Template) {
  return { width: toTwips(page.size.width), height: toTwips(page.size.height) };
}

/** Share of the line above its baseline; Word measures heads and feet by their edges, templates by their baselines. */
const ABOVE_BASELINE = 0.72;

/** On the first page the binding is at the leading side; Word itself mirrors the even pages. */
function margins(template: Template, direction: Direction) {
  const { margins: page, runningHead } = template.page;
  const { runningHead: head, folio } = template.styles;
  const [left, right] = direction === "rtl" ? [page.outer, page.inner] : [page.inner, page.outer];
  return {
    top: toTwips(page.top),
    bottom: toTwips(page.bottom),
    left: toTwips(left),
    right: toTwips(right),
    header: toTwips(
      Math.max(0, page.top - runningHead.headDistance - head.leading * ABOVE_BASELINE),
    ),
    footer: toTwips(
      Math.max(0, page.bottom - runningHead.footDistance - folio.leading * (1 - ABOVE_BASELINE)),
    ),
    gutter: 0,
  };
}

/** The title at the leading side and, where the template wants it there, the folio at the outer one. */
function headOf(parts: SectionParts, even: boolean, first: boolean, session: Session): Paragraph {
  const { runningHead } = session.input.template.page;
  const { flow } = parts;
  const title = first ? [] : titleRuns(parts, even, session);
  const folio = runningHead.folio === "head-outer" && !first ? pageField(flow, session) : [];
  const children =
    folio.length === 0 ? title : even ? [...folio, tab(), ...title] : [...title, tab(), ...folio];
  return paragraphOf(children, flow, session, { role: "runningHead" });
}

function titleRuns(
  { heads, flow }: SectionParts,
  even: boolean,
  session: Session,
): readonly RunChild[] {
  const runningHead = even ? heads.even : heads.odd;
  if (runningHead === undefined || runningHead.text === "") {
    return [];
  }
  const { text, field } = runningHead;
  const look = PARAGRAPH_ROLES.runningHead.look;
  const shown = inlineRuns([{ type: "text", value: text }], flow, look, session);
  if (field === undefined) {
    return shown;
  }
  const [before, after] = fieldParts(field, flow.direction === "rtl");
  return [...before, ...shown, ...after];
}

function footOf(
  { flow }: SectionParts,
  even: boolean,
  first: boolean,
  session: Session,
): Paragraph {
  const { folio } = session.input.template.page.runningHead;
  const role = "folio" as const;
  // The folio of an opening drops from the head to the foot.
  switch (folio === "head-outer" && first ? "foot-centre" : folio) {
    case "none":
    case "head-outer":
      return paragraphOf([], flow, session, { role });
    case "foot-centre":
      return paragraphOf(pageField(flow, session), { ...flow, align: "center" }, session, { role });
    case "foot-outer":
      return paragraphOf(
        pageField(flow, session),
        { ...flow, align: even ? "start" : "end" },
        session,
        {
          role,
        },
      );
  }
}

/** A tab to the centre and one to the far side. */
const tab = (): RunChild => new TextRun({ children: [new Tab(), new Tab()] });

/** The page number; `1` shows where no fields are computed. */
function pageField(flow: Flow, session: Session): readonly RunChild[] {
  return fieldRuns("PAGE", session.input.profile.counter(1), flow.direction === "rtl");
}
