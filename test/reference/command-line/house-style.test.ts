import { describe, expect, test } from "vitest";
import { runCommand, showIsolates } from "../../support/command-line.ts";

const SOURCE = "# كتـاب\n\nقال, نعم\nثم مضى 12 كم .\n";
const FIXED = "# كتاب\n\nقال، نعم\nثم مضى 12\u00a0كم.\n";

describe("warraq fix", () => {
  test("shows what it would change, and writes nothing", async () => {
    const { exitCode, out, host } = await runCommand(["fix", "a.md"], { "/a.md": SOURCE });
    expect(exitCode).toBe(0);
    expect(showIsolates(out)).toMatchInlineSnapshot(`
      "a.md:1:5 CL-09 decorative tatweel
        - ⟪rtl # كتـاب⟫
        + ⟪rtl # كتاب⟫
      a.md:3:4 CL-05 Latin punctuation in Arabic
        - ⟪rtl قال, نعم⟫
        + ⟪rtl قال، نعم⟫
      a.md:4:10 CL-04 spaces around punctuation, CL-17 no-break spaces
        - ⟪rtl ثم مضى 12 كم .⟫
        + ⟪rtl ثم مضى 12<NBSP>كم.⟫
      a.md: 4 edits (CL-04 1, CL-05 1, CL-09 1, CL-17 1); nothing is written without --write
      "
    `);
    expect(new TextDecoder().decode(host.files.get("/a.md"))).toBe(SOURCE);
  });

  test("writes over the input when asked to, once", async () => {
    const files = { "/a.md": SOURCE };
    const { exitCode, host, out } = await runCommand(["fix", "a.md", "--write"], files);
    const written = new TextDecoder().decode(host.files.get("/a.md"));
    expect([exitCode, written]).toEqual([0, FIXED]);
    expect(out).toContain("written to a.md");
    const again = await runCommand(["fix", "a.md", "--write"], { "/a.md": written });
    expect(again.out).toBe("a.md: no edits\n");
  });

  test("writes into a folder, and leaves the input", async () => {
    const { host } = await runCommand(["fix", "a.md", "--out", "clean"], { "/a.md": SOURCE });
    expect(new TextDecoder().decode(host.files.get("/a.md"))).toBe(SOURCE);
    expect(new TextDecoder().decode(host.files.get("/clean/a.md"))).toBe(FIXED);
  });

  test("lists its edits as JSON", async () => {
    const { out } = await runCommand(["fix", "a.md", "--json", "--rules", "-CL-04"], {
      "/a.md": SOURCE,
    });
    const { inputs } = JSON.parse(out) as {
      inputs: {
        edits: { rule: string; before: string; after: string; span: { start: { line: number } } }[];
      }[];
    };
    expect(
      inputs[0]?.edits.map(({ rule, before, after, span }) => [
        rule,
        before,
        after,
        span.start.line,
      ]),
    ).toEqual([
      ["CL-09", "ـ", "", 1],
      ["CL-05", ",", "،", 3],
      ["CL-17", " ", "\u00a0", 4],
    ]);
  });

  test("says what it cannot write into, and what it cannot read", async () => {
    const book = await runCommand(["fix", "b.yaml"], { "/b.yaml": "title: x\narticles: [a.md]\n" });
    expect([book.exitCode, book.error.split("\n")[0]]).toEqual([
      1,
      "b.yaml error input/unknown-format house style cannot be written into publication",
    ]);
    const missing = await runCommand(["fix", "b.md"]);
    expect(missing.exitCode).toBe(1);
    expect(missing.error).toContain("input/not-found");
  });
});

describe("warraq check", () => {
  test("lists findings of every level with their place", async () => {
    const { exitCode, out } = await runCommand(["check", "a.md"], {
      "/a.md": "قال, نعم\n\nذهب الى البيت...\n",
    });
    expect(exitCode).toBe(1);
    expect(showIsolates(out)).toMatchInlineSnapshot(`
      "a.md:1:4 CL-05 safe Latin punctuation in Arabic: , → ،
        1 | ⟪rtl قال, نعم⟫
          | ⟪rtl    ^⟫
      a.md:3:5 CL-11 report hamza and teh marbuta: a spelling of hamza or teh marbuta that dictionaries do not have (إلى?)
        3 | ⟪rtl ذهب الى البيت...⟫
          | ⟪rtl     ^^^⟫
      a.md:3:14 CL-06 house ellipses and repeated marks: ... → …
        3 | ⟪rtl ذهب الى البيت...⟫
          | ⟪rtl              ^^^⟫
      a.md: 3 findings (CL-05 1, CL-06 1, CL-11 1)
      "
    `);
  });

  test("names characters that no font has, once, where they stand", async () => {
    const { exitCode, out } = await runCommand(["check", "a.md", "--quiet"], {
      "/a.md": "قال: نعم 𒀀 ثم 𒀀.\n",
    });
    expect(exitCode).toBe(1);
    expect(out.match(/missing-glyph/g)).toHaveLength(1);
    expect(out).toContain(
      "a.md:1:10 font/missing-glyph report missing glyph: no font has 𒀀 (U+12000)",
    );
  });

  test("exits with 0 when there is nothing to find", async () => {
    const { exitCode, out } = await runCommand(["check", "a.md"], { "/a.md": "قال: نعم.\n" });
    expect([exitCode, out]).toEqual([0, "a.md: no findings\n"]);
  });

  test("gives them as JSON", async () => {
    const { exitCode, out } = await runCommand(["check", "a.md", "--json"], {
      "/a.md": "قال, نعم\n",
    });
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 1,
      inputs: [
        {
          input: "a.md",
          findings: [
            {
              rule: "CL-05",
              level: "safe",
              before: ",",
              after: "،",
              span: { start: { line: 1, column: 4 } },
            },
          ],
        },
      ],
    });
  });
});

describe("--clean", () => {
  const files = { "/a.md": "قال, نعم 12 كم.\n" };

  test("is off by itself: what the author wrote is printed", async () => {
    const { out } = await runCommand(["a.md", "--to", "epub", "--json"], files);
    expect(JSON.parse(out)).toMatchObject({ inputs: [{ edits: [] }] });
  });

  test("counts its edits on the terminal and lists them as JSON", async () => {
    const shown = await runCommand(["a.md", "--to", "epub", "--clean", "safe"], files);
    expect(shown.out).toContain("a.md: house style made 2 edits (CL-05 1, CL-17 1)\n");
    const { out } = await runCommand(
      ["a.md", "--to", "epub", "--json", "--clean", "safe", "--rules", "-CL-17"],
      files,
    );
    expect(JSON.parse(out)).toMatchObject({
      inputs: [{ edits: [{ rule: "CL-05", before: ",", after: "،" }] }],
    });
  });

  test.each([
    [["a.md", "--clean", "all"], 'unknown level "all" of --clean'],
    [["a.md", "--rules", "CL-99"], 'unknown rule "CL-99"'],
    [["fix", "a.md", "--rules", "commas"], '"commas" is no rule'],
    [["a.md", "--write"], "--write is for warraq fix"],
    [["fix"], '"warraq fix" takes inputs'],
    [["fix", "a.md", "--write", "--out", "x"], "say one"],
  ])("%j is a mistake of the command", async (argv, message) => {
    const { exitCode, error } = await runCommand(argv, files);
    expect(exitCode).toBe(2);
    expect(error).toContain(message);
  });
});
