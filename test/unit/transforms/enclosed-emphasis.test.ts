import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { build, convert } from "../../../src/index.ts";
import { newsTemplate } from "../../support/lay-out.ts";
import { pageText, readPdf } from "../../support/pdf-reading.ts";

const news = newsTemplate();
const template = {
  ...news,
  inline: { ...news.inline, emphasis: { enclosed: "guillemets" } },
} as const;

const article = build.article([
  {
    type: "paragraph",
    children: [
      build.text("قال "),
      { type: "emphasis", children: [build.text("كلمة مهمة")] },
      build.text(" ومضى، "),
      {
        type: "span",
        language: "en",
        children: [{ type: "emphasis", children: [build.text("slowly")] }],
      },
    ],
  },
]);

test("emphasis stands between guillemets in all three formats, where the template says so", async () => {
  const { files } = await convert(article, { to: ["pdf", "docx", "epub"], template });
  const page = await pageText(await readPdf(files.pdf ?? new Uint8Array()), 1);
  expect(page).toContain("«كلمة مهمة»");
  const word = strFromU8(
    unzipSync(files.docx ?? new Uint8Array())["word/document.xml"] ?? new Uint8Array(),
  );
  expect(word.replace(/<[^>]*>/g, "")).toContain("قال «كلمة مهمة» ومضى");
  const parts = unzipSync(files.epub ?? new Uint8Array());
  const book = Object.entries(parts)
    .filter(([path]) => path.endsWith(".xhtml"))
    .map(([, bytes]) => strFromU8(bytes).replace(/<[^>]*>/g, ""))
    .join("\n");
  expect(book).toContain("قال «كلمة مهمة» ومضى");
  expect(book).toContain("slowly");
  expect(book).not.toContain("«slowly»");
});

test("and in none where it does not", async () => {
  const { files } = await convert(article, { to: ["pdf"], template: "news" });
  expect(await pageText(await readPdf(files.pdf ?? new Uint8Array()), 1)).not.toContain("«");
});
