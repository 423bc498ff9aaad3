import { describe, expect, test } from "vitest";
import { runCommand, showIsolates } from "../../support/command-line.ts";
import { makePng } from "../../support/pictures.ts";

const story = "# عنوان\n\nفقرة أولى من الخبر.\n";

describe("what comes out", () => {
  test("three files, listed with pages, words, size and time", async () => {
    const { exitCode, out, error, written } = await runCommand(["story.md"], { "story.md": story });
    expect(error).toBe("");
    expect(out.replace(/\d+ kB/g, "N kB").replace(/ +N kB/g, "  N kB")).toBe(
      "output/story.pdf    1 page  N kB\noutput/story.docx  5 words  N kB\noutput/story.epub  5 words  N kB\n3 files in 0.00 s\n",
    );
    expect(written).toEqual(["story.docx", "story.epub", "story.pdf"]);
    expect(exitCode).toBe(0);
  });

  test("only what --to asks for, where --out says", async () => {
    const { host, exitCode } = await runCommand(
      ["in/story.md", "--to", "docx", "--out", "there/deep/"],
      { "in/story.md": story },
    );
    expect([...host.files.keys()]).toEqual(["/in/story.md", "/there/deep/story.docx"]);
    expect(exitCode).toBe(0);
  });

  test("standard input is Markdown, and its files are named for it", async () => {
    const { written } = await runCommand(["-", "--to", "epub"], {}, { input: story });
    expect(written).toEqual(["stdin.epub"]);
  });

  test("--one binds all inputs into one publication, its title given or its name", async () => {
    const files = { "a/x.md": story, "b/x.md": `${story}\n[الأول](../a/x.md)\n` };
    const { exitCode, error, written } = await runCommand(
      ["a/x.md", "b/x.md", "--one", "magazine", "--title", "مجلة"],
      files,
    );
    expect(error).not.toMatch(/warning|error/);
    expect(written).toEqual(["magazine.docx", "magazine.epub", "magazine.pdf"]);
    expect(exitCode).toBe(0);
  });

  test("a publication file gives one of each; a fault in an article is shown in the article's own line", async () => {
    const { exitCode, error, written } = await runCommand(["m/book.yaml", "--to", "epub"], {
      "m/book.yaml": "title: مجلة\narticles: [one/a.md, b.md]\n",
      "m/one/a.md": "# أول\n\nانظر [الثاني](../b.md#none).\n",
      "m/b.md": "# ثان\n\nنص.\n",
    });
    expect(written).toEqual(["book.epub"]);
    expect(error).toContain("m/one/a.md:3:6 warning article/unknown-target");
    expect(error).toContain("انظر [الثاني]");
    expect(exitCode).toBe(0);
  });

  test("--quiet lists nothing and keeps hints to itself; warnings still speak", async () => {
    const files = { "wire.txt": "خبر بلا عنوان \u{10FFFD}.\n" };
    const { out, error } = await runCommand(["wire.txt", "--quiet", "--to", "pdf"], files);
    expect(out).toBe("");
    expect(error).not.toContain("article/no-headline");
    expect(error).toContain("wire.txt:1:15 warning font/missing-glyph");
  });

  test("--json prints one document and nothing else", async () => {
    const { out, error, exitCode } = await runCommand(
      ["a.txt", "none.md", "--json", "--to", "docx"],
      {
        "a.txt": "خبر بلا عنوان.\n",
      },
    );
    expect(error).toBe("");
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      exitCode: 1,
      inputs: [
        {
          input: "a.txt",
          done: true,
          files: [{ format: "docx", path: "output/a.docx", words: 3 }],
          diagnostics: [
            {
              code: "article/no-headline",
              severity: "info",
              span: { start: { line: 1, column: 1 } },
            },
          ],
        },
        { input: "none.md", done: false, files: [], diagnostics: [{ code: "input/not-found" }] },
      ],
    });
  });

  test("the same input twice has the same bytes", async () => {
    const [one, other] = await Promise.all([
      runCommand(["story.md"], { "story.md": story }),
      runCommand(["story.md"], { "story.md": story }),
    ]);
    for (const name of one.written) {
      expect(one.host.files.get(`/output/${name}`)).toEqual(
        other.host.files.get(`/output/${name}`),
      );
    }
  });

  test("--title gives a story its headline, and --lang its language", async () => {
    const { out, error } = await runCommand(
      ["a.txt", "--title", "عنوان جديد", "--lang", "fa", "--to", "docx"],
      { "a.txt": "متن خبر.\n" },
    );
    expect(error).toBe("");
    expect(out).toContain("4 words");
  });

  test("on slow work a person at a terminal sees how far it is, on one line that goes away", async () => {
    const slow = { pace: 500, isInteractive: true };
    const { error } = await runCommand(["story.md", "--to", "docx"], { "story.md": story }, slow);
    expect(error.split("\r\u001b[2K").slice(1)).toEqual([
      "story.md: reading",
      "story.md: preparing",
      "story.md: checking pictures",
      "story.md: opening fonts",
      "story.md: laying out",
      "story.md: making the Word document",
      "story.md: writing",
      "",
    ]);
    const unseen = await runCommand(
      ["story.md", "--to", "docx"],
      { "story.md": story },
      { pace: 500 },
    );
    expect(unseen.error).toBe("");
  });
});

