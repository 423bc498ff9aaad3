import { describe, expect, test } from "vitest";
import {
  applyHouseStyle,
  chooseRules,
  findHouseStyle,
  readSwitches,
} from "../../../src/house-style/index.ts";
import { type Block, build, type Inline, inlineText } from "../../../src/model/index.ts";
import { readMarkdown } from "../../../src/read.ts";

const text = (value: string): Inline => ({ type: "text", value });
const paragraph = (...children: readonly Inline[]): Block => ({ type: "paragraph", children });
const clean = (...blocks: readonly Block[]) => applyHouseStyle(build.article(blocks)).input.body;

describe("a rule sees across the borders of nodes", () => {
  test("the letter after a comma may stand in emphasis, and the comma in a link", () => {
    const inlines: readonly Inline[] = [
      { type: "strong", children: [text("قال")] },
      { type: "link", url: "https://example.org", children: [text(",")] },
      { type: "emphasis", children: [text(" ثم مضى")] },
    ];
    expect(clean(paragraph(...inlines))).toEqual([
      paragraph(
        { type: "strong", children: [text("قال")] },
        { type: "link", url: "https://example.org", children: [text("،")] },
        { type: "emphasis", children: [text(" ثم مضى")] },
      ),
    ]);
  });

  test("tatweel at the border of two nodes is between two letters", () => {
    const before = paragraph(text("كتـ"), { type: "strong", children: [text("ـاب")] });
    expect(clean(before)).toEqual([
      paragraph(text("كت"), { type: "strong", children: [text("اب")] }),
    ]);
  });
});

describe("protected stretches stay as they are", () => {
  test.each<[string, Block]>([
    ["Qurʾān", { type: "quran", children: [text("كتـاب, نعم")] }],
    ["verse", { type: "verse", lines: [{ hemistichs: [[text("كتـاب, نعم")]] }] }],
    ["code", { type: "code", value: "كتـاب, نعم" }],
    ["code in the line", paragraph(text("قال "), { type: "code", value: "كتـاب, نعم" })],
    ["a formula", paragraph(text("قال "), { type: "inlineMath", tex: "\\text{كتـاب, نعم}" })],
    ["Persian", { type: "paragraph", language: "fa", children: [text("کتـاب, نعم")] }],
    [
      "words of another language",
      paragraph(text("قال "), { type: "span", language: "ur", children: [text("كتـاب, نعم")] }),
    ],
    ["an honorific", paragraph({ type: "honorific", value: "كتـاب, نعم" })],
    ["a date", paragraph({ type: "date", iso: "2026-11-22", children: [text("كتـاب, نعم")] })],
    ["an address", paragraph(text("انظر https://example.org/كتـاب,نعم الآن"))],
    ["mail", paragraph(text("إلى كتـاب@مثـال.شبكة"))],
    ["a hashtag", paragraph(text("وسم #كتـاب_نعم"))],
    ["a handle", paragraph(text("حساب @كتـاب"))],
    ["the name of a file", paragraph(text("ملف كتـاب.pdf"))],
    ["the Qurʾān between its brackets", paragraph(text("قال تعالى ﴿كتـاب, نعم﴾"))],
  ])("%s", (_name, block) => {
    const { input, edits } = applyHouseStyle(build.article([block]), { level: "house" });
    expect(input.body).toEqual([block]);
    expect(edits).toEqual([]);
  });

  test("the words of others, when they are to be kept", () => {
    const said: Block = { type: "quote", children: [paragraph(text("كتـاب"))] };
    const article = build.article([said, paragraph(text("قال «كتـاب» عن كتـاب"))]);
    const { input } = applyHouseStyle(article, { verbatim: true });
    expect(input.body).toEqual([said, paragraph(text("قال «كتـاب» عن كتاب"))]);
  });
});

describe("edits are data", () => {
  test("with rule, place, before and after", async () => {
    const article = await readMarkdown("قال الكتـاب\nثم **قال, نعم**.", { source: "a.md" });
    const { edits } = applyHouseStyle(article, {
      texts: new Map([["a.md", "قال الكتـاب\nثم **قال, نعم**."]]),
    });
    expect(
      edits.map(({ rule, before, after, span }) => [
        rule,
        before,
        after,
        span?.start.line,
        span?.start.column,
      ]),
    ).toEqual([
      ["CL-09", "ـ", "", 1, 9],
      ["CL-05", ",", "،", 2, 9],
    ]);
  });

  test("nothing is changed in the input, and nothing is made anew that stays", () => {
    const first = paragraph(text("كتـاب"));
    const second = paragraph(text("كتاب"));
    const article = build.article([first, second]);
    const { input } = applyHouseStyle(article);
    expect(inlineText(first.type === "paragraph" ? first.children : [])).toBe("كتـاب");
    expect(input.body[1]).toBe(second);
    expect(applyHouseStyle(input).input).toBe(input);
  });

  test("notes, cells, captions and titles are texts of their own", () => {
    const note: Inline = { type: "note", children: [paragraph(text("نـعم"))] };
    const article = {
      ...build.article([paragraph(text("كتـاب"), note)]),
      headline: [text("عنـوان")],
      shortHeadline: "عنـوان",
    };
    const { input } = applyHouseStyle(article);
    expect(input).toEqual({
      ...build.article([
        paragraph(text("كتاب"), { type: "note", children: [paragraph(text("نعم"))] }),
      ]),
      headline: [text("عنوان")],
      shortHeadline: "عنوان",
    });
  });
});

describe("rules are switched one by one", () => {
  const article = build.article([paragraph(text("كتـاب, نعم"))]);
  const rulesOf = (options: Parameters<typeof applyHouseStyle>[1]) =>
    applyHouseStyle(article, options).edits.map(({ rule }) => rule);

  test("off is nothing, a rule can be added to it", () => {
    expect(rulesOf({ level: "off" })).toEqual([]);
    expect(rulesOf({ level: "off", rules: { "CL-09": true } })).toEqual(["CL-09"]);
    expect(rulesOf({ level: "safe", rules: { "CL-09": false } })).toEqual(["CL-05"]);
  });

  test("as they are written on the command line", () => {
    expect(readSwitches("CL-05, -cl-14,CL-12=before")).toEqual({
      "CL-05": true,
      "CL-14": false,
      "CL-12": "before",
    });
    expect(() => readSwitches("commas")).toThrow('"commas" is no rule');
    expect(() => chooseRules("safe", { "CL-99": true })).toThrow('unknown rule "CL-99"');
    expect(() => chooseRules("safe", { "CL-05": "much" })).toThrow("it has no settings");
  });

  test("findings are of every level", () => {
    expect(findHouseStyle(article).map(({ rule, after }) => [rule, after])).toEqual([
      ["CL-09", ""],
      ["CL-05", "،"],
    ]);
  });
});
