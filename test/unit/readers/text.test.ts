import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { readText } from "../../../src/readers/index.ts";
import { inlineOutline, said } from "./outline.ts";

function paragraphs(text: string): readonly string[] | undefined {
  return readText(text, {}, () => undefined)?.body.map((block) =>
    block.type === "paragraph" ? inlineOutline(block.children) : block.type,
  );
}

const LONG =
  "وأضاف المتحدث، خلال لقائه مع الصحفيين اليوم الخميس، أن الطرفين يحافظان على اتصالات وثيقة لعبت دورا في تعميق التعاون بينهما.";

test("an agency's story has a paragraph on each line and no headline", () => {
  const story = `قال الوزير إن الاتفاق جاهز.\n${LONG}\nوختم حديثه بالشكر.\n`;
  expect(paragraphs(story)).toEqual(["قال الوزير إن الاتفاق جاهز.", LONG, "وختم حديثه بالشكر."]);
  expect(readText(story, {}, () => undefined)?.headline).toBeUndefined();
});

test("blank lines, even with blanks in them, part paragraphs", () => {
  expect(paragraphs(`\n\n${LONG}\n \t\n${LONG}\n\n\n`)).toEqual([LONG, LONG]);
});

/** Breaks at `width` as an editor does. */
function wrap(text: string, width: number): string {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && `${last} ${word}`.length > width) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
    }
  }
  return lines.join("\n");
}

test.each([60, 72, 80, 100])("prose wrapped at %d is joined", (width) => {
  const prose = [`${LONG} ${LONG}`, LONG, `${LONG} ${LONG} ${LONG}`];
  const written = prose.map((text) => wrap(text, width)).join("\n\n");
  expect(paragraphs(written)).toEqual(prose);
});

test("one wrapped paragraph alone is joined too", () => {
  expect(paragraphs(wrap(`${LONG} ${LONG}`, 72))).toEqual([`${LONG} ${LONG}`]);
});

test("a title right above wrapped prose is a paragraph of its own, and the prose is joined", () => {
  const title = "تقرير عن دكاكين الوراقين";
  expect(paragraphs(`${title}\n${wrap(`${LONG} ${LONG}`, 72)}\n\n${LONG}`)).toEqual([
    `${LONG} ${LONG}`,
    LONG,
  ]);
  const read = readText(
    `${title}\n${wrap(`${LONG} ${LONG}`, 72)}`,
    { guess: false },
    () => undefined,
  );
  expect(read?.body.map((block) => "children" in block && block.children.length)).toEqual([1, 1]);
});

test("in wrapped prose an indented line opens a paragraph", () => {
  const written = [LONG, LONG, LONG].map((text) => wrap(`\t${text}`, 70)).join("\n");
  expect(paragraphs(written)).toEqual([LONG, LONG, LONG]);
});

test("a stanza between paragraphs keeps its lines", () => {
  expect(
    paragraphs(`${LONG}\n\nقفا نبك من ذكرى حبيب\nومنزل بسقط اللوى\nبين الدخول فحومل\n\n${LONG}`),
  ).toEqual([
    LONG,
    "قفا نبك من ذكرى حبيب{lineBreak}ومنزل بسقط اللوى{lineBreak}بين الدخول فحومل",
    LONG,
  ]);
});

test("short lines with nothing else around are a paragraph each", () => {
  expect(paragraphs("الأول\nالثاني\nالثالث")).toEqual(["الأول", "الثاني", "الثالث"]);
});

test("lines that each end a sentence stay apart", () => {
  const lines = Array.from(
    { length: 4 },
    (_, at) => `هذه جملة تامة طويلة بعض الطول رقمها في القائمة ${at}.`,
  );
  expect(paragraphs(`${lines.join("\n")}\n\n${LONG}`)).toEqual([...lines, LONG]);
});

test("items of a list are not joined, however long", () => {
  const items = [
    "- بند طويل بعض الطول يبلغ عرض السطر كله تقريبا هنا",
    "- بند آخر مثله في الطول والعرض يبلغ نهاية السطر",
  ];
  expect(readText(items.join("\n"), { guess: false }, () => undefined)?.body).toHaveLength(2);
});

test("separators of other systems end lines, U+2028 breaks inside a paragraph", () => {
  expect(paragraphs("أول\r\nثان\rثالث\fرابع\u2029خامس")).toEqual([
    "أول",
    "ثان",
    "ثالث",
    "رابع",
    "خامس",
  ]);
  expect(paragraphs("أول\u2028ثان")).toEqual(["أول{lineBreak}ثان"]);
});

test("every paragraph and text has its place", () => {
  const body = readText("  أول\r\n\r\nثان ثالث  ", { source: "a.txt" }, () => undefined)?.body;
  expect(body?.map((block) => block.span)).toEqual([
    {
      source: "a.txt",
      start: { line: 1, column: 3, offset: 2 },
      end: { line: 1, column: 6, offset: 5 },
    },
    {
      source: "a.txt",
      start: { line: 3, column: 1, offset: 7 },
      end: { line: 3, column: 9, offset: 15 },
    },
  ]);
});

test.each(["", " \n\t\r\n", "\uFEFF", "\u200F\u200B"])(
  "a text of nothing (%j) is refused",
  (text) => {
    const found: Diagnostic[] = [];
    expect(readText(text, { source: "a.txt" }, (one) => found.push(one))).toBeUndefined();
    expect(said(found)).toBe("1:1 input/empty a.txt has no text");
  },
);
