import { expect, test } from "vitest";
import { build, type PreparedArticle } from "../../../../src/model/index.ts";
import { profileForLanguage } from "../../../../src/profile/index.ts";
import { createNoteKeeper } from "../../../../src/renderers/epub/notes.ts";

const named = build.note(build.paragraph("حاشية"));
const nameless = build.note(build.paragraph("حاشية"));

const article: PreparedArticle = {
  article: build.article([]),
  direction: "rtl",
  title: "",
  shortTitle: "",
  opening: [],
  body: [],
  closing: [],
  captions: new Map(),
  noteLabels: new Map([[named, "٧"]]),
  headingNumbers: new Map(),
  origins: new Map(),
  anchors: new Map([[named, "n"]]),
  targets: new Map(),
};

test("one note at two places is kept once, and leads back to the first", () => {
  let number = 0;
  const keeper = createNoteKeeper(article, profileForLanguage("ar"), (stem) => {
    number += 1;
    return `${stem}-${number}`;
  });
  const [first, second] = [keeper.refer(named), keeper.refer(named)];
  expect(first).toMatchObject({ id: "n", label: "٧", referenceId: "noteref-1" });
  expect(second).toMatchObject({ id: "n", label: "٧", referenceId: "noteref-2" });
  expect(keeper.refer(nameless)).toMatchObject({ label: "٢" });
  expect(keeper.kept.map(({ note, referenceId }) => [note, referenceId])).toEqual([
    [named, "noteref-1"],
    [nameless, expect.stringMatching(/^noteref-/)],
  ]);
});
