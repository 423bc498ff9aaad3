import type { Found, Rule } from "../rule.ts";

export const ellipses: Rule = {
  id: "CL-06",
  level: "house",
  name: "ellipses and repeated marks",
  summary:
    "Three points become the one character …; two points, more than three, and marks that are repeated (!!!, ؟؟؟) are reported.",
  languages: ["ar"],
  find: ({ text }) => [
    ...[...text.matchAll(/\.{2,}/g)].map((match): Found => {
      const from = match.index;
      const to = from + match[0].length;
      return match[0].length === 3
        ? { from, to, after: "…" }
        : {
            from,
            to,
            message:
              match[0].length === 2
                ? "two points: an ellipsis has three, a sentence ends with one"
                : "a row of points: a leader, or an ellipsis of three",
          };
    }),
    // ؟! and !؟ are one question that is also an exclamation.
    ...[...text.matchAll(/([!؟?])\1+/g)].map(
      (match): Found => ({
        from: match.index,
        to: match.index + match[0].length,
        message: `${match[1]} is repeated`,
      }),
    ),
  ],
};
