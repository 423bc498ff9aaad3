import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { PlacedRun, TextLine } from "../../../layout/index.ts";
import {
  type Carrier,
  control,
  isOneType,
  type LineType,
  LRM,
  movePen,
  RLM,
  recast,
  signOf,
} from "./carrier.ts";
import { asOwnLine, isForeignWord, separate, withSeparator } from "./cells.ts";
import { type Engine, misreaders, pdfjsLevel, questionOf } from "./check.ts";
import { addControls, addLeftToRightControls, edgeSpace, isLeftToRight } from "./controls.ts";
import {
  cutArabicRuns,
  cutForeignRuns,
  FARTHEST,
  isForeign,
  type Stretch,
} from "./foreign-runs.ts";
import { isLowLine, reachesOut } from "./ink-reach.ts";
import { partedRuns } from "./items.ts";
import { leadItems } from "./lead-items.ts";
import { type LineKind, lineKindOf } from "./line-kind.ts";
import { lineType } from "./line-type.ts";
import { widenNarrow } from "./minimum-width.ts";
import type { Turn } from "./parts.ts";
import { createPatternBook, type PatternBook } from "./patterns.ts";
import { showPlainLine } from "./plain-line.ts";
import { lineCarriers } from "./run-carriers.ts";
import { showStretches } from "./show-stretches.ts";
import { settle, solveStretch } from "./solve-stretch.ts";
import { fitSpaces } from "./spaces.ts";
import type { PageDirection, TextLayer } from "./text-layer.ts";

/** The width, in ems, of the RLM between a space and the stretch on its right; of a narrow space it takes half. */
const RLM_WIDTH = 0.12;

/**
 * A code for every character of the author, in true position, shown so that poppler, pdf.js and PDFium give the words
 * back in order; docs/pdf.md has the rules. Models of the three check every line that is not plain Arabic, and what
 * they still would read wrong is reported. `showPlain` is how plain lines are shown without all that.
 */
export function createTextLayer(report: Report, showPlain = showPlainLine): TextLayer {
  let hasForeignLines = false;
  let isOpen = (): boolean => false;
  const turn: Turn = { silent: 0 };
  const patterns: Readonly<Record<PageDirection, PatternBook>> = {
    ltr: createPatternBook(),
    rtl: createPatternBook(),
  };
  return {
    hasForeignLines: () => hasForeignLines,
    encode: (line, fonts, page, row) => {
      const kind = kindOf(line);
      const plain = row === undefined ? showPlain(line, kind, page, fonts) : undefined;
      if (plain !== undefined) {
        isOpen = () => reachesOut(line) || isLowLine(line);
        return plain;
      }
      const type = lineType(line);
      const carriers = widenNarrow(withoutEndSpaces(lineCarriers(line), line.direction), type);
      if (carriers.length === 0) {
        return [];
      }
      const isParted = row !== undefined && !row.isLast;
      const { stretches, misread } =
        line.direction === "rtl"
          ? encodeRightToLeft(carriers, kind, type, page, patterns[page], isParted)
          : encodeLeftToRight(carriers, type, page);
      if (misread.length > 0) {
        tell(line, misread, report);
      }
      hasForeignLines ||= stretches.some(({ direction }) => direction === "ltr");
      const parted = isParted ? separate(stretches, type) : stretches;
      const isCell = row?.isForeign === true;
      const isCut = isCell || parted.length > 1;
      const shown = isCut ? parted.map((stretch) => asOwnLine(stretch, isCell)) : parted;
      const result = showStretches(line, shown, type, fonts, row, isOpen, turn);
      isOpen = result.isOpen;
      return result.pieces;
    },
  };
}

interface Encoded {
  /** In the order in which they are shown. */
  readonly stretches: readonly Stretch[];
  /** Engines that will read the line wrong, by our models of them. */
  readonly misread: readonly Engine[];
}

function encodeRightToLeft(
  carriers: readonly Carrier[],
  kind: LineKind,
  type: LineType,
  page: PageDirection,
  patterns: PatternBook,
  isParted: boolean,
): Encoded {
  if (kind === "plain") {
    const plain = leadItems(keepBorderSpaces(carriers, type), type);
    return {
      stretches: [{ direction: "rtl", carriers: fitSpaces(plain, type) }],
      misread: [],
    };
  }
  const isProse = page === "rtl" && kind === "prose";
  const solveByPattern = (given: readonly Carrier[]): readonly Carrier[] => {
    const known = patterns.solve(given, type, (abridged) => {
      const found = solveStretch(abridged, type, page);
      return found.misread.length === 0 ? found.carriers : undefined;
    });
    if (known !== undefined) {
      return known;
    }
    const solved = solveStretch(given, type, page);
    for (const engine of solved.misread) {
      misread.add(engine);
    }
    return solved.carriers;
  };
  const visual =
    isParted && isForeignWord(carriers)
      ? [{ direction: "ltr" as const, carriers }]
      : cutForeignRuns(carriers, type);
  const misread = new Set<Engine>();
  const encoded = visual.map((stretch, at): Stretch => {
    const right = visual[at + 1];
    if (stretch.direction === "ltr") {
      const shown = fitSpaces(inLogicalOrder(stretch.carriers, type), type);
      const closed = closeLeftToRight(shown);
      if (stretch.carriers.some(isArabicWithin)) {
        const question = questionOf(stretch.carriers, "ltr", type);
        for (const engine of misreaders(closed, question, page)) {
          misread.add(engine);
        }
      }
      return { direction: "ltr", carriers: closed };
    }
    const spaced = keepOuterSpaces(stretch.carriers, at > 0, right?.carriers[0], type);
    const led = leadItems(keepBorderSpaces(spaced, type), type);
    const given = isParted && at === 0 && !isProse ? withSeparator(led, type) : led;
    const solved = isProse ? withProseControls(given) : solveByPattern(given);
    const fitted = fitSpaces(solved, type);
    return {
      direction: "rtl",
      carriers: right === undefined ? fitted : closeRightToLeft(fitted, type),
    };
  });
  return { stretches: encoded.reverse(), misread: [...misread] };
}

