import { expect, test } from "vitest";
import { displayWidth } from "../../../src/cli/display-width.ts";
import { sourceExcerpt } from "../../../src/cli/source-excerpt.ts";
import { visibleText } from "../../../src/cli/visible-text.ts";
import { showIsolates } from "../../support/command-line.ts";

function excerpt(text: string, from: number, to: number, columns = 80): string {
  const line = text.slice(0, from).split("\n").length;
  const lineStart = text.lastIndexOf("\n", from - 1) + 1;
  const at = (offset: number) => ({ line, column: offset - lineStart + 1, offset });
  const lines = sourceExcerpt(text, { source: "a", start: at(from), end: at(to) }, columns);
  return showIsolates(lines.join("\n"));
}

test("a caret under each column of what is meant", () => {
  expect(excerpt("one\ntwo three\n", 8, 13)).toBe("  2 | ⟪ltr two three⟫\n    | ⟪ltr     ^^^^^⟫");
});

test("an Arabic line is turned about with its caret, and marks take no column", () => {
  expect(excerpt("مَدٌّ طويل", 6, 10)).toBe("  1 | ⟪rtl مَدٌّ طويل⟫\n    | ⟪rtl    ^^^^⟫");
});

test("wide characters take two columns", () => {
  expect(excerpt("漢字 x", 3, 4)).toBe("  1 | ⟪ltr 漢字 x⟫\n    | ⟪ltr      ^⟫");
});

test("a whole line needs one caret only", () => {
  expect(excerpt("abc", 0, 3)).toBe("  1 | ⟪ltr abc⟫\n    | ⟪ltr ^⟫");
});

test("at the end of a line, one caret after it", () => {
  expect(excerpt("abc\n", 3, 3)).toBe("  1 | ⟪ltr abc⟫\n    | ⟪ltr    ^⟫");
});

test("of a long paragraph the part around the place, within the room there is", () => {
  const words = Array.from({ length: 60 }, (_, at) => `w${at}`).join(" ");
  const shown = excerpt(words, words.indexOf("w30"), words.indexOf("w30") + 3, 40);
  expect(shown).toMatchInlineSnapshot(`
    "  1 | ⟪ltr …27 w28 w29 w30 w31 w32 w33 w34 …⟫
        | ⟪ltr             ^^^⟫"
  `);
  for (const line of shown.split("\n")) {
    expect(displayWidth(line.replace(/⟪ltr |⟫/g, ""))).toBeLessThanOrEqual(40);
  }
});

test("controls of the source cannot reach the terminal, and count as they are shown", () => {
  expect(excerpt("a\u001b[31m\u202eb\tc", 9, 10).split("\n")).toEqual([
    "  1 | ⟪ltr a<U+001B>[31m<U+202E>b c⟫",
    `    | ⟪ltr ${" ".repeat("a<U+001B>[31m<U+202E>b ".length)}^⟫`,
  ]);
});

test("a blank line is not worth showing", () => {
  expect(excerpt(" \n", 0, 0)).toBe("");
});

test("a place that the text does not have shows nothing", () => {
  const point = { line: 9, column: 1, offset: 0 };
  expect(sourceExcerpt("one line", { source: "a", start: point, end: point }, 80)).toEqual([]);
});

test("text of others is one line without controls", () => {
  expect(visibleText("a\r\nb\u2028c\ud800\u0007")).toBe(
    "a<U+000D><U+000A>b<U+2028>c<U+D800><U+0007>",
  );
});
