import { expect, test } from "vitest";
import { typesetTex } from "../../../../src/formulas/index.ts";
import type { LoadedImage } from "../../../../src/media/index.ts";
import { build, type Inline } from "../../../../src/model/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { layOut } from "../../../support/lay-out.ts";
import { pdfObjects } from "../../../support/pdf-reading.ts";
import { readTagTree } from "../../../support/tag-tree.ts";

const silent = () => {};
const { text, link } = build;

/** One clear pixel. */
const pixel: LoadedImage = {
  key: "pixel",
  format: "png",
  mediaType: "image/png",
  pixelWidth: 1,
  pixelHeight: 1,
  orientation: 1,
  density: undefined,
  bytes: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};

async function render(language: string, inlines: readonly Inline[]): Promise<Uint8Array> {
  const pages = await layOut([build.paragraph(...inlines)], {
    typesetTex,
    images: new Map([["pixel.png", pixel]]),
    fields: { language },
  });
  return renderPdf(pages, { report: silent, now: new Date("2026-03-04T05:06:07Z") });
}

/** What is read aloud: elements with the words that are their own content. */
async function heard(language: string, ...inlines: readonly Inline[]): Promise<readonly string[]> {
  const read = await readTagTree(await render(language, inlines));
  return read.map(({ role, text: words }) => `${role}: ${plain(words)}`);
}

const plain = (words: string) =>
  words
    .normalize("NFKC")
    .replace(/[\u061c\u200e\u200f\u2060]/g, "")
    .trim();

test("the words of links, foreign words and abbreviations are their own content", async () => {
  expect(
    await heard(
      "ar",
      text("قالت "),
      link("https://example.org/", text("وكالة الأنباء")),
      text(" إن "),
      { type: "span", language: "fr", children: [text("Le Monde")] },
      text(" و"),
      { type: "abbreviation", expansion: "منظمة الأمم", children: [text("اليونسكو")] },
      text(" هنا"),
    ),
  ).toEqual([
    "P: قالت",
    "Link: وكالة الأنباء",
    "P: إن",
    "Span: Le Monde",
    "P: و",
    "Span: اليونسكو",
    "P: هنا",
  ]);
});

test("the number of a note is a link in a reference", async () => {
  const read = await heard("ar", text("قبل"), build.note(build.paragraph("هامش")), text(" بعد"));
  expect(read.slice(0, 3)).toEqual(["P: قبل", expect.stringMatching(/^Link: [1١]$/), "P: بعد"]);
});

test("a formula in the line is heard once: its TeX is content of what has the words for it", async () => {
  const inlines: readonly Inline[] = [
    text("حيث "),
    { type: "inlineMath", tex: "a^2" },
    text(" موجب"),
  ];
  const read = await heard("ar", ...inlines);
  expect(read.filter((one) => one.startsWith("P:"))).toEqual(["P: حيث", "P: موجب"]);
  expect(read.filter((one) => one.startsWith("Formula:")).join("")).toContain("a^2");
  const objects = [...pdfObjects(await render("ar", inlines)).values()];
  const formulas = objects.filter((object) => object.includes("/S /Formula\n"));
  expect(formulas).toHaveLength(1);
  expect(formulas[0]).toContain("/Alt ");
});

const picture = (alt: string): Inline => ({ type: "image", image: { src: "pixel.png", alt } });

/** The same without the pieces that have no words and follow one of their kind. */
const outline = (read: readonly string[]) => read.filter((one, at) => one !== read[at - 1]);

test("a picture in the line is heard between the words that it stands between", async () => {
  expect(
    outline(
      await heard(
        "ar",
        text("اضغط "),
        picture("أيقونة الحفظ"),
        text(" لحفظه، و"),
        link("https://example.org/", text("الرابط "), picture("سهم"), text(" هنا")),
        text(" ثم "),
        picture("طباعة"),
      ),
    ),
  ).toEqual([
    "P: اضغط",
    "Figure: ",
    "P: لحفظه، و",
    "Link: الرابط",
    "Figure: ",
    "Link: هنا",
    "P: ثم",
    "Figure: ",
  ]);
});

test("so is one in foreign words, and one that the paragraph begins with", async () => {
  const read = outline(
    await heard("ar", picture("أولى"), text(" يقال Press the "), picture("key"), text(" twice")),
  );
  expect(read).toEqual(["Figure: ", "P: يقال Press the", "Figure: ", "P: twice"]);
});

test("in a line of the other direction the parts of a run are heard in the author's order", async () => {
  expect(
    await heard(
      "en",
      text("see ألف باء "),
      link("https://example.org/", text("جيم دال")),
      text(" هاء واو now"),
    ),
  ).toEqual(["P: see ألف باء", "Link: جيم دال", "P: هاء واو now"]);
  expect(
    await heard("en", text("see ألف "), link("https://example.org/", text("باء")), text(" now")),
  ).toEqual(["P: see ألف", "Link: باء", "P: now"]);
  expect(
    await heard(
      "ar",
      text("انظر one two "),
      link("https://example.org/", text("three four")),
      text(" five six الآن"),
    ),
  ).toEqual(["P: انظر one two", "Link: three four", "P: five six الآن"]);
});

test("the number of a note behind a year is heard behind it, where the note is named again too", async () => {
  const again: Inline = { type: "crossReference", target: "n", children: [] };
  const read = await heard(
    "ar",
    text("صدر سنة 2020"),
    { ...build.note(build.paragraph("هامش")), id: "n" },
    text(" ثم سنة ٢٠٢١"),
    { type: "superscript", children: [again] },
    text(" وطبع"),
  );
  expect(read.slice(0, 5)).toEqual([
    ...["P: صدر سنة 2020", "Link: ١", "P: ثم سنة ٢٠٢١", "Link: ١", "P: وطبع"],
  ]);
});

test("a picture or formula that is a link answers a click, in its box", async () => {
  const pictures = [
    link("https://example.org/1", picture("شعار")),
    link("https://example.org/2", { type: "inlineMath", tex: "x^2" }),
    link("https://example.org/3", text("قبل "), picture("سهم"), text(" بعد")),
    link("https://example.org/4", { type: "image", image: { src: "pixel.png", decorative: true } }),
  ];
  const bytes = await render(
    "ar",
    pictures.flatMap((one) => [one, text("، ثم ")]),
  );
  const objects = [...pdfObjects(bytes).values()].filter((one) => one.includes("/Subtype /Link"));
  const leadsTo = (one: string) => /\/URI \((.*?)\)/.exec(one)?.[1] ?? "";
  expect(objects.map(leadsTo).sort()).toEqual(
    ["1", "2", "3", "4"].map((path) => `https://example.org/${path}`),
  );
  for (const one of objects) {
    const [left = 0, bottom = 0, right = 0, top = 0] = (/\/Rect \[(.*?)\]/.exec(one)?.[1] ?? "")
      .split(" ")
      .map(Number);
    expect(right - left).toBeGreaterThan(0);
    expect(top - bottom).toBeGreaterThan(0);
    expect(one).not.toMatch(/\/Contents (?:\(\)|<>)/);
  }
});
