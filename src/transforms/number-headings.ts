import type { Block, Heading } from "../model/index.ts";
import { type Profile, profileIn } from "../profile/index.ts";

/**
 * The number of each heading of a body down to `depth` levels, as it is printed: «٢-١», "2.1". Levels count from the
 * highest one that the body uses, and one that it skips counts as not there. Headings in boxes and notes have none.
 */
export function numberHeadings(
  body: readonly Block[],
  depth: number,
  profile: Profile,
): ReadonlyMap<Heading, string> {
  const numbers = new Map<Heading, string>();
  if (depth === 0) {
    return numbers;
  }
  const path: { level: number; count: number }[] = [];
  for (const heading of sectionHeadings(body)) {
    while (path.length > 1 && (path.at(-1)?.level ?? 0) > heading.level) {
      path.pop();
    }
    const last = path.at(-1);
    if (last === undefined || last.level < heading.level) {
      path.push({ level: heading.level, count: 1 });
    } else {
      last.count += 1;
      last.level = heading.level;
    }
    if (path.length <= depth) {
      const { counter, sectionSeparator } = profileIn(heading.language, profile);
      numbers.set(heading, path.map(({ count }) => counter(count)).join(sectionSeparator));
    }
  }
  return numbers;
}

/** Headings of the body itself and of its sections, not those in boxes, lists or tables. */
function sectionHeadings(body: readonly Block[]): readonly Heading[] {
  return body.filter((block): block is Heading => block.type === "heading");
}
