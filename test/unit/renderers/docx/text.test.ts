import fc from "fast-check";
import { expect, test } from "vitest";
import { build, type Inline, inlineText } from "../../../../src/model/index.ts";
import { lintWord } from "./lint-word.ts";
import { wordBlocks } from "./word-file.ts";

/** What the paragraphs of a body say, as a reader would copy it. */
function textOf(body: string): readonly string[] {
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) =>
    paragraph
      .replace(/<w:tab\/>/g, "\t")
      .replace(/<w:br\/>/g, " ")
      .replace(/<w:noBreakHyphen\/>/g, "\u2011")
      .replace(/<w:softHyphen\/>/g, "\u00ad")
      .replace(/<[^>]+>/g, "")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&apos;/g, "'")
      .replace(/&amp;/g, "&"),
  );
}

const words = fc
  .array(
    fc.constantFrom(
      ..."ابتثلاّ،؛ 0123٤٥٦.,:-/()[]«»\"'&<>%",
      ..."abcXYZ",
      "\u2011",
      "\u00ad",
      "😀",
      "é",
      "\u200d",
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(""));

const inline: fc.Arbitrary<Inline> = fc.letrec<{ inline: Inline; text: Inline; parent: Inline }>(
  (tie) => ({
    text: words.map((value) => build.text(value)),
    parent: fc
      .tuple(
        fc.constantFrom("strong", "emphasis", "underline", "mark"),
        fc.array(tie("inline"), { maxLength: 3 }),
      )
      .map(([type, children]) => ({ type, children }) as Inline),
    inline: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("text"),
      tie("parent"),
      fc
        .array(tie("inline"), { maxLength: 2 })
        .map((children): Inline => ({ type: "isolate", direction: "ltr", children })),
      words.map((value): Inline => ({ type: "code", value })),
      fc.constant<Inline>({ type: "lineBreak" }),
    ),
  }),
).inline;

test("every character arrives, in order, in runs of the right direction", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(inline, { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      async (paragraphs) => {
        const { body, bytes } = await wordBlocks(
          paragraphs.map((parts) => build.paragraph(...parts)),
        );
        // Isolates bear marks at their edges, for viewers that know no runs.
        expect(textOf(body).map((text) => text.replace(/[\u200e\u200f]/g, ""))).toEqual(
          paragraphs.map(inlineText),
        );
        expect(lintWord(bytes)).toEqual([]);
      },
    ),
    { numRuns: 40, seed: 5 },
  );
});
