import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { runCommand } from "../../../support/command-line.ts";
import { outline } from "../../../unit/readers/outline.ts";
import { readWord } from "./read-word.ts";

/** An investigation as Word keeps it after two people worked on it: their changes, remarks, a text box, a bound control. */
function investigation(): Uint8Array {
  const folder = new URL("investigation-ar", import.meta.url).pathname;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  return zipSync(
    Object.fromEntries(
      paths.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
    ),
  );
}

test("an investigation that two people worked on comes with all changes taken", async () => {
  const { input, diagnostics } = await readWord(investigation());
  expect(input?.type === "article" ? outline(input) : "").toMatchSnapshot();
  expect(input).toMatchObject({
    bylines: [{ name: "سلمى حداد" }],
    editorialNote: expect.stringContaining("قسم التحرير, ¶5 «لا رقم رسميًا»: نعم، وردّت"),
  });
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "input/dropped the number before a heading, which the document counted (2 times)",
    "input/dropped a note's own mark: it is numbered like the others",
    "input/dropped hidden text",
    "input/dropped heads and feet of pages, which are made anew",
    "input/dropped tracked changes were accepted: 4 insertions, 9 deletions, 1 moves",
  ]);
});

test("and with none of them", async () => {
  const { input } = await readWord(investigation(), { tracked: "reject" });
  const text = input?.type === "article" ? outline(input) : "";
  expect(text).toContain("نقلت المعدّيات خمسة ملايين");
  expect(text).toContain("قالت موظفة في المحليات طلبت حجب اسمها:\n");
  expect(text).toContain("انتهى التحقيق");
  expect(text).toContain("حوادث");
  expect(text).not.toMatch(/أسيوط|رخصة مرسى/u);
  expect(text.indexOf("وردّت الهيئة")).toBeLessThan(text.indexOf("يقطع الراكب"));
  expect(text.split("وردّت الهيئة")).toHaveLength(2);
});

test.each(["draft.docx", "draft.docm", "draft.dotx", "draft.bin"])(
  "named %s it is told by its content, and written",
  async (name) => {
    const formats = name === "draft.docx" ? [] : ["--to", "epub"];
    const { exitCode, written } = await runCommand([name, ...formats], { [name]: investigation() });
    expect(written).toEqual(
      name === "draft.docx" ? ["draft.docx", "draft.epub", "draft.pdf"] : ["draft.epub"],
    );
    expect(exitCode).toBe(0);
  },
);
