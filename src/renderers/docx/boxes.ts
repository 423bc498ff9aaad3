import type { Aside, Block, Inline, PullQuote, QuestionAnswer, Quote } from "../../model/index.ts";
import { linkTarget } from "./link-target.ts";
import { paragraph } from "./paragraph.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import type { Box, BoxPlace } from "./styles/role-look.ts";

/** One part of a box, told where in the box it stands. */
type Part = (flow: Flow) => readonly BlockChild[];

function boxed(box: Box, parts: readonly Part[], flow: Flow): readonly BlockChild[] {
  const placeOf = (index: number): BoxPlace => {
    if (parts.length === 1) {
      return "only";
    }
    return index === 0 ? "first" : index === parts.length - 1 ? "last" : "inner";
  };
  return parts.flatMap((part, index) => part({ ...flow, role: box, box, place: placeOf(index) }));
}

const blockParts = (blocks: readonly Block[], session: Session): readonly Part[] =>
  blocks.map((block) => (flow) => session.renderBlock(block, flow, session));

/** Words of others; their source, when it is an address, is behind the attribution. */
export function renderQuote(quote: Quote, flow: Flow, session: Session): readonly BlockChild[] {
  const attribution = attributed(quote);
  const parts = [
    ...blockParts(quote.children, session),
    ...(attribution.length === 0
      ? []
      : [
          (inner: Flow) => [
            paragraph(attribution, inner, session, { role: "attribution" as const }),
          ],
        ]),
  ];
  return boxed("quote", parts, flow);
}

function attributed({ attribution = [], cite, span }: Quote): readonly Inline[] {
  const hasLink = attribution.some((inline) => inline.type === "link");
  return cite === undefined || hasLink || linkTarget(cite) === undefined || attribution.length === 0
    ? attribution
    : [{ type: "link", url: cite, children: attribution, span }];
}

export function renderPullQuote(
  quote: PullQuote,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const words = paragraph(quote.children, flow, session, { role: "pullQuote" });
  return quote.attribution === undefined
    ? [words]
    : [
        words,
        paragraph(quote.attribution, { ...flow, align: "center" }, session, {
          role: "attribution",
        }),
      ];
}

/** A box of shaded paragraphs; without a title of its own it is headed by the name of its kind. */
export function renderAside(aside: Aside, flow: Flow, session: Session): readonly BlockChild[] {
  const title: readonly Inline[] = aside.title ?? [
    { type: "text", value: session.profileFor(flow).labels.asides[aside.kind] },
  ];
  const parts: readonly Part[] = [
    (inner) => [paragraph(title, inner, session, { role: "asideTitle" })],
    ...blockParts(aside.children, session),
  ];
  return boxed("aside", parts, flow);
}

export function renderQuestionAnswer(
  turn: QuestionAnswer,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  return [
    ...spoken(turn.question, turn.questioner, { ...flow, role: "question" }, session),
    ...spoken(turn.answer, turn.speaker, { ...flow, role: "answer" }, session),
  ];
}

/** The speaker's name leads the first paragraph, or stands alone before anything else. */
function spoken(
  blocks: readonly Block[],
  speaker: readonly Inline[] | undefined,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const [first, ...rest] = blocks;
  if (speaker === undefined || speaker.length === 0 || first === undefined) {
    return session.renderBlocks(blocks, flow, session);
  }
  return first.type === "paragraph"
    ? [
        ...session.renderBlock(first, { ...flow, lead: speaker }, session),
        ...session.renderBlocks(rest, flow, session),
      ]
    : [
        paragraph([], { ...flow, lead: speaker }, session),
        ...session.renderBlocks(blocks, flow, session),
      ];
}
