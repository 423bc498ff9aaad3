import type { Rule } from "../rule.ts";

/** Spaces that a line may break at or not; thin and hair spaces alone are somebody's intention. */
const RUN = /[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}|\t/g;
const NO_BREAK = /[\u00a0\u202f]/;

const EDGES = /^[ \t\u00a0]+|[ \t\u00a0]+$|[ \t]+(?=\n)|(?<=\n)[ \t]+/g;

export const whiteSpace: Rule = {
  id: "CL-03",
  level: "safe",
  name: "white space",
  summary:
    "Several spaces become one, a no-break space if one of them is; there is none at the beginning or the end of a paragraph or line.",
  languages: "all",
  find: ({ text }) => {
    const edges = [...text.matchAll(EDGES)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      after: "",
    }));
    const runs = [...text.matchAll(RUN)].map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      after: NO_BREAK.exec(match[0])?.[0] ?? " ",
    }));
    const isEdge = (from: number) => edges.some((edge) => from >= edge.from && from < edge.to);
    return [...edges, ...runs.filter(({ from }) => !isEdge(from))];
  },
};
