import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createMemoryHost, createNodeHost, type Host, HostError } from "../../../src/host/index.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (content: Uint8Array) => new TextDecoder().decode(content);

const root = realpathSync(mkdtempSync(join(tmpdir(), "warraq-host-")));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let count = 0;

interface World {
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
}

/** Both hosts start from the same files, their working folder among them. */
const hosts: readonly (readonly [string, (world: World) => Host])[] = [
  ["memory", ({ files = {}, links = {} }) => createMemoryHost(files, { links })],
  [
    "node",
    ({ files = {}, links = {} }) => {
      count += 1;
      const cwd = join(root, String(count));
      mkdirSync(cwd);
      for (const [path, content] of Object.entries(files)) {
        mkdirSync(dirname(join(cwd, path)), { recursive: true });
        writeFileSync(join(cwd, path), content);
      }
      for (const [path, target] of Object.entries(links)) {
        mkdirSync(dirname(join(cwd, path)), { recursive: true });
        symlinkSync(join(cwd, target), join(cwd, path));
      }
      return createNodeHost({ cwd });
    },
  ],
];

async function failure(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof HostError) {
      return error.reason;
    }
    throw error;
  }
  return "no failure";
}

describe.each(hosts)("the %s host", (_name, create) => {
  test("reads a file by a relative path, as bytes of the caller's own", async () => {
    const host = create({ files: { "a/b.txt": "نص" } });
    const read = await host.readFile("a/b.txt");
    expect(text(read)).toBe("نص");
    read.fill(0);
    expect(text(await host.readFile("./a/../a/b.txt"))).toBe("نص");
  });

  test.each([
    ["missing.txt", "not-found"],
    ["a", "is-directory"],
    ["a/b.txt/c", "not-a-directory"],
  ])("says why it cannot read %s: %s", async (path, reason) => {
    expect(await failure(create({ files: { "a/b.txt": "" } }).readFile(path))).toBe(reason);
  });

  test("names the file in its message", async () => {
    await expect(create({}).readFile("خبر.md")).rejects.toThrow("خبر.md: no such file or folder");
  });

  test("lists a folder sorted by code unit", async () => {
    const host = create({ files: { "f/b": "", "f/a/x": "", "f/B": "", "f/ب": "", "f/ä": "" } });
    expect(await host.listFolder("f")).toEqual(["B", "a", "b", "ä", "ب"]);
    expect(await failure(host.listFolder("none"))).toBe("not-found");
    expect(await failure(host.listFolder("f/b"))).toBe("not-a-directory");
  });

  test("tells whether something is there", async () => {
    const host = create({ files: { "f/a": "" } });
    const found = await Promise.all(["f", "f/a", "f/b", "f/a/b"].map((path) => host.exists(path)));
    expect(found).toEqual([true, true, false, false]);
  });

  test("tells when a file was changed", async () => {
    const host = create({ files: { a: "" } });
    expect((await host.modifiedAt("a")).getTime()).toBeGreaterThan(0);
    expect(await failure(host.modifiedAt("b"))).toBe("not-found");
  });

  test("writes several files, makes their folders and replaces older ones", async () => {
    const host = create({ files: { "out/a.pdf": "older" } });
    await host.writeFiles([
      { path: "out/a.pdf", bytes: bytes("newer") },
      { path: "out/deep/er/a.epub", bytes: bytes("book") },
    ]);
    expect(text(await host.readFile("out/a.pdf"))).toBe("newer");
    expect(text(await host.readFile("out/deep/er/a.epub"))).toBe("book");
    expect(await host.listFolder("out")).toEqual(["a.pdf", "deep"]);
  });

  test.each([
    ["its target is a folder", "out/folder", "is-directory"],
    ["a file stands where its folder should be", "out/a.pdf/b", "not-a-directory"],
    ["a file stands higher up", "out/a.pdf/b/c", "not-a-directory"],
  ])("writes nothing at all when one of the files cannot be: %s", async (_case, path, reason) => {
    const host = create({ files: { "out/a.pdf": "older", "out/folder/x": "" } });
    const write = host.writeFiles([
      { path: "out/a.pdf", bytes: bytes("newer") },
      { path: "fresh/b", bytes: bytes("newer") },
      { path, bytes: bytes("newer") },
    ]);
    expect(await failure(write)).toBe(reason);
    expect(text(await host.readFile("out/a.pdf"))).toBe("older");
    expect(await host.listFolder("out")).toEqual(["a.pdf", "folder"]);
    expect(await host.exists("fresh")).toBe(false);
  });

  test("writes through a symbolic link", async () => {
    const host = create({ files: { "real/a": "older" }, links: { "out/a": "real/a" } });
    await host.writeFiles([{ path: "out/a", bytes: bytes("newer") }]);
    expect(text(await host.readFile("real/a"))).toBe("newer");
  });

  describe("resolving inside a folder", () => {
    const world: World = {
      files: { "story/images/a.png": "", "secret/b.png": "", "story-2/c.png": "" },
      links: { "story/way-out": "secret", "story/link.png": "secret/b.png", alias: "story" },
    };

    test.each(["images/a.png", "./images/../images/a.png", "../story/images/a.png"])(
      "finds %s",
      async (path) => {
        const found = await create(world).resolveWithin("story", path, false);
        expect(found.endsWith("/story/images/a.png")).toBe(true);
      },
    );

    test.each([
      "../secret/b.png",
      "../story-2/c.png",
      "../nothing-here.png",
      "/etc/hostname",
      "way-out/b.png",
      "link.png",
      "..",
    ])("refuses %s", async (path) => {
      expect(await failure(create(world).resolveWithin("story", path, false))).toBe(
        "outside-folder",
      );
    });

    test("finds what is missing inside, and only there, to be missing", async () => {
      const host = create(world);
      expect(await failure(host.resolveWithin("story", "images/z.png", false))).toBe("not-found");
      expect(await failure(host.resolveWithin("nowhere", "a.png", false))).toBe("not-found");
    });

    test("leads out where the caller allows it", async () => {
      const host = create(world);
      expect(await host.resolveWithin("story", "../secret/b.png", true)).toMatch(/secret\/b\.png$/);
      expect(await host.resolveWithin("story", "link.png", true)).toMatch(/secret\/b\.png$/);
    });

    test("takes a folder that is itself a link for what it leads to", async () => {
      const found = await create(world).resolveWithin("alias", "images/a.png", false);
      expect(found).toMatch(/\/story\/images\/a\.png$/);
    });
  });
});