const kindOf = ({ runs, text }: TextLine): LineKind =>
  runs.every(isPlainlyRightToLeft) ? lineKindOf(text) : "other";

const isPlainlyRightToLeft = ({ level }: PlacedRun): boolean => level === 1;

/** What is left of the rules' controls in prose when no engine gets more than it needs. */
function withProseControls(given: readonly Carrier[]): readonly Carrier[] {
  const carriers = addControls(given);
  if (carriers.length === given.length) {
    return given;
  }
  const kept: Carrier[] = [];
  let left: Carrier | undefined;
  for (const carrier of carriers) {
    if (carrier.kind !== "control" || (left !== undefined && left.kind !== "space")) {
      kept.push(carrier);
    } else if (left !== undefined) {
      kept.push(recast(carrier, { kind: "aside" }));
    }
    left = carrier;
  }
  return kept;
}

function encodeLeftToRight(
  carriers: readonly Carrier[],
  type: LineType,
  page: PageDirection,
): Encoded {
  const question = questionOf(carriers, "ltr", type);
  const controlled = lessArabic(addLeftToRightControls(carriers, page), type);
  const hasArabic = carriers.some(({ level }) => level % 2 === 1);
  if (!hasArabic) {
    return {
      stretches: [{ direction: "ltr", carriers: fitSpaces(controlled, type) }],
      misread: misreaders(controlled, question, page),
    };
  }
  const whole = settle(controlled, question);
  const misread = misreaders(whole, question, page);
  const cut = misread.includes("PDFium") ? cutArabicRuns(controlled) : [];
  if (cut.length > 1) {
    const stretches = cut.map((stretch) => ({
      ...stretch,
      carriers: fitSpaces(stretch.carriers, type),
    }));
    return {
      stretches,
      misread: misreaders(controlled, question, page).filter((one) => one !== "PDFium"),
    };
  }
  return { stretches: [{ direction: "ltr", carriers: fitSpaces(whole, type) }], misread };
}

/** How many LRM may be read with the first letter of a left-to-right line. */
const LONGEST_PREFIXES = [4, 8, 16, 32, 60];

/**
 * The carriers with LRM enough at the first Latin letter that pdf.js takes the line for left to right: one in which three
 * characters of ten are Arabic it would turn around as a whole.
 */
function lessArabic(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  if (!isOneType(carriers, type) || pdfjsLevel(carriers) !== 1) {
    return carriers;
  }
  const at = carriers.findIndex(
    (carrier) => carrier.kind === "letter" && /^\p{Script=Latin}/u.test(carrier.text),
  );
  const letter = carriers[at];
  if (letter === undefined) {
    return carriers;
  }
  for (const count of LONGEST_PREFIXES) {
    const padded = carriers.with(at, recast(letter, { text: LRM.repeat(count) + letter.text }));
    if (pdfjsLevel(padded) !== 1) {
      return padded;
    }
  }
  return carriers;
}

function tell(line: TextLine, misread: readonly Engine[], report: Report): void {
  const words = line.text.trim();
  const start = words.length > 40 ? `${words.slice(0, 40)}…` : words;
  report(
    diagnostic("pdf/text-layer", `${misread.join(", ")} may copy "${start}" out of order`, {
      span: line.runs.find(({ span }) => span !== undefined)?.span,
    }),
  );
}

function withoutEndSpaces(
  carriers: readonly Carrier[],
  direction: TextLine["direction"],
): readonly Carrier[] {
  let start = 0;
  let end = carriers.length;
  while (direction === "rtl" && carriers[start]?.kind === "space") {
    start += 1;
  }
  while (direction === "ltr" && carriers[end - 1]?.kind === "space") {
    end -= 1;
  }
  return start === 0 && end === carriers.length ? carriers : carriers.slice(start, end);
}

/** Spaces beside a change of type: an item of pdf.js would lose them at its start or end. */
function keepBorderSpaces(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  if (isOneType(carriers, type)) {
    return carriers;
  }
  const parted = partedRuns(carriers, type);
  return carriers.map((carrier, at) => {
    const right = carriers[at + 1];
    const isBorder =
      carrier.kind === "space" &&
      [carriers[at - 1], right].some(
        (other) =>
          other !== undefined && (!type.isSame(other.run, carrier.run) || parted.has(other)),
      );
    return isBorder ? keptSpace(carrier, right, type) : carrier;
  });
}