describe("listings", () => {
  test("templates", async () => {
    const { out, exitCode } = await runCommand(["templates"]);
    expect(out).toMatch(/^news +\S/m);
    expect(exitCode).toBe(0);
    const listed = JSON.parse((await runCommand(["templates", "--json"])).out);
    expect(listed.templates.map(({ name }: { name: string }) => name)).toContain("news");
  });

  test("fonts", async () => {
    const { out, exitCode } = await runCommand(["fonts"]);
    expect(out).toContain("Amiri                 Arabic  regular, italic, bold, bold italic\n");
    expect(exitCode).toBe(0);
  });

  test("a font folder that is not there", async () => {
    const { error, exitCode } = await runCommand(["fonts", "--font", "nowhere"]);
    expect(error).toContain("error font/not-found");
    expect(exitCode).toBe(1);
  });

  test("help and version", async () => {
    expect((await runCommand(["--help"])).out).toMatch(/^warraq: one article in/);
    expect((await runCommand(["--version"])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

/** Every kind of bad input: what is said, in full, and the exit status. Nothing is written, older files stay. */
describe("bad input", () => {
  const png = makePng(4, 4);
  const encode = (text: string) => new TextEncoder().encode(text);
  const cases: Record<
    string,
    {
      argv: readonly string[];
      files?: Record<string, string | Uint8Array>;
      readOnly?: readonly string[];
      capacity?: number;
      exit?: 1 | 2;
    }
  > = {
    "a missing file": { argv: ["none.md"] },
    "a folder": { argv: ["folder.md"], files: { "folder.md/x": "" } },
    "an unknown ending": { argv: ["a.odt"], files: { "a.odt": "x" } },
    "a PDF in place of a text": { argv: ["a.pdf"], files: { "a.pdf": "%PDF-1.7\n%âãÏÓ" } },
    "an old Word file": {
      argv: ["a.doc"],
      files: {
        "a.doc": Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
      },
    },
    "no ending at all": { argv: ["story"], files: { story } },
    "an empty file": { argv: ["a.md"], files: { "a.md": "" } },
    "a file of blanks": { argv: ["a.txt"], files: { "a.txt": " \n\n\t\n" } },
    "broken UTF-8": {
      argv: ["a.md"],
      files: {
        "a.md": Uint8Array.from([...encode("# عنوان\n\nفقرة "), 0xff, ...encode(" أخرى.")]),
      },
    },
    "a Word file with another name": { argv: ["a.md"], files: { "a.md": "PK\u0003\u0004..." } },
    "broken YAML": { argv: ["a.md"], files: { "a.md": "---\ntitle: [a\n---\n\nنص.\n" } },
    "an unknown field in front matter": {
      argv: ["a.md"],
      files: { "a.md": "---\ntitle: ع\ntitel: ب\n---\n\nنص.\n" },
    },
    "broken JSON": {
      argv: ["a.json"],
      files: { "a.json": '{\n  "type": "article",\n  body: []\n}' },
    },
    "an unknown field in JSON": {
      argv: ["a.json"],
      files: {
        "a.json":
          '{ "type": "article", "kind": "news", "language": "ar", "boddy": [],\n "body": [] }',
      },
    },
    "an unknown template": {
      argv: ["a.md", "--template", "newz"],
      files: { "a.md": story },
      exit: 2,
    },
    "a template that is none": {
      argv: ["a.md", "--template", "./mine"],
      files: { "a.md": story, "mine/template.json": "[]" },
    },
    "an unknown profile": { argv: ["a.md", "--profile", "tlh"], files: { "a.md": story }, exit: 2 },
    "an unknown profile in the article": {
      argv: ["a.md"],
      files: { "a.md": "---\ntitle: ع\nprofile: tlh\n---\n\nنص.\n" },
    },
    "a font that is none": {
      argv: ["a.md", "--font", "fonts"],
      files: { "a.md": story, "fonts/x.ttf": "hello" },
    },
    "a font folder that is not there": {
      argv: ["a.md", "--font", "nowhere"],
      files: { "a.md": story },
    },
    "a missing picture": { argv: ["a.md"], files: { "a.md": `${story}\n![صورة](none.png)\n` } },
    "a broken picture": {
      argv: ["a.md"],
      files: { "a.md": `${story}\n![صورة](b.png)\n`, "b.png": png.subarray(0, 50) },
    },
    "a picture outside the folder": {
      argv: ["in/a.md"],
      files: { "in/a.md": `${story}\n![صورة](../b.png)\n`, "b.png": png },
    },
    "an output folder that may not be written": {
      argv: ["a.md"],
      files: { "a.md": story },
      readOnly: ["/output"],
    },
    "an output folder that is a file": {
      argv: ["a.md", "--out", "there"],
      files: { "a.md": story, there: "" },
    },
    "a full disk": { argv: ["a.md"], files: { "a.md": story }, capacity: 1000 },
    "two inputs with one stem": {
      argv: ["a.md", "other/A.txt"],
      files: { "a.md": story, "other/A.txt": story },
      exit: 2,
    },
    "an unknown option": { argv: ["a.md", "--twice"], files: { "a.md": story }, exit: 2 },
    "an unknown format": { argv: ["a.md", "--to", "rtf"], files: { "a.md": story }, exit: 2 },
  };

  test.each(Object.entries(cases))(
    "%s",
    async (_name, { argv, files, readOnly, capacity, exit }) => {
      const older = encode("older");
      const world = {
        ...files,
        "output/a.pdf": older,
        "output/story.pdf": older,
      };
      const { exitCode, error, out, host } = await runCommand(argv, world, { readOnly, capacity });
      expect(showIsolates(error).trimEnd()).toMatchSnapshot();
      expect(exitCode).toBe(exit ?? 1);
      expect(error).not.toMatch(/^ +at |bug in warraq/m);
      expect(out).not.toContain("output/");
      expect([...host.files.keys()].sort()).toEqual(
        Object.keys(world)
          .map((path) => `/${path}`)
          .sort(),
      );
      expect(host.files.get("/output/a.pdf")).toEqual(older);
    },
  );

  test("one input that fails does not take the others with it", async () => {
    const { exitCode, out, written } = await runCommand(["none.md", "a.md", "--to", "docx"], {
      "a.md": story,
    });
    expect(written).toEqual(["a.docx"]);
    expect(out).toContain("1 file in 0.00 s; 1 of 2 inputs failed\n");
    expect(exitCode).toBe(1);
  });

  test("--strict lets no warning pass", async () => {
    const files = { "a.md": `${story}\n![صورة](https://example.org/a.png)\n` };
    const lax = await runCommand(["a.md", "--to", "docx"], files);
    expect([lax.exitCode, lax.written]).toEqual([0, ["a.docx"]]);
    const strict = await runCommand(["a.md", "--to", "docx", "--strict"], files);
    expect([strict.exitCode, strict.written]).toEqual([1, []]);
    expect(strict.error).toContain(
      "a.md: nothing written, because --strict lets no warning pass\n",
    );
  });

  test("--strict lets no picture without words into a PDF", async () => {
    const pixel = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==",
      "base64",
    );
    const picture = new Uint8Array(pixel);
    const files = { "a.md": `${story}\n![](p.png)\n`, "p.png": picture };
    const lax = await runCommand(["a.md", "--to", "pdf"], files);
    expect([lax.exitCode, lax.written]).toEqual([0, ["a.pdf"]]);
    expect(lax.error).toMatch(/^a\.md:\d+:1 warning pdf\/missing-alt the picture p\.png has no/m);
    const strict = await runCommand(["a.md", "--to", "pdf", "--strict"], files);
    expect([strict.exitCode, strict.written]).toEqual([1, []]);
    expect(strict.error).toContain("nothing written, because --strict lets no warning pass\n");
    const told = { ...files, "a.md": `${story}\n![نقطة](p.png)\n` };
    const passed = await runCommand(["a.md", "--to", "pdf", "--strict"], told);
    expect([passed.exitCode, passed.written]).toEqual([0, ["a.pdf"]]);
  });

  test("characters that no format can hold are removed, and said", async () => {
    const { exitCode, error } = await runCommand(["a.md", "--to", "docx,epub"], {
      "a.md": "# عنوان\n\nفقرة \u0001أولى\u0001.\n",
    });
    expect(error).toContain(
      "a.md:3:6 warning article/forbidden-character removed the character U+0001 (2 times)\n",
    );
    expect(exitCode).toBe(0);
  });

  test("names with controls in them cannot command the terminal", async () => {
    const { error } = await runCommand(["\u001b]0;owned\u0007.md"]);
    expect(error).toBe(
      "<U+001B>]0;owned<U+0007>.md error input/not-found cannot read <U+001B>]0;owned<U+0007>.md: no such file or folder\n",
    );
  });

  test("a format to read that there is not", async () => {
    const { error, exitCode } = await runCommand(["a.md", "--from", "odt"], { "a.md": story });
    expect(error).toMatch(/^warraq: unknown input format "odt"; there is markdown, text, json, /);
    expect(exitCode).toBe(2);
  });

  test("with --json a wrong command is a document too", async () => {
    const { out, error, exitCode } = await runCommand(["--json", "--to", "rtf", "a.md"]);
    expect(error).toBe("");
    expect(JSON.parse(out)).toEqual({
      exitCode: 2,
      usage: 'unknown format "rtf"; there is pdf, docx, epub',
      inputs: [],
    });
    expect(exitCode).toBe(2);
  });
});

describe("a fault of warraq itself", () => {
  const broken = { "a.md": story };
  const now = () => {
    throw new TypeError("the clock fell off the wall");
  };

  test("says that it is one, and how to learn more", async () => {
    let ticks = 0;
    const { error, exitCode, written } = await runCommand(["a.md", "--to", "docx"], broken, {
      now: () => (ticks++ < 1 ? new Date(0) : now()),
      variables: { SOURCE_DATE_EPOCH: "1" },
    });
    expect(error).toBe(
      "warraq: a.md: this is a bug in warraq: the clock fell off the wall\n  help: please report it with the input; --verbose shows where it happened\n",
    );
    expect(exitCode).toBe(1);
    expect(written).toEqual([]);
  });

  test("shows the stack to who asks", async () => {
    let ticks = 0;
    const { error } = await runCommand(["a.md", "--verbose"], broken, {
      now: () => (ticks++ < 1 ? new Date(0) : now()),
      variables: { SOURCE_DATE_EPOCH: "1" },
    });
    expect(error).toMatch(/TypeError: the clock fell off the wall\n +at /);
  });
});
