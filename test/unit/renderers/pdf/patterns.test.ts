import { expect, test } from "vitest";
import type { Carrier, LineType } from "../../../../src/renderers/pdf/text-layer/carrier.ts";
import { misreaders, questionOf } from "../../../../src/renderers/pdf/text-layer/check.ts";
import { leadItems } from "../../../../src/renderers/pdf/text-layer/lead-items.ts";
import { createPatternBook } from "../../../../src/renderers/pdf/text-layer/patterns.ts";
import { lineCarriers } from "../../../../src/renderers/pdf/text-layer/run-carriers.ts";
import { solveStretch } from "../../../../src/renderers/pdf/text-layer/solve-stretch.ts";
import { amiri, textLine } from "../../../support/pdf-lines.ts";
import { randomLines } from "../../../support/random-lines.ts";

const oneType: LineType = {
  em: () => 1000,
  unitsPerPoint: () => 100,
  picturesBefore: () => 0,
  isSame: () => true,
  isUniform: true,
};

function carriersOf(text: string): readonly Carrier[] {
  const line = textLine(text, { face: amiri(), width: 400 });
  return leadItems(lineCarriers(line), oneType);
}

const shown = (carriers: readonly Carrier[]) =>
  carriers.map(({ text, kind, offset, level }) => `${kind} ${level} ${offset} ${text}`);

test.each(["rtl", "ltr"] as const)(
  "on a page %s an abridged stretch speaks for the whole",
  (page) => {
    const book = createPatternBook();
    let known = 0;
    let same = 0;
    for (const text of randomLines(400)) {
      const given = carriersOf(text);
      const byPattern = book.solve(given, oneType, (abridged) => {
        const { carriers, misread } = solveStretch(abridged, oneType, page);
        return misread.length === 0 ? carriers : undefined;
      });
      if (byPattern !== undefined) {
        known += 1;
        const question = questionOf(given, "rtl", oneType);
        expect([text, misreaders(byPattern, question, page)]).toEqual([text, []]);
        const whole = solveStretch(given, oneType, page);
        same += String(shown(whole.carriers)) === String(shown(byPattern)) ? 1 : 0;
      }
    }
    expect(known).toBeGreaterThan(120);
    // A number that stands twice may change places with itself in the whole, and needs a control in the abridged stretch.
    expect(same / known).toBeGreaterThan(0.98);
  },
);

/** Two types, of which pdf.js shows neither with the other; runs are of them in turn. */
const twoTypes: LineType = {
  ...oneType,
  isSame: (one, other) => one % 2 === other % 2,
  isUniform: false,
};

/** The carriers with another run, and so another type, from some words and signs on. */
function inTurns(carriers: readonly Carrier[], everyNth: number): readonly Carrier[] {
  let run = 0;
  let count = 0;
  return carriers.map((carrier, at): Carrier => {
    const isBorder = carrier.kind !== "mark" && carriers[at - 1]?.kind === "space";
    count += isBorder ? 1 : 0;
    run += isBorder && count % everyNth === 0 ? 1 : 0;
    return { ...carrier, run };
  });
}

test.each([1, 2, 3])(
  "a stretch of two types, changing after %i words, is abridged too",
  (words) => {
    const book = createPatternBook();
    let known = 0;
    let asked = 0;
    for (const text of randomLines(400)) {
      const given = leadItems(inTurns(carriersOf(text), words), twoTypes);
      const byPattern = book.solve(given, twoTypes, (abridged) => {
        asked += 1;
        const { carriers, misread } = solveStretch(abridged, twoTypes, "rtl");
        return misread.length === 0 ? carriers : undefined;
      });
      if (byPattern !== undefined) {
        known += 1;
        const question = questionOf(given, "rtl", twoTypes);
        expect([text, misreaders(byPattern, question, "rtl")]).toEqual([text, []]);
      }
    }
    expect(known).toBeGreaterThan(100);
    expect(known).toBeGreaterThan(asked / 2);
  },
);

test("stretches that differ in their types alone are no pattern of each other", () => {
  const book = createPatternBook();
  const asked = new Set<number>();
  const plain = carriersOf("بلغت الأسعار في ذلك العام «2024» نحو قرشين في اليوم كله بلا زيادة");
  const turns = [2, 3, 4, 2, 3, 4].map((words) => inTurns(plain, words));
  for (const [at, given] of turns.entries()) {
    book.solve(given, twoTypes, (carriers) => {
      asked.add(at);
      return solveStretch(carriers, twoTypes, "rtl").carriers;
    });
  }
  expect([...asked]).toEqual([0, 1, 2]);
});

test("two stretches of one pattern are asked about once", () => {
  const book = createPatternBook();
  const asked: number[] = [];
  const solve = (carriers: readonly Carrier[]) => {
    asked.push(carriers.length);
    return solveStretch(carriers, oneType, "rtl").carriers;
  };
  const [one, other] = ["بلغت 2024 قرشا في اليوم", "كانت 19 مترا على كل الأرض"].map(carriersOf);
  book.solve(one ?? [], oneType, solve);
  const answer = book.solve(other ?? [], oneType, solve);
  expect(asked).toHaveLength(1);
  expect(answer?.map(({ source }) => source).join("")).toBe(
    other?.map(({ source }) => source).join(""),
  );
});
