import { expect, test } from "vitest";
import type { Block } from "../../../../src/model/index.ts";
import { wordBlocks } from "./word-file.ts";

const formula = (tex: string): Block => ({ type: "math", tex });

/** The content of the one formula, an element as `name(content)`, without properties of runs. */
async function written(tex: string): Promise<string> {
  const { body } = await wordBlocks([formula(tex)]);
  const inside = /<m:oMath>(.*)<\/m:oMath>/s.exec(body)?.[1] ?? "";
  return inside
    .replace(/<w:rPr>.*?<\/w:rPr>/gs, "")
    .replace(/<m:(\w+) m:val="([^"]*)"\/>/g, "$1=$2 ")
    .replace(/<m:(\w+)\/>/g, "$1() ")
    .replace(/<m:r><m:t[^>]*>([^<]*)<\/m:t><\/m:r>/g, "$1")
    .replace(/<m:(\w+)(?: [^>]*)?>/g, "$1(")
    .replace(/ *<\/m:\w+>/g, ")");
}

test.each([
  ["a power", "c^2", "sSup(e(c)sup(2))"],
  ["a fraction", "\\frac{a}{b}", "f(num(a)den(b))"],
  ["a root", "\\sqrt[3]{x}", "rad(deg(3)e(x))"],
  [
    "a sum with its body",
    "\\sum_{i=1}^{n} x_i = S",
    "nary(naryPr(chr=∑ limLoc=undOvr)sub(i=1)sup(n)e(sSub(e(x)sub(i))))=S",
  ],
  ["an integral", "\\int_0^1 f", "nary(naryPr(chr=∫ limLoc=subSup)sub(0)sup(1)e(f))"],
  ["a sum of nothing, without an empty box", "\\sum", "∑"],
  [
    "brackets that grow",
    "\\left(\\frac{a}{b}\\right]",
    "d(dPr(begChr=( endChr=])e(f(num(a)den(b))))",
  ],
  ["a binomial", "\\binom{n}{k}", "d(dPr(begChr=( endChr=))e(f(fPr(type=noBar)num(n)den(k))))"],
  ["an accent", "\\vec v", "acc(accPr(chr=\u20d7)e(v))"],
  ["a brace over words", "\\overbrace{ab}", "groupChr(groupChrPr(chr=⏞ pos=top vertJc=bot)e(ab))"],
  [
    "lines under their relation",
    "\\begin{aligned}a&=b\\\\&=c\\end{aligned}",
    "eqArr(e(a&amp;=b)e(&amp;=c))",
  ],
  ["a word that is no product of letters", "\\sin x", "r(rPr(sty=p)t(sin\u2009))x"],
])("%s", async (_name, tex, tree) => {
  expect(await written(tex)).toBe(tree);
});

test("Arabic words among the signs run right to left", async () => {
  const { body } = await wordBlocks([formula("x = 1 \\text{ حيث }")]);
  expect(body).toContain(
    "<m:r><m:rPr><m:nor/></m:rPr><w:rPr><w:rtl/></w:rPr><m:t>\u00a0حيث\u00a0</m:t></m:r>",
  );
});

test("what TeX itself does not know is printed as it was typed", async () => {
  const { body, diagnostics } = await wordBlocks([formula("\\nosuch{x}")]);
  expect(body).toContain("\\nosuch{x}");
  expect(body).not.toContain("oMath");
  expect(diagnostics.map(({ code }) => code)).toContain("docx/unsupported-node");
});
