import { expect, test } from "vitest";
import { inlineText } from "../../../src/model/index.ts";
import { readMarkdown } from "../../../src/read.ts";

/** The first paragraph: formulas by their TeX in brackets, other matter as its words. */
async function read(text: string): Promise<string> {
  const { body } = await readMarkdown(`${text}\n`);
  const [block] = body;
  return block?.type === "paragraph"
    ? block.children
        .map((inline) => (inline.type === "inlineMath" ? `[${inline.tex}]` : inlineText([inline])))
        .join("")
    : (block?.type ?? "");
}

test.each([
  ["إن $E = mc^2$ قانون", "إن [E = mc^2] قانون"],
  ["بين $x$ و$y$", "بين [x] و[y]"],
  ["$a_1 b_2 * c * d$", "[a_1 b_2 * c * d]"],
  ["$\\text{السرعة} = v$، ثم", "[\\text{السرعة} = v]، ثم"],
  ["$س^2$", "[س^2]"],
  ["$\\$ 5 + x$", "[\\$ 5 + x]"],
])("%s holds formulas", async (text, found) => {
  expect(await read(text)).toBe(found);
});

test.each([
  "ثمن الكتاب $5 وثمن القلم $6، وقد يبلغ 20$ أو 30$ في السوق",
  "from $5 to 20$ or more",
  "5$ و6$",
  "٥$ و٦$",
  "$ 5 $",
  "مئة $",
  "$$",
])("%s is prose", async (text) => {
  expect(await read(text)).toBe(text);
});

test("an escaped dollar is a dollar, and code stays code", async () => {
  expect(await read("\\$x\\$ و`$y$`")).toBe("$x$ و$y$");
});
