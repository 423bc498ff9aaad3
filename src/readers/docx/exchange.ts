import type { Inline } from "../../model/index.ts";
import { type Assembler, isParagraph, type Place, type Step } from "./assembler.ts";
import { isInside, plainCommon } from "./boxed-blocks.ts";
import { type Item, isBlank, type ParagraphItem } from "./items.ts";

/** A question and its answer. */
export function exchange(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  if (!isParagraph(first)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(first, "qa");
  const common = plainCommon(to.common(first, entry, place), entry);
  const inner = to.inside(common, place);
  let end = at;
  const isMember = (item: Item | undefined): boolean => {
    if (item === undefined || (end > at && to.peek(item, "qa") !== undefined)) {
      return false;
    }
    const [outermost] = to.entries(item);
    return entry !== undefined && outermost !== undefined
      ? isInside(outermost, entry.mark, to)
      : isParagraph(item, "question", "answer") ||
          (entry !== undefined &&
            isParagraph(item, "afterTable", "caption", "credit", "attribution", "listContinue"));
  };
  const turn = (role: "question" | "answer") => {
    const members: Item[] = [];
    while (
      isMember(items[end]) &&
      !isParagraph(items[end], role === "question" ? "answer" : "question")
    ) {
      members.push(items[end] as Item);
      end += 1;
    }
    const [opening, ...rest] = members;
    if (!isParagraph(opening)) {
      return { speaker: undefined, blocks: to.blocks(members.map(asBody), inner) };
    }
    const lead = opening.atoms.findLastIndex(
      (atom) => atom.kind === "text" && atom.format.roles.has("speaker"),
    );
    const isLed = lead !== -1;
    const names = opening.atoms.slice(0, lead + 1);
    const said: ParagraphItem = { ...opening, atoms: opening.atoms.slice(lead + 1) };
    const marks = names.filter((atom) => atom.kind === "start");
    const speaker = isLed
      ? withoutColon(
          to.inlines(opening, inner, names),
          role === "question" ? entry?.data.questionColon : entry?.data.answerColon,
        )
      : undefined;
    const withMarks: ParagraphItem = { ...said, atoms: [...marks, ...said.atoms] };
    const isAlone = isLed && isBlank(said);
    return {
      speaker,
      blocks: to.blocks([...(isAlone ? [] : [asBody(withMarks)]), ...rest.map(asBody)], inner),
    };
  };
  const question = turn("question");
  const answer = turn("answer");
  return {
    made: [
      {
        type: "qa",
        ...common,
        ...(question.speaker === undefined ? {} : { questioner: question.speaker }),
        question: question.blocks,
        ...(answer.speaker === undefined ? {} : { speaker: answer.speaker }),
        answer: answer.blocks,
      },
    ],
    next: end,
  };
}

const asBody = (item: Item): Item =>
  isParagraph(item, "question", "answer") ? { ...item, role: "body" } : item;

/** A speaker's name without the colon that was set behind it. */
function withoutColon(inlines: readonly Inline[], keeps: unknown): readonly Inline[] {
  const last = inlines.at(-1);
  if (last?.type !== "text") {
    return inlines;
  }
  const value =
    keeps === true ? last.value.replace(/ $/, "") : last.value.replace(/\s*[:：]\s*$/u, "");
  return value === "" ? inlines.slice(0, -1) : [...inlines.slice(0, -1), { ...last, value }];
}
