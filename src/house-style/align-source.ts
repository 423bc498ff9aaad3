/** Named references of HTML and Markdown that stand in Arabic prose; numeric ones are read as they are. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  bull: "•",
  copy: "©",
  deg: "°",
  emsp: "\u2003",
  ensp: "\u2002",
  gt: ">",
  hellip: "…",
  laquo: "«",
  ldquo: "“",
  lrm: "\u200e",
  lsaquo: "‹",
  lsquo: "‘",
  lt: "<",
  mdash: "—",
  middot: "·",
  nbsp: "\u00a0",
  ndash: "–",
  quot: '"',
  raquo: "»",
  rdquo: "”",
  rlm: "\u200f",
  rsaquo: "›",
  rsquo: "’",
  shy: "\u00ad",
  thinsp: "\u2009",
  zwj: "\u200d",
  zwnj: "\u200c",
};

/** For each UTF-16 code unit of a text, where it begins in the source; one entry more tells where the last ends. */
export type Alignment = readonly { readonly from: number; readonly to: number }[];

/**
 * Finds `value` in `[from, to)` of the source, across what a reader takes away: line ends with the marks of quotes and
 * the indentation around them, escapes, references such as `&nbsp;`, comments and tags. `undefined` when it is not there,
 * or when it could be in more than one place.
 */
export function alignSource(
  source: string,
  from: number,
  to: number,
  value: string,
): Alignment | undefined {
  if (value === "") {
    return undefined;
  }
  const whole = source.slice(from, to) === value ? alignAt(source, from, to, value) : undefined;
  if (whole !== undefined) {
    return whole;
  }
  let found: Alignment | undefined;
  for (let start = from; start < to; start += 1) {
    const aligned = alignAt(source, start, to, value);
    if (aligned !== undefined) {
      // What begins in a line end begins as well in each blank of it; that is one place.
      const isSame = found?.at(-1)?.to === aligned.at(-1)?.to;
      if (found !== undefined && !isSame) {
        return undefined;
      }
      found = aligned;
    }
  }
  return found;
}

/** A line end as a reader sees it: the blanks around it, and what opens the lines of a block quote. */
const LINE_END = /[ \t]*\n(?:[ \t]*>)*[ \t]*/y;
const REFERENCE = /&(?:#(\d{1,7})|#[xX]([\dA-Fa-f]{1,6})|([A-Za-z]+));/y;
const LEFT_OUT = /<!--[\s\S]*?-->|<\/?[A-Za-z][^<>]*>/y;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

function alignAt(source: string, start: number, to: number, value: string): Alignment | undefined {
  const units: { from: number; to: number }[] = [];
  let at = start;
  for (let unit = 0; unit < value.length; ) {
    const wanted = value[unit] ?? "";
    const step = stepOf(source, at, wanted, value.slice(unit, unit + 2));
    if (step === undefined) {
      const skipped = unit === 0 ? undefined : matchAt(LEFT_OUT, source, at)?.[0].length;
      if (skipped === undefined || at + skipped > to) {
        return undefined;
      }
      at += skipped;
      continue;
    }
    if (at + step.length > to) {
      return undefined;
    }
    for (let more = 0; more < step.units; more += 1) {
      units.push({ from: at, to: at + step.length });
    }
    at += step.length;
    unit += step.units;
  }
  return units;
}

/** How long the source of the next character is, and how many units of the value it gives. */
function stepOf(
  source: string,
  at: number,
  wanted: string,
  pair: string,
): { readonly length: number; readonly units: number } | undefined {
  const here = source[at];
  if (wanted === " " || wanted === "\n") {
    const lineEnd = matchAt(LINE_END, source, at)?.[0];
    if (lineEnd !== undefined) {
      return { length: lineEnd.length, units: 1 };
    }
  }
  if (here === "\\" && source[at + 1] === wanted && PUNCTUATION.test(wanted)) {
    return { length: 2, units: 1 };
  }
  if (here === "&") {
    const match = matchAt(REFERENCE, source, at);
    const meant = match === undefined ? undefined : referenceText(match);
    if (match !== undefined && meant !== undefined && pair.startsWith(meant)) {
      return { length: match[0].length, units: meant.length };
    }
  }
  return here === wanted ? { length: 1, units: 1 } : undefined;
}

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}

function referenceText([, decimal, hexadecimal, name]: RegExpExecArray): string | undefined {
  if (name !== undefined) {
    return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
  }
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? "", 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
