import { examineOrder, inLogicalOrder, lettersOfForms } from "../../repair/index.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

export const copiedOrder: Rule = {
  id: "CL-24",
  level: "report",
  name: "text copied as it is seen",
  summary:
    "A text whose letters or words stand from left to right, as some programs copy them out of a PDF, is told with a score and with what it reads as; plain text is put right with --repair.",
  languages: "all",
  inVerse: true,
  find: (collected) => {
    const lines = collected.text.split("\n");
    const { as, score, lines: copied } = examineOrder(lines);
    if (as.order === "logical") {
      return [];
    }
    const read = lines.map((line, at) =>
      copied[at] === true
        ? lettersOfForms(inLogicalOrder(line, as, { opens: at === 0 }).text)
        : line,
    );
    const place = firstOpenWord(collected, lines, copied);
    const what = as.order === "letters" ? "letters" : "words";
    return place === undefined
      ? []
      : [
          {
            ...place,
            message: `the ${what} of this text stand from left to right, as they are seen (score ${score.toFixed(2)})`,
            suggestions: [read.join("\n")],
          },
        ];
  },
};

/** The first word that may be spoken of. */
function firstOpenWord(
  { isOpen }: CollectedText,
  lines: readonly string[],
  copied: readonly boolean[],
): Pick<Found, "from" | "to"> | undefined {
  let start = 0;
  for (const [at, line] of lines.entries()) {
    for (const match of copied[at] === true ? line.matchAll(/\S+/g) : []) {
      const from = start + match.index;
      const to = from + match[0].length;
      if (isOpen(from, to)) {
        return { from, to };
      }
    }
    start += line.length + 1;
  }
  return undefined;
}
