import { diagnostic, type Report } from "../diagnostics/index.ts";
import type { Matter, PreparedPart, Publication } from "../model/index.ts";

/** The parts of a publication; one that names articles which are not there, or are in another part, is reported and left out. */
export function placeParts(
  { parts = [], articles }: Publication,
  report: Report,
): readonly PreparedPart[] {
  const placed: PreparedPart[] = [];
  for (const { title, subtitle, from, to } of parts) {
    const after = placed.at(-1)?.end ?? 0;
    if (from <= after || to < from || to > articles.length) {
      report(
        diagnostic("article/invalid", `the part «${title}» cannot hold articles ${from} to ${to}`, {
          hints: [`there are ${articles.length}; parts stand in order and do not overlap`],
        }),
      );
      continue;
    }
    const anchor = `part-${placed.length + 1}`;
    placed.push({ title, subtitle, anchor, start: from - 1, end: to });
  }
  return placed;
}

/** Where each article stands; what is said to be before the text proper goes before what is said to be after it. */
export function placeMatter({ matter, articles }: Publication): readonly Matter[] {
  const { front = 0, back = 0 } = matter ?? {};
  return articles.map((_, at) =>
    at < front ? "front" : at >= articles.length - back ? "back" : "body",
  );
}
