import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import type { TextLine } from "../../../layout/index.ts";
import {
  closeLeftToRight,
  closeRightToLeft,
  keepBorderSpaces,
  keepOuterSpaces,
} from "./borders.ts";
import { type Carrier, isOneType, type LineType, LRM, recast } from "./carrier.ts";
import { asOwnLine, isForeignWord, separate, withSeparator } from "./cells.ts";
import { type Engine, misreaders, pdfjsLevel, questionOf } from "./check.ts";
import { addControls, addLeftToRightControls } from "./controls.ts";
import { showDirectly } from "./direct-line.ts";
import { cutArabicRuns, cutForeignRuns, type Stretch } from "./foreign-runs.ts";
import { isLowLine, reachesOut } from "./ink-reach.ts";
import { leadItems } from "./lead-items.ts";
import { type LineKind, lineKindOf } from "./line-kind.ts";
import { lineType } from "./line-type.ts";
import { inLogicalOrder } from "./logical-order.ts";
import { widenNarrow } from "./minimum-width.ts";
import type { Turn } from "./parts.ts";
import { createPatternBook, type PatternBook } from "./patterns.ts";
import { lineCarriers } from "./run-carriers.ts";
import { showStretches } from "./show-stretches.ts";
import { settle, solveStretch } from "./solve-stretch.ts";
import { fitSpaces } from "./spaces.ts";
import type { PageDirection, TextLayer } from "./text-layer.ts";

/**
 * A code for every character of the author, in true position, shown so that poppler, pdf.js and PDFium give the words
 * back in order; docs/pdf.md has the rules. Models of the three check every line that is not plain Arabic, and what
 * they still would read wrong is reported. `show` is how most lines are shown without all that.
 */
export function createTextLayer(report: Report, show = showDirectly): TextLayer {
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
      const type = lineType(line);
      const direct =
        row === undefined || (row.isLast && !row.isForeign)
          ? show(line, kind, type, page, patterns[page], fonts, turn)
          : undefined;
      if (direct !== undefined) {
        isOpen = () => reachesOut(line) || isLowLine(line) || direct.some(({ isBlank }) => isBlank);
        return direct;
      }
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

function kindOf({ runs, text }: TextLine): LineKind {
  for (let at = 0; at < runs.length; at += 1) {
    if (runs[at]?.level !== 1) {
      return "other";
    }
  }
  return lineKindOf(text);
}

/** What is left of the rules' controls in prose when no engine gets more than it needs; `showDirectly` knows it by heart. */
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

/** Arabic within a foreign run, such as a word in an address. */
const isArabicWithin = ({ level }: Carrier): boolean => level >= 3;
