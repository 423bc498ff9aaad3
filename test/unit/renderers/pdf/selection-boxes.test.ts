import { expect, test } from "vitest";
import { glyphList } from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { selectedCharacters } from "../../../support/pdf-boxes.ts";
import {
  amiri,
  notoNaskh,
  pagedDocument,
  plexArabic,
  textLine,
} from "../../../support/pdf-lines.ts";

const TEXT = "وصل الوفد، وعدده 25 عضوا، إلى فندق Grand Palace 3 (وسط المدينة) مساء أمس";

test.each([
  ["Amiri", amiri()],
  ["Noto Naskh", notoNaskh()],
  ["Plex", plexArabic()],
])("%s: a hit is highlighted where the word is inked, within 4 pt", async (_name, face) => {
  const line = textLine(TEXT, { face, right: 400, width: 380 });
  const bytes = await renderPdf(pagedDocument([[line]]), { report: () => {}, now: new Date(0) });
  const selected = (await selectedCharacters(bytes)).filter(({ text }) =>
    /[\p{L}\p{N}\p{P}]/u.test(text),
  );
  const letters = [...TEXT].filter((character) => character !== " ");
  expect(selected.map(({ text }) => text).join("")).toBe(letters.join(""));

  let taken = 0;
  for (const match of TEXT.matchAll(/\S+/g)) {
    const boxes = selected.slice(taken, taken + match[0].length);
    taken += match[0].length;
    const inked = line.runs.flatMap((run) =>
      glyphList(run.glyphs)
        .filter(({ start }) => start >= match.index && start < match.index + match[0].length)
        .map(({ x, advance }) => ({ left: run.x + x, right: run.x + x + advance })),
    );
    const edges = [
      Math.min(...boxes.map(({ left }) => left)) - Math.min(...inked.map(({ left }) => left)),
      Math.max(...boxes.map(({ right }) => right)) - Math.max(...inked.map(({ right }) => right)),
    ];
    for (const off of edges) {
      expect(Math.abs(off), `${match[0]}: ${off}`).toBeLessThan(4);
    }
  }
});
