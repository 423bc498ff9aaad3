import { expect, test } from "vitest";
import { readMarkdown } from "../../../src/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { preparePublication, printedTexts } from "../../../src/transforms/index.ts";

test("in an interview who speaks is printed before what is said", async () => {
  const source = `---
language: ar
---

:::qa{questioner="سامي" speaker="ليلى"}
س: أين نجدك؟

ج: على الشبكة.[^1]

والفقرة الثانية بلا اسم.

س: متى؟
:::

[^1]: في الحاشية.
`;
  const article = await readMarkdown(source);
  const prepared = preparePublication(article, profileForLanguage("ar"), () => {});
  expect(printedTexts(prepared)).toEqual([
    "سامي: أين نجدك؟",
    "ليلى: على الشبكة.١",
    "والفقرة الثانية بلا اسم.",
    "سامي: متى؟",
    "في الحاشية.",
  ]);
});
