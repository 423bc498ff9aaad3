import type { RootContent } from "mdast";
import type { Span } from "../../diagnostics/index.ts";
import { type Block, type Inline, inlineText, type QuestionAnswer } from "../../model/index.ts";
import { type Context, inside, spanOf } from "./context.ts";
import { attributesOf } from "./directive-attributes.ts";
import { dropLeading } from "./edit-inlines.ts";
import { splitBeforeLines } from "./paragraph-lines.ts";

type Part = "question" | "answer";

interface Turn {
  readonly part: Part;
  /** False for a paragraph that goes on with the turn before it. */
  readonly opens: boolean;
  readonly blocks: readonly Block[];
  readonly name?: readonly Inline[] | undefined;
  /** Where it stands in the source, also one of a mark alone. */
  readonly span: Span | undefined;
}

const QUESTION = ["س", "سؤال", "السؤال", "Q", "Question"];
const ANSWER = ["ج", "جواب", "الجواب", "A", "Answer"];

export interface Speakers {
  readonly questioner?: readonly Inline[] | undefined;
  readonly speaker?: readonly Inline[] | undefined;
}

/**
 * The exchanges of an interview. A turn is opened by `س:` or `ج:` (also `سؤال:`, `Q:` and their like, or the name of a
 * speaker given to the directive), in bold or not, or is a nested `:::question` or `:::answer`. Without any of these, a
 * paragraph all in bold is a question.
 */
export function readInterview(
  nodes: readonly RootContent[],
  speakers: Speakers,
  context: Context,
): readonly QuestionAnswer[] {
  const questionMark = marker([...QUESTION, inlineText(speakers.questioner ?? [])]);
  const answerMark = marker([...ANSWER, inlineText(speakers.speaker ?? [])]);
  const turns: Turn[] = [];
  const goOn = (blocks: readonly Block[]) =>
    turns.push({
      part: turns.at(-1)?.part ?? "answer",
      opens: turns.length === 0,
      blocks,
      span: blocks[0]?.span,
    });
  for (const node of nodes) {
    if (
      node.type === "containerDirective" &&
      (node.name === "question" || node.name === "answer")
    ) {
      const attributes = attributesOf(node, context);
      const name = attributes.line("by", "name");
      const blocks = context.toBlocks(node.children, inside(node, context));
      attributes.finish();
      turns.push({ part: node.name, opens: true, blocks, name, span: spanOf(node, context) });
      continue;
    }
    const opens = (line: string) => questionMark.test(line) || answerMark.test(line);
    const lines = node.type === "paragraph" ? splitBeforeLines(node, opens) : [node];
    for (const block of context.toBlocks(lines, context)) {
      const parts = block.type === "paragraph" ? splitTurns(block, questionMark, answerMark) : [];
      if (parts.length === 0) {
        goOn([block]);
      } else {
        turns.push(...parts);
      }
    }
  }
  const marked =
    turns.some((turn, at) => turn.opens && (at > 0 || turn.name !== undefined)) ||
    turns.some((turn) => turn.part === "question");
  return gather(marked ? turns : byBold(turns), speakers);
}

/** A paragraph that opens with a mark, without it. */
function splitTurns(
  block: Extract<Block, { type: "paragraph" }>,
  questionMark: RegExp,
  answerMark: RegExp,
): readonly Turn[] {
  const text = inlineText(block.children);
  for (const [part, mark] of [
    ["question", questionMark],
    ["answer", answerMark],
  ] as const) {
    const found = mark.exec(text)?.[0];
    if (found !== undefined) {
      const children = dropLeading(block.children, found.length);
      const blocks = children.length === 0 ? [] : [{ ...block, children }];
      return [{ part, opens: true, blocks, span: block.span }];
    }
  }
  return [];
}

function marker(names: readonly string[]): RegExp {
  const words = names
    .filter((name) => name !== "")
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^\\s*(?:${words.join("|")})\\s*\\p{Nd}*\\s*[:：/]\\s*`, "u");
}

function byBold(turns: readonly Turn[]): readonly Turn[] {
  return turns.map((turn, at): Turn => {
    const [block] = turn.blocks;
    const [only, ...others] = block?.type === "paragraph" ? block.children : [];
    if (block?.type === "paragraph" && only?.type === "strong" && others.length === 0) {
      const question = { ...block, children: only.children };
      return {
        ...turn,
        part: "question",
        opens: true,
        blocks: [question, ...turn.blocks.slice(1)],
      };
    }
    return { ...turn, part: "answer", opens: at === 0 };
  });
}

function gather(turns: readonly Turn[], speakers: Speakers): readonly QuestionAnswer[] {
  const exchanges: { question: Block[]; answer: Block[]; names: Speakers; turns: Turn[] }[] = [];
  let last: Part | undefined;
  for (const turn of turns) {
    const opensExchange = last === undefined || (turn.opens && turn.part === "question");
    const answersAgain = turn.opens && turn.part === "answer" && last === "answer";
    if (opensExchange || answersAgain) {
      exchanges.push({ question: [], answer: [], names: speakers, turns: [] });
    }
    const current = exchanges.at(-1);
    if (current !== undefined) {
      current[turn.part].push(...turn.blocks);
      current.turns.push(turn);
      if (turn.name !== undefined) {
        const who = turn.part === "question" ? "questioner" : "speaker";
        current.names = { ...current.names, [who]: turn.name };
      }
    }
    last = turn.part;
  }
  return exchanges.map(({ question, answer, names, turns: told }) => {
    const start = told[0]?.span;
    const end = told.at(-1)?.span;
    return {
      type: "qa",
      ...(names.questioner === undefined || question.length === 0
        ? {}
        : { questioner: names.questioner }),
      question,
      ...(names.speaker === undefined || answer.length === 0 ? {} : { speaker: names.speaker }),
      answer,
      ...(start === undefined || end === undefined ? {} : { span: { ...start, end: end.end } }),
    };
  });
}
