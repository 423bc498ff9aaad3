import type { Numbering } from "./numbering.ts";
import type { ListCounts } from "./story.ts";

/** Counts as Word does: lists of one definition go on, unless one says that it begins anew. */
export function createCounts(numbering: Numbering): ListCounts {
  const last = new Map<string, number>();
  const begun = new Set<string>();
  return {
    begin: (list, level, start, items) => {
      const key = `${numbering.definition(list) ?? list} ${level}`;
      const own = `${list} ${level}`;
      const restarts = numbering.restarts(list, level) && !begun.has(own);
      // A level counts anew under each item of the level above it.
      const goesOn = level === 0 && !restarts ? last.get(key) : undefined;
      const from = goesOn === undefined ? start : goesOn + 1;
      begun.add(own);
      last.set(key, from + items - 1);
      return from;
    },
  };
}
