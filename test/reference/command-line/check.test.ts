import { beforeAll, describe, expect, test } from "vitest";
import { runCommand } from "../../support/command-line.ts";

const STORY = `# عنوان قصير

قال المعلم في المدرسة[^1] كلاما طويلا عن القراءة.

The word كتاب means book.

[^1]: حاشية قصيرة في أسفل الصفحة.
`;

describe("warraq check", () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    const made = await runCommand(["story.md", "--to", "pdf"], { "story.md": STORY });
    pdf = made.host.files.get("/output/story.pdf") ?? new Uint8Array();
  });

  test("tells for each reader and kind of text what is copied", async () => {
    const files = { "story.md": STORY, "story.pdf": pdf };
    const { exitCode, out, error } = await runCommand(
      ["check", "--pdf", "story.pdf", "story.md"],
      files,
    );
    expect([exitCode, error]).toEqual([0, ""]);
    expect(out).toMatch(/paragraphs +pdf\.js +PDFium +MuPDF/);
    expect(out).toMatch(/^plain +2 +100\.0% +2\/2 +100\.0%/m);
    expect(out).toMatch(/^all +4 +100\.0% +4\/4/m);
  });

  test("--json has the counts, and what is missing", async () => {
    const other = STORY.replace("القراءة", "الكتابة");
    const { out } = await runCommand(["check", "--json", "--pdf", "story.pdf", "other.md"], {
      "other.md": other,
      "story.pdf": pdf,
    });
    const { readers, failed, rows } = JSON.parse(out);
    expect(readers.slice(0, 3)).toEqual(["pdf.js", "PDFium", "MuPDF"]);
    expect(failed).toEqual({});
    expect(rows.at(-1)).toMatchObject({ kind: "all", paragraphs: 4 });
    expect(rows.at(-1).scores["pdf.js"]).toMatchObject({ exact: 3 });
    expect(rows.at(-1).scores["pdf.js"].missed[0]).toContain("الكتابة");
  });

  test.each([
    ["no such file", ["--pdf", "none.pdf", "story.md"], 1, "cannot read none.pdf"],
    ["no PDF", ["--pdf", "story.md", "story.md"], 1, "story.md is not a PDF"],
    ["a PDF cut short", ["--pdf", "cut.pdf", "story.md"], 1, "cannot read it"],
    ["no input", ["--pdf", "story.pdf"], 2, "the input it was made of"],
    ["no input", ["--pdf", "story.pdf"], 2, "takes the input it was made of"],
    ["two inputs", ["--pdf", "story.pdf", "story.md", "story.md"], 2, "takes one input"],
    [
      "an unknown profile",
      ["--pdf", "story.pdf", "story.md", "--profile", "xx-QQ-y"],
      2,
      "profile",
    ],
  ])("%s is one clear line", async (_name, argv, status, line) => {
    const files = { "story.md": STORY, "story.pdf": pdf, "cut.pdf": "%PDF-1.7\n1 0 obj\n<<" };
    const { exitCode, out, error } = await runCommand(["check", ...argv], files);
    expect([exitCode, out]).toEqual([status, ""]);
    expect(error).toContain(line);
    expect(error).not.toContain("    at ");
  });
});

test("--pdf without check is a mistake that is explained", async () => {
  const { exitCode, error } = await runCommand(["--pdf", "a.pdf", "a.md"]);
  expect(exitCode).toBe(2);
  expect(error).toContain("--pdf is for warraq check");
});
