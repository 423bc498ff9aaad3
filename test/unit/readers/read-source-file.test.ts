import { expect, test } from "vitest";
import {
  type ReadFileOptions,
  readHtml,
  readSourceFile,
  sourceOfBytes,
} from "../../../src/index.ts";
import { inlineText } from "../../../src/model/index.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function textsOf(name: string, text: string, options: ReadFileOptions) {
  const texts: string[] = [];
  for await (const { input } of readSourceFile(sourceOfBytes(bytesOf(text), name), options)) {
    const article = input?.type === "article" ? input : undefined;
    texts.push(
      ...(article?.body ?? []).map((block) =>
        block.type === "paragraph" ? inlineText(block.children) : block.type,
      ),
    );
  }
  return texts;
}

/** Copied as it is seen: each line backwards. */
const backwards = (text: string): string =>
  text
    .split("\n")
    .map((line) => [...line].reverse().join(""))
    .join("\n");

test("what a file is read with reaches its reader", async () => {
  const story =
    "قالت الوزارة إن المدرسة الجديدة في المدينة تفتح أبوابها غدا\nوإن الطلاب يعودون إلى الصفوف";
  const copied = backwards(story);
  expect(await textsOf("a.txt", copied, { repair: true, guess: false })).not.toEqual(
    await textsOf("a.txt", copied, { guess: false }),
  );
  const list = "مقدمة طويلة تسبق القائمة هنا.\n\n- تفاح\n- برتقال\n- موز";
  expect(await textsOf("b.txt", list, {})).toContain("list");
  expect(await textsOf("b.txt", list, { guess: false })).not.toContain("list");
});

test("a web page is read by name", async () => {
  const page =
    "<!doctype html><html lang=ar dir=rtl><article><h1>عنوان</h1><p>نص أول.</p></article>";
  const article = await readHtml(page);
  expect(inlineText(article.headline ?? [])).toBe("عنوان");
  expect(article.body).toHaveLength(1);
});

test("a page without words is refused in one line", async () => {
  await expect(readHtml("  ")).rejects.toThrow(/has no text/);
});
