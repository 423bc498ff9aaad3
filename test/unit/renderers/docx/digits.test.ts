import { expect, test } from "vitest";
import { build } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { wordFile } from "./word-file.ts";

const { article, heading, list, note, paragraph, text } = build;

/** Numbers wherever text occurs, and a date that is written from its fields. */
const story = (language: string) =>
  article(
    [
      heading(1, "فصل 7"),
      paragraph("بلغت 1,234.5 يوم 5/6/2024 بين 10-20% أو ١٢٫٥", note(paragraph("شرح 3"))),
      list("decimal", "بند 4"),
      { type: "aside", kind: "note", children: [paragraph("حاشية 8")] },
      {
        type: "table",
        columns: [{ align: "start" }],
        caption: [text("سنة 2026")],
        head: [{ cells: [{ children: [paragraph("عمود 1")] }] }],
        body: [{ cells: [{ children: [paragraph("خلية 2")] }] }],
        foot: [],
      },
    ],
    { language, headline: [text("عنوان 9")], dates: { published: "2026-02-03" } },
  );

/** The runs with digits, but for those of fields that count: `←` from right to left, `→` not. */
function numbered(xml: string): readonly string[] {
  const typed = xml.replace(/<w:instrText[^>]*> SEQ\b.*?w:fldCharType="end"/gs, "");
  return [...typed.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:t\b[^>]*>([^<]*)<\/w:t><\/w:r>/gs)]
    .filter(([, shown = ""]) => /\p{N}/u.test(shown))
    .map(([run, shown = ""]) => (run.includes("<w:rtl/>") ? "←" : "→") + shown.trim());
}

test("a date is written in the digits of the profile, as characters", async () => {
  const egypt = await wordFile(story("ar-EG"));
  const morocco = await wordFile(story("ar-MA"));
  expect(numbered(egypt.body).find((shown) => shown.includes("٢٠٢٦"))).toMatch(/^←٣ .*٢٠٢٦/);
  expect(numbered(morocco.body)).toEqual(expect.arrayContaining(["→3", "→2026"]));
});

test.each(["ar-EG", "ar-MA", "fa"])(
  "the shape of digits in Word changes no text of an article in %s",
  async (language) => {
    const file = await wordFile(story(language));
    expect(lintWord(file.bytes)).toEqual([]);
    const european = [
      ...numbered(file.body),
      ...numbered(file.part("word/footnotes.xml")),
      ...numbered(file.part("word/header1.xml")),
    ].filter((shown) => /[0-9]/.test(shown));
    expect(european.filter((shown) => shown.startsWith("←"))).toEqual([]);
    expect(european.length).toBeGreaterThan(8);
  },
);
