import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { convert, type DigitPolicy, type Publication, readMarkdown } from "../../../src/index.ts";
import { pageText, readPdf } from "../../support/pdf-reading.ts";

/** Numbers in every place that has them, in three sets of digits. */
const STORY = `---
title: "خطة 2026 في ٣ مراحل"
dateline: القاهرة
date: 2026-05-03
profile: ar-EG
---

## أهداف 2026

بلغ الإنتاج 1,234.5 طن في ۲۰۲۵، بزيادة 12% أو ٣٫٥ نقاط[^a]، يوم :date[]{iso=2026-05-03} و:date[في 4 مايو]{iso=2026-05-04} بين 10:30 و١١:٣٠، كما في [](#t).

جائحة COVID-19 وشاشة 4K، هاتف: 123 4567، <https://example.org/2026/11>، وشيفرة \`x = 42\`.

1. بند عن 7 أمور
2. بند آخر

١. أول
٢. ثان

:::table[إنتاج 2026]{#t}
| السنة | الطن |
|:------|-----:|
| 2025  | ٢٠  |
:::

> [!NOTE]
> نُشر سنة 1999.

[^a]: المصدر 5، ص 17.
`;

/** What has its digits for reasons of its own. */
const KEPT = [
  "OFL 1.1",
  "urn:isbn:9783161484100",
  "COVID-19",
  "4K",
  "123 4567",
  "https://example.org/2026/11",
  "x = 42",
];

const SETS = { latn: /[0-9]/g, arab: /[٠-٩]/g, arabext: /[۰-۹]/g } as const;
type Set = keyof typeof SETS;

/** Digits of other sets than the one asked for, with what stands around them. */
function strangers(text: string, set: Set): readonly string[] {
  let plain = text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
  for (const kept of KEPT) {
    plain = plain.replaceAll(kept, "");
  }
  return (Object.keys(SETS) as Set[])
    .filter((other) => other !== set)
    .flatMap((other) =>
      [...plain.matchAll(SETS[other])].map(({ index }) =>
        plain.slice(Math.max(0, index - 15), index + 5),
      ),
    );
}

async function files(digits: DigitPolicy | undefined) {
  const article = await readMarkdown(STORY);
  const book: Publication = {
    type: "publication",
    title: "كتاب سنة 2026",
    creators: [],
    language: "ar",
    profile: "ar-EG",
    keywords: [],
    articles: [article, article],
    frontMatter: { titlePage: true, contents: true, colophon: true, listOfTables: true },
    date: "2026-05-03",
    identifier: "urn:isbn:9783161484100",
  };
  const made = await convert(book, { digits, template: "report" });
  return made.files;
}

async function pdfText(bytes: Uint8Array | undefined): Promise<readonly string[]> {
  const pdf = await readPdf(bytes ?? new Uint8Array());
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(await pageText(pdf, number));
  }
  return [...pages, ...((await pdf.getPageLabels()) ?? [])];
}

const parts = (bytes: Uint8Array | undefined, pattern: RegExp): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(unzipSync(bytes ?? new Uint8Array()))
      .filter(([name]) => pattern.test(name))
      .map(([name, content]) => [name, strFromU8(content)]),
  );

/** What is shown of the parts of a Word file: the numbers that Word counts itself are no text. */
const wordText = (bytes: Uint8Array | undefined): string =>
  [...parts(bytes, /^word\/(?:document|footnotes|header\d+|footer\d+)\.xml$/).values()]
    .map((xml) =>
      [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gs)]
        .map(([paragraph]) =>
          [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, t]) => t).join(""),
        )
        .join("\n"),
    )
    .join("\n");

const bookText = (bytes: Uint8Array | undefined): string =>
  [...parts(bytes, /\.xhtml$/).values()]
    .map((xml) => xml.replace(/^.*?<body/s, "<body").replace(/<[^>]*>/g, " "))
    .join("\n");

describe.each([
  ["arab", "arab", "١٬٢٣٤٫٥", "١٢٪"],
  ["latn", "latn", "1,234.5", "12%"],
  ["arabext", "arabext", "۱٬۲۳۴٫۵", "۱۲٪"],
  ["profile", "arab", "١٬٢٣٤٫٥", "١٢٪"],
] as const)("--digits %s", (policy, set, number, percent) => {
  let made: Awaited<ReturnType<typeof files>>;
  beforeAll(async () => {
    made = await files(policy);
  });

  test("PDF: text, folios, notes, captions, contents, lists, dates, labels of pages", async () => {
    const pages = await pdfText(made.pdf);
    expect(pages.flatMap((page) => strangers(page, set))).toEqual([]);
    const text = pages.join("\n").replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, "");
    expect(text).toContain(number);
    expect(text).toContain(percent);
    for (const kept of ["COVID-19", "4K", "x = 42"]) {
      expect(text).toContain(kept);
    }
  });

  test("Word: text, notes, captions, contents, dates, and what Word counts anew", () => {
    const text = wordText(made.docx);
    expect(strangers(text, set)).toEqual([]);
    expect(text).toContain(number);
    expect(text).toContain("COVID-19");
  });

  test("EPUB: text, notes, captions, contents, page list, dates; lists count in the set", () => {
    const text = bookText(made.epub);
    expect(strangers(text, set)).toEqual([]);
    expect(text).toContain(number);
    const chapters = [...parts(made.epub, /chapter-\d+\.xhtml$/).values()].join("");
    const classes = [...chapters.matchAll(/<ol class="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(classes)).toEqual(new Set([set]));
    expect(classes).toHaveLength(4);
  });
});

test("kept: the text has the author's three sets, what warraq writes the profile's", async () => {
  const made = await files(undefined);
  const text = bookText(made.epub);
  for (const own of ["1,234.5", "۲۰۲۵", "12%", "١١:٣٠", "10:30", "٣ مايو ٢٠٢٦", "جدول ١"]) {
    expect(text.replaceAll("\u00a0", " ").replace(/[\u2066-\u2069]/g, "")).toContain(own);
  }
});
