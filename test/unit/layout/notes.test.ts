import { expect, test } from "vitest";
import type { Block, Inline } from "../../../src/model/index.ts";
import { build } from "../../../src/model/index.ts";
import type { NoteSettings } from "../../../src/template/index.ts";
import { layOut, PROSE, readLines, smallTemplate } from "../../support/lay-out.ts";

const { note, paragraph, heading } = build;

const noted = (words: string): Block => paragraph(PROSE, note(paragraph(words)));

const withNotes = (notes: Partial<NoteSettings>) => {
  const template = smallTemplate(330, 16);
  return { ...template, notes: { ...template.notes, ...notes } };
};

/** Digits that stand alone in a line, as the number of a note does, by page. */
const numbers = (pages: readonly (readonly string[])[]) =>
  pages.map((lines) => lines.filter((line) => /^[٠-٩]+$/u.test(line.trim())));

const body = ["أول", "ثان", "ثالث", "رابع", "خامس"].map(noted);

test("notes are counted through the article, or from one on each page", async () => {
  const through = numbers(readLines(await layOut(body, { template: withNotes({}) })));
  expect(through.flat()).toEqual(["١", "٢", "٣", "٤", "٥"]);
  const byPage = numbers(
    readLines(await layOut(body, { template: withNotes({ numbering: "page" }) })),
  );
  expect(byPage.length).toBeGreaterThan(1);
  for (const page of byPage) {
    expect(page).toEqual(["١", "٢", "٣", "٤", "٥"].slice(0, page.length));
  }
});

test("endnotes stand under their heading at the end of the article, in order", async () => {
  const document = await layOut([heading(1, "باب"), ...body], {
    template: withNotes({ place: "article-end" }),
  });
  const lines = readLines(document).flat();
  const at = lines.indexOf("الهوامش");
  expect(at).toBeGreaterThan(0);
  expect(lines.slice(at + 1).filter((line) => !/^[٠-٩]+$/u.test(line))).toEqual([
    "أول",
    "ثان",
    "ثالث",
    "رابع",
    "خامس",
  ]);
  expect(lines.slice(0, at)).not.toContain("أول");
});

test("a reference leads to its endnote", async () => {
  const document = await layOut(body, { template: withNotes({ place: "article-end" }) });
  const links = document.pages.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.type === "link" && item.target.kind === "anchor" ? [item.target.anchor] : [],
    ),
  );
  expect(links).toHaveLength(5);
  for (const anchor of links) {
    expect(document.destinations.has(anchor)).toBe(true);
  }
});

test("a note longer than a page goes on at the foot of the next ones, all of it, and text goes on above", async () => {
  const words = Array.from({ length: 12 }, (_, index) => `جزء ${index}: ${PROSE}`);
  const long = paragraph("متن.", note(...words.map((one) => paragraph(one))));
  const text = Array.from({ length: 6 }, () => paragraph(PROSE));
  const pages = readLines(await layOut([long, ...text], { template: withNotes({}) }));
  const all = pages.flat().join(" ");
  for (let index = 0; index < 12; index += 1) {
    expect(all).toContain(`جزء ${index}:`);
  }
  expect(pages.length).toBeGreaterThan(4);
  expect(pages[1]?.join(" ")).toContain("خرج الوراق");
});

test("the number of a note stands behind a year, where the note is named again too", async () => {
  const again: Inline = { type: "crossReference", target: "n", children: [] };
  const first = { ...note(paragraph("هامش")), id: "n" };
  const template = smallTemplate(330, 320);
  const coloured = { ...template.inline, link: { colour: "accent" as const } };
  const document = await layOut(
    [
      paragraph("سنة 2020", first),
      paragraph("سنة 2020", { type: "superscript", children: [again] }),
      paragraph("سنة ٢٠٢٠", { type: "superscript", children: [again] }),
    ],
    { template: { ...template, inline: coloured } },
  );
  const lines = (document.pages[0]?.items ?? []).filter((item) => item.type === "text").slice(0, 3);
  for (const { runs } of lines) {
    const [number] = runs.filter(({ element }) => element?.role === "Link");
    // Arabic is read from the right: nothing of the line is farther left.
    expect(Math.min(...runs.map(({ x }) => x))).toBe(number?.x);
    // Links have a colour of their own; the number of a note has that of the words, each time.
    expect(number?.colour).toBe(runs.at(-1)?.colour);
  }
});