describe("the memory host alone", () => {
  test("stands for a full disk and for folders that may not be written", async () => {
    const full = createMemoryHost({ a: "12345" }, { capacity: 8 });
    expect(await failure(full.writeFiles([{ path: "b", bytes: bytes("1234") }]))).toBe("disk-full");
    const closed = createMemoryHost({}, { readOnly: ["/out"] });
    expect(await failure(closed.writeFiles([{ path: "out/a", bytes: bytes("") }]))).toBe(
      "not-permitted",
    );
    expect(closed.files.size).toBe(0);
  });
});

describe("the node host alone", () => {
  test("leaves no temporary file behind, whether it wrote or not", async () => {
    const cwd = mkdtempSync(join(root, "clean-"));
    const host = createNodeHost({ cwd });
    await host.writeFiles([{ path: "a", bytes: bytes("1") }]);
    await host.writeFiles([{ path: "a", bytes: bytes("2") }]);
    mkdirSync(join(cwd, "folder"));
    await failure(
      host.writeFiles([
        { path: "a", bytes: bytes("3") },
        { path: "folder", bytes: bytes("3") },
      ]),
    );
    expect(readdirSync(cwd)).toEqual(["a", "folder"]);
    expect(readFileSync(join(cwd, "a"), "utf8")).toBe("2");
  });

  test("removes the temporary files of a write under way", async () => {
    const cwd = mkdtempSync(join(root, "interrupted-"));
    const host = createNodeHost({ cwd });
    // Made by this thread, at once: one that another is still making when the process ends would stay behind.
    const first = host.writeFiles([{ path: "first", bytes: bytes("1") }]);
    expect(readdirSync(cwd)).toHaveLength(1);
    await first;
    rmSync(join(cwd, "first"));
    const write = host.writeFiles(
      Array.from({ length: 20 }, (_, at) => ({ path: `${at}`, bytes: new Uint8Array(1_000_000) })),
    );
    while (readdirSync(cwd).length < 3) {
      await new Promise((done) => setImmediate(done));
    }
    host.removeTemporaryFiles();
    expect(readdirSync(cwd)).toEqual([]);
    // A real signal ends the process here; the write itself must fail and not leave some of the set.
    expect(await failure(write)).not.toBe("no failure");
    expect(readdirSync(cwd)).toEqual([]);
  });

  test.runIf(existsSync("/proc/self"))(
    "gives up on a place where no folder can be made",
    async () => {
      const host = createNodeHost({ cwd: root });
      const write = host.writeFiles([{ path: "/proc/warraq/deeper/a", bytes: bytes("") }]);
      expect(await failure(write)).toBe("not-found");
    },
  );

  test.skipIf(process.getuid?.() === 0)("says when a folder may not be written", async () => {
    const cwd = mkdtempSync(join(root, "closed-"));
    chmodSync(cwd, 0o500);
    const write = createNodeHost({ cwd }).writeFiles([{ path: "a", bytes: bytes("") }]);
    expect(await failure(write)).toBe("not-permitted");
  });

  test("keeps its time: SOURCE_DATE_EPOCH, then the clock it was given", () => {
    const fixed = createNodeHost({ now: () => new Date("2026-03-01T00:00:00Z") });
    const before = process.env["SOURCE_DATE_EPOCH"];
    try {
      delete process.env["SOURCE_DATE_EPOCH"];
      expect(fixed.now().toISOString()).toBe("2026-03-01T00:00:00.000Z");
      process.env["SOURCE_DATE_EPOCH"] = "86400";
      expect(fixed.now().toISOString()).toBe("1970-01-02T00:00:00.000Z");
      process.env["SOURCE_DATE_EPOCH"] = "yesterday";
      expect(fixed.now().toISOString()).toBe("2026-03-01T00:00:00.000Z");
    } finally {
      if (before === undefined) {
        delete process.env["SOURCE_DATE_EPOCH"];
      } else {
        process.env["SOURCE_DATE_EPOCH"] = before;
      }
    }
  });
});
