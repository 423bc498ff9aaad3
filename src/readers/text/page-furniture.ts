/** Lines of a text that belong to the pages it was copied from: running heads and folios. */
export interface PageFurniture {
  /** Indices of the lines, ascending. */
  readonly lines: readonly number[];
}

/** A page's number alone on its line, as «- ١٢ -», "Page 3 of 10" or «صفحة ٣ من ١٠». */
const FOLIO =
  /^[-–—|\s]*(?:(?:page|p\.|صفحة|الصفحة|ص|صفحهٔ?)\s*)?(\p{Nd}{1,4})(?:\s*(?:\/|of|من|از)\s*\p{Nd}{1,4})?[-–—|\s]*$/iu;
/** A running head is no longer than this. */
const LONGEST_HEAD = 90;
/** Without page ends to go by, a page has at least this many lines. */
const SHORTEST_PAGE = 12;
/** Lines at either end of a page among which running heads and folios are sought. */
const MARGIN_LINES = 2;

/**
 * Finds running heads and folios. Where the text has page ends (form feeds), they are lines at the ends of pages that
 * come again on at least half of them, numbers apart, or that count the pages. Without page ends, they are numbers alone on
 * their lines that count on at the distance of a page, and what comes again beside each of them.
 */
export function findFurniture(lines: readonly string[]): PageFurniture {
  const starts = lines.flatMap((line, at) => (at === 0 || line.startsWith("\f") ? [at] : []));
  const found = starts.length > 2 ? ofPages(lines, starts) : ofFolios(lines);
  return { lines: [...found].sort((one, other) => one - other) };
}

const bare = (line: string | undefined): string => (line ?? "").replace(/\f/g, "").trim();

/** A line with its numbers made alike. */
const shapeOf = (line: string | undefined): string => bare(line).replace(/\p{Nd}+/gu, "0");

const numberOf = (line: string | undefined): number | undefined => {
  const digits = FOLIO.exec(bare(line))?.[1];
  return digits === undefined ? undefined : Number(digits.replace(/\p{Nd}/gu, digitOf));
};

/** Arabic-Indic and Persian digits in those of `Number`. */
const digitOf = (digit: string): string => String((digit.codePointAt(0) ?? 0) & 0xf);

function ofPages(lines: readonly string[], starts: readonly number[]): ReadonlySet<number> {
  const margins = starts.map((start, page) => {
    const end = starts[page + 1] ?? lines.length;
    const written = range(start, end).filter((at) => bare(lines[at]) !== "");
    return new Set([...written.slice(0, MARGIN_LINES), ...written.slice(-MARGIN_LINES)]);
  });
  const pages = margins.filter((margin) => margin.size > 0).length;
  const counts = new Map<string, number>();
  for (const margin of margins) {
    for (const shape of new Set([...margin].map((at) => shapeOf(lines[at])))) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  return new Set(
    margins.flatMap((margin) =>
      [...margin].filter((at) => {
        const count = counts.get(shapeOf(lines[at])) ?? 0;
        return bare(lines[at]).length <= LONGEST_HEAD && count >= Math.max(2, pages / 2);
      }),
    ),
  );
}

function ofFolios(lines: readonly string[]): ReadonlySet<number> {
  const numbered = lines.flatMap((line, at) => {
    const number = numberOf(line);
    return number === undefined ? [] : [{ at, number }];
  });
  const folios = numbered.filter(({ at, number }) =>
    numbered.some(
      (other) =>
        Math.abs(other.number - number) === 1 &&
        Math.sign(other.at - at) === Math.sign(other.number - number) &&
        Math.abs(other.at - at) >= SHORTEST_PAGE,
    ),
  );
  const counts = new Map<string, number>();
  const beside = folios.flatMap(({ at }) => [at - 1, at + 1]);
  for (const at of beside) {
    counts.set(shapeOf(lines[at]), (counts.get(shapeOf(lines[at])) ?? 0) + 1);
  }
  const heads = beside.filter((at) => {
    const head = bare(lines[at]);
    const isAgain = (counts.get(shapeOf(lines[at])) ?? 0) >= Math.max(2, folios.length / 2);
    return head !== "" && head.length <= LONGEST_HEAD && isAgain;
  });
  return new Set([...folios.map(({ at }) => at), ...heads]);
}

const range = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from }, (_, at) => from + at);
