import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { extname, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { checker, isMissing, ROOT, runProgram } from "../support/checkers.ts";

/** Every kind of content in every template: what keeps to PDF/UA and PDF/A in one may not in another. */
const OUT = join(ROOT, "output/conformance-archival");
const MAIN = join(ROOT, "dist/cli/main.js");
const TEMPLATES = readdirSync(join(ROOT, "templates"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

const examples = readdirSync(join(ROOT, "examples"))
  .filter((name) => /\.(?:md|txt|json|yaml)$/.test(name) && name !== "README.md")
  .sort()
  .map((name) => join(ROOT, "examples", name));

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c33"/><stop offset="1" stop-color="#33c"/></linearGradient>
<linearGradient id="f"><stop stop-color="#063"/><stop offset="1" stop-color="#063" stop-opacity="0"/></linearGradient>
<clipPath id="c"><circle cx="50" cy="50" r="40"/></clipPath></defs>
<rect width="200" height="100" fill="url(#g)" opacity=".5"/>
<rect x="90" width="60" height="100" fill="url(#f)" stroke="url(#f)" stroke-width="4"/>
<g clip-path="url(#c)"><path d="M0 0L100 100H0z" fill="#0a0"/></g>
<text x="190" y="60" font-size="20" direction="rtl">الورق Paper</text></svg>`;

const ARTICLE = String.raw`---
title: "كل شيء & <معاً>"
language: ar
authors: [ريم العطار]
date: 2026-03-01
---

# أول

معادلة في السطر $E = mc^2$ وأخرى $\frac{a+b}{c} \le \sqrt{x_1^2+y_1^2}$ ثم [رابط طويل يمتد على أكثر من سطر واحد في
العمود حتى ينكسر](https://example.org/a?b=c&d=e) و:abbr[الألكسو]{title="المنظمة"} و:span[Le Monde]{lang=fr}[^1].

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}
$$

![رسم متجه](drawing.svg "شكل متجه")

![أولى](paper-road.jpg) ![ثانية](report-bars.png) ![ثالثة](pages-scanned.png)

:::table{caption="أسعار" id=tab-a columns="start,decimal,end" headerColumn foot}
| الصنف | السعر | العدد |
|---|---|---|
| ورق | 1.25 | 3 |
| حبر | 10.5 | 12 |
| مجموع | 11.75 | 15 |
:::

- بند
  - بند داخلي $x$

:::section{lang=en}
An English paragraph with an Arabic [كلمة عربية](https://example.org/en) in it.
:::

[^1]: هامش فيه [رابط](https://example.net) ومعادلة $a^2$.
`;

const BOOK = `title: كتاب
language: ar
date: 2026-03-14
cover: { src: paper-road.jpg, alt: خريطة }
frontMatter: [titlePage, contents, listOfFigures, listOfTables, colophon]
noteNumbering: continue
index: { keywords: [رابط, ورق, سطر], persons: true }
articles:
  - part: الأول
    articles: [all.md]
  - part: الثاني
    subtitle: فرع
    articles: [again.md]
`;

/** The inputs of the test: the examples, and an article and a book of all that they do not have. */
function inputs(): readonly string[] {
  const folder = join(OUT, "input");
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(ROOT, "examples/images"))) {
    copyFileSync(join(ROOT, "examples/images", name), join(folder, name));
  }
  const files = { "drawing.svg": SVG, "all.md": ARTICLE, "again.md": ARTICLE, "book.yaml": BOOK };
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return [...examples, join(folder, "all.md"), join(folder, "book.yaml")];
}

function convert(paths: readonly string[], out: string, ...options: readonly string[]): void {
  const args = [MAIN, ...paths, "--to", "pdf", "--out", out, "--quiet", ...options];
  const { status, stderr } = runProgram(process.execPath, args);
  expect(stderr).not.toMatch(/ error |bug in warraq/);
  expect(status).toBe(0);
}

const pdfsIn = (...folders: readonly string[]) =>
  folders.flatMap((folder) =>
    readdirSync(join(OUT, folder))
      .filter((name) => extname(name) === ".pdf")
      .map((name) => join(OUT, folder, name)),
  );

beforeAll(() => {
  rmSync(OUT, { recursive: true, force: true });
  const all = inputs();
  for (const template of TEMPLATES) {
    convert(all, join(OUT, template), "--template", template);
  }
  convert(all, join(OUT, "2a"), "--pdf-a", "2a");
}, 600_000);

describe.skipIf(isMissing("verapdf"))("veraPDF", () => {
  test.each([
    ["ua1", [...TEMPLATES, "2a"]],
    ["3a", TEMPLATES],
    ["2a", ["2a"]],
  ] as const)("finds no rule of %s broken in any template", (flavour, folders) => {
    const files = pdfsIn(...folders);
    expect(files).toHaveLength(folders.length * (examples.length + 2));
    const { stdout } = runProgram("java", [
      "-cp",
      checker("verapdf"),
      "org.verapdf.apps.GreenfieldCliWrapper",
      ...["-f", flavour, "--format", "text", "-v"],
      ...files,
    ]);
    expect(stdout).not.toContain("FAIL");
    expect(stdout.match(/^PASS /gm) ?? []).toHaveLength(files.length);
  });
});

describe.skipIf(isMissing("qpdf"))("qpdf", () => {
  test("finds every PDF of every template clean", () => {
    for (const file of pdfsIn(...TEMPLATES, "2a")) {
      const { status, stdout, stderr } = runProgram("qpdf", ["--check", file]);
      expect(`${stdout}${stderr}`, file).not.toContain("WARNING");
      expect(status, file).toBe(0);
    }
  });
});

/** A wire story as it came, where it is to be had; else the example of one. */
const STORY = [
  join(process.env["WARRAQ_SHARED"] ?? join(ROOT, "../shared"), "articles/presidential-visit.txt"),
  join(ROOT, "examples/wire-ar.txt"),
].find(existsSync);

test.each([
  ["Amiri", 40_000],
  ["Noto Naskh Arabic", 30_000],
])("a wire story in %s is small, tagged and archival as it is", (family, most) => {
  const news = readFileSync(join(ROOT, "templates/news/template.json"), "utf8");
  const own = join(OUT, `template ${family}`);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, "template.json"), news.replaceAll('"Amiri"', JSON.stringify(family)));
  convert([STORY ?? ""], join(OUT, family), "--template", own);
  const [file = ""] = pdfsIn(family);
  const { length } = readFileSync(file);
  expect(length).toBeGreaterThan(10_000);
  expect(length).toBeLessThanOrEqual(most);
});