/** Spaces between stretches belong to the right-to-left one. */
function keepOuterSpaces(
  carriers: readonly Carrier[],
  hasLeft: boolean,
  right: Carrier | undefined,
  type: LineType,
): readonly Carrier[] {
  const last = carriers.length - 1;
  const isOuter = (at: number): boolean => carriers[at]?.kind === "space";
  const begins = hasLeft && isOuter(0);
  const ends = right !== undefined && isOuter(last);
  if (!begins && !ends) {
    return carriers;
  }
  return carriers.map((carrier, at) =>
    (at === 0 && begins) || (at === last && ends)
      ? keptSpace(carrier, carriers[at + 1] ?? right, type)
      : carrier,
  );
}

function keptSpace(space: Carrier, right: Carrier | undefined, type: LineType): Carrier {
  if (space.pen === undefined || right?.pen === undefined) {
    return edgeSpace(space, space.advance);
  }
  const gap = (right.pen - space.pen) * type.unitsPerPoint(space.run);
  return edgeSpace(space, Math.max(0, Math.round(gap)));
}

/** Ends a stretch with an RLM before the foreign one on its right; it has a width, or poppler sorts it elsewhere. */
function closeRightToLeft(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const last = carriers.at(-1);
  if (last === undefined) {
    return carriers;
  }
  const width = Math.min(Math.round(type.em(last.run) * RLM_WIDTH), Math.floor(last.advance / 2));
  const rlm = control(RLM, last);
  return last.kind === "edge" && width > 0
    ? [
        ...carriers.slice(0, -1),
        recast(last, { advance: last.advance - width }),
        recast(rlm, { advance: width }),
      ]
    : [...carriers, rlm];
}

function closeLeftToRight(carriers: readonly Carrier[]): readonly Carrier[] {
  const last = carriers.at(-1);
  return last === undefined || isLeftToRight(signOf(last))
    ? carriers
    : [...carriers, control(LRM, last)];
}

/** Arabic within a foreign run, such as a word in an address. */
const isArabicWithin = ({ level }: Carrier): boolean => level >= 3;

/** Carriers in the author's order with the Arabic among them as it is seen: every engine turns that around. */
function withArabicTurned(logical: readonly Carrier[]): readonly Carrier[] {
  const turned = [...logical];
  const highest = Math.max(...logical.map(({ level }) => level));
  for (let level = highest; level >= 3; level -= 1) {
    for (let start = 0; start < turned.length; start += 1) {
      let end = start;
      while ((turned[end]?.level ?? 0) >= level) {
        end += 1;
      }
      turned.splice(start, end - start, ...turned.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return turned;
}

/**
 * The carriers of a stretch in the author's order, side by side from its left end, Arabic within it from its right. Each
 * ink stays where it is: only signs that stick to a foreign run change places.
 */
function inLogicalOrder(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const logical = withArabicTurned([...carriers].sort((one, other) => one.offset - other.offset));
  if (logical.every((carrier, at) => carrier === carriers[at])) {
    return carriers;
  }
  let pen = carriers[0]?.pen ?? 0;
  const placed = new Map<Carrier, Carrier>();
  const far: Carrier[] = [];
  for (const carrier of logical) {
    const scale = type.unitsPerPoint(carrier.run);
    const next = carriers[carriers.indexOf(carrier) + 1];
    const own = carrier.pen ?? pen;
    const width =
      carrier.kind === "space" && next?.pen !== undefined
        ? next.pen - own
        : carrier.advance / scale;
    const shift = Math.round((pen - own) * scale);
    if (Math.abs(shift) > FARTHEST && !isForeign(carrier)) {
      far.push(carrier);
      placed.set(carrier, recast(carrier, { pen, ink: [] }));
    } else {
      placed.set(carrier, recast(movePen(carrier, shift, scale), { pen }));
    }
    pen += width;
  }
  for (const sign of far) {
    drawBeside(sign, carriers, placed, type);
  }
  return [...placed.values()];
}

/** Has the letter next to where a sign is seen draw it; `placed` is what has become of the carriers. */
function drawBeside(
  sign: Carrier,
  carriers: readonly Carrier[],
  placed: Map<Carrier, Carrier>,
  type: LineType,
): void {
  const at = carriers.indexOf(sign);
  const host = carriers.slice(at).find(isForeign) ?? carriers.slice(0, at).findLast(isForeign);
  const drawing = host === undefined ? undefined : placed.get(host);
  if (host !== undefined && drawing?.pen !== undefined && sign.pen !== undefined) {
    const shift = Math.round((sign.pen - drawing.pen) * type.unitsPerPoint(sign.run));
    const ink = sign.ink.map((part) => ({ ...part, x: part.x + shift }));
    placed.set(host, recast(drawing, { ink: [...drawing.ink, ...ink] }));
  }
}
