import { describe, expect, test } from "vitest";
import { type TypesetOptions, typesetTex } from "../../../src/formulas/index.ts";

const OPTIONS: TypesetOptions = {
  displayed: true,
  room: 30,
  tagSide: "left",
  language: "ar",
  measure: (words) => ({ width: words.length * 0.5, height: 0.7, depth: 0.2 }),
};

const formula = (tex: string, options: Partial<TypesetOptions> = {}) => {
  const typeset = typesetTex(tex, { ...OPTIONS, ...options });
  if (typeset.kind === "unreadable") {
    throw new Error(typeset.reason);
  }
  return typeset;
};

describe("how a formula is read aloud", () => {
  test.each([
    ["E = mc^2", "E يساوي m c تربيع", "capital E equals m c squared"],
    [
      "x = \\frac{-b \\pm \\sqrt{b^2-4ac}}{2a}",
      "x يساوي كسر بسطه ناقص b زائد أو ناقص الجذر التربيعي لـ b تربيع ناقص 4 a c انتهى الجذر على 2 a انتهى الكسر",
      "x equals fraction minus b plus or minus square root of b squared minus 4 a c end root over 2 a end fraction",
    ],
    ["\\frac12", "1 على 2", "1 over 2"],
    ["\\sum_{i=1}^{n} i^3", "مجموع من i يساوي 1 إلى n i تكعيب", "sum from i equals 1 to n i cubed"],
    [
      "\\sqrt[3]{\\alpha}",
      "الجذر من الرتبة 3 لـ ألفا انتهى الجذر",
      "root of index 3 of alpha end root",
    ],
    [
      "a_{n+1} \\le \\infty",
      "a بدليل n زائد 1 أصغر من أو يساوي لا نهاية",
      "a sub n plus 1 is at most infinity",
    ],
  ])("%s", (tex, arabic, english) => {
    expect(formula(tex).spoken).toBe(arabic);
    expect(formula(tex, { language: "en-GB" }).spoken).toBe(english);
  });

  test("a language without words has none", () => {
    expect(formula("x", { language: "sw" }).spoken).toBeUndefined();
  });
});

describe("faults are told in one line", () => {
  test.each([
    ["\\frac{1", "Missing close brace"],
    ["\\nosuchcommand", "Undefined control sequence \\nosuchcommand"],
    ["x^2^3", "Double exponent: use braces to clarify"],
    ["\\href{javascript:alert(1)}{x}", "Undefined control sequence \\href"],
    ["\\require{html}", "Undefined control sequence \\require"],
    ["", "it is empty"],
  ])("%s", (tex, reason) => {
    expect(typesetTex(tex, OPTIONS)).toEqual({ kind: "unreadable", reason });
  });
});

test("no formula depends on what another defined", () => {
  expect(formula("\\newcommand{\\mine}{x}\\mine").width).toBeGreaterThan(0);
  expect(typesetTex("\\mine", OPTIONS).kind).toBe("unreadable");
});

test("the same formula gives the same drawing", () => {
  expect(formula("\\int_0^1 x\\,dx")).toEqual(formula("\\int_0^1 x\\,dx"));
});

test("a formula in a line may be parted after its outermost relations and operators", () => {
  const { breaks, width } = formula("a+b = \\frac{c+d}{e} - f", { displayed: false });
  expect(breaks.map(({ after }) => after)).toEqual(["operator", "relation", "operator"]);
  expect(breaks.every(({ at }) => at > 0 && at < width)).toBe(true);
});

test("a sign before the first letter is no operator", () => {
  expect(formula("-x", { displayed: false }).breaks).toEqual([]);
});

test("a numbered formula takes all the room", () => {
  expect(formula("x \\tag{1}").width).toBe(30);
  // Room for the number and its gap on either side, as the formula stands in the middle.
  const [free, numbered] = ["a+b+c+d+e", "a+b+c+d+e \\tag{1}"].map(
    (tex) => formula(tex, { room: 3 }).width,
  );
  expect((numbered ?? 0) - (free ?? 0)).toBeCloseTo(2 * 2.1, 0);
});

test("Arabic words and digits are left to the faces of the text, whole and upright", () => {
  const { svg } = formula("\\text{السرعة} = ٢٣ س");
  expect([...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, words]) => words)).toEqual([
    "السرعة",
    "٢",
    "٣",
    "س",
  ]);
  expect(svg).not.toContain("font-style");
});

test("a space before right-to-left words stays between them and what is written before", () => {
  const written = (tex: string) =>
    [...formula(tex).svg.matchAll(/<text([^>]*)>([^<]*)</g)].map(([, attributes, words]) => ({
      x: / x="([^"]*)"/.exec(attributes ?? "")?.[1],
      words: words?.replace(/\s|&nbsp;/g, "_"),
    }));
  expect(written("5\\text{ متر}")).toEqual([{ x: "500", words: "متر" }]);
  expect(written("\\text{(متر) }5\\text{ m}")).toEqual([
    { x: undefined, words: "(متر)_" },
    { x: undefined, words: "_m" },
  ]);
});

describe("a displayed formula far wider than its room", () => {
  const relations = "aaaa = bbbb = cccc \\le dddd";
  const rows = (tex: string, room: number, displayed = true) =>
    [...formula(tex, { room, displayed }).svg.matchAll(/data-mml-node="mtr"/g)].length;

  test("goes on in new lines before its relations, its number in the middle of them", () => {
    expect(rows(relations, 8)).toBe(3);
    expect(rows(`${relations} \\tag{1}`, 8)).toBe(3);
    expect(formula(relations, { room: 8 }).width).toBeLessThan(8);
    expect(formula(`${relations} \\tag{1}`, { room: 12 }).width).toBe(12);
  });

  test("is read aloud as the same formula", () => {
    expect(formula(relations, { room: 8 }).spoken).toBe(formula(relations).spoken);
  });

  test("is as `aligned` sets it", () => {
    const aligned = formula(
      "\\begin{aligned} aaaa &= bbbb \\\\ &= cccc \\\\ &\\le dddd \\end{aligned}",
    );
    expect(formula(relations, { room: 8 })).toMatchObject({
      width: aligned.width,
      height: aligned.height,
      depth: aligned.depth,
    });
  });

  test("goes on before operators where its lines are still too wide, those in brackets apart", () => {
    expect(rows("a = bbbbbb + cccccc + (dd + ee)^2", 6)).toBe(3);
    expect(rows("a = bbbbbb + cccccc + dddddd - eeeeee \\tag{1}", 16)).toBe(2);
    expect(rows("aaaa + bbbb = cccc \\le dddd", 8)).toBe(2);
  });

  test("begins a line after a quad first", () => {
    const statements = "a_i = bbbb + cccc, \\quad i = 1, 2, 3";
    expect(rows(statements, 8)).toBe(2);
    expect(rows("bbbbbbbbbb \\qquad \\text{if } x", 6)).toBe(2);
    expect(formula(statements, { room: 8 }).spoken).toBe(formula(statements).spoken);
  });

  test("stays whole where it nearly fits, stands in a line, or has no place to part it", () => {
    const { width } = formula(relations);
    expect(rows(relations, width * 0.92)).toBe(0);
    expect(rows(relations, 8, false)).toBe(0);
    expect(rows("aaaa = bbbbccccdddd", 4)).toBe(0);
    expect(rows("\\left( aaaa = bbbb = cccc \\right)", 4)).toBe(0);
  });
});
