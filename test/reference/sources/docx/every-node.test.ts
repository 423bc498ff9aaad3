import { expect, test } from "vitest";
import { wordFile } from "../../../unit/renderers/docx/word-file.ts";
import { everyNode, SAMPLE_IMAGES, SAMPLES } from "../../epub/every-node.ts";
import { asWordHasIt } from "./losses.ts";
import { comparable, readWord } from "./read-word.ts";

test.each(SAMPLES.map((words) => [words.language, words] as const))(
  "every node in %s comes back from Word",
  async (_language, words) => {
    const given = everyNode(words);
    const { bytes } = await wordFile(given, { images: SAMPLE_IMAGES });
    const { input } = await readWord(bytes);
    expect(comparable(input)).toEqual(comparable(asWordHasIt(given)));
  },
);
