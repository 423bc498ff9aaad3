import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import {
  type Article,
  build,
  ConversionError,
  type ConvertOptions,
  type ConvertStage,
  convert,
  createMemoryHost,
  type Diagnostic,
  loadTemplate,
  type OutputFormat,
  readJson,
  readMarkdown,
  readText,
} from "../../../src/index.ts";
import { makePng } from "../../support/pictures.ts";

const story = build.article([build.paragraph("فقرة أولى.")], { headline: [build.text("عنوان")] });

const magic = (bytes: Uint8Array | undefined) => String.fromCharCode(...(bytes ?? []).slice(0, 4));

function opf(bytes: Uint8Array | undefined): string {
  const files = unzipSync(bytes ?? new Uint8Array());
  const name = Object.keys(files).find((file) => file.endsWith(".opf")) ?? "";
  return strFromU8(files[name] ?? new Uint8Array());
}

const modified = (bytes: Uint8Array | undefined) =>
  /dcterms:modified">([^<]+)</.exec(opf(bytes))?.[1];

async function errorsOf(promise: Promise<unknown>): Promise<readonly Diagnostic[]> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof ConversionError) {
      return error.diagnostics;
    }
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("convert", () => {
  test("checks what it is given before it begins", async () => {
    const wrong = { ...story, zzz: 1, body: [{ type: "paragraph", children: "نص" }] };
    // A caller without types can give anything.
    const found = await errorsOf(convert(wrong as unknown as Article, { to: ["epub"] }));
    expect(found.map(({ code, message }) => `${code} ${message}`)).toEqual([
      "article/invalid body.0.children: invalid input: expected array, received string",
      'input/unknown-field unknown field "zzz" in the document',
    ]);
    const formats = ["odt"] as unknown as readonly OutputFormat[];
    const [format] = await errorsOf(convert(story, { to: formats }));
    expect(format?.message).toBe('unknown output format "odt"');
    const [nothing] = await errorsOf(convert({ type: "article" } as unknown as Article));
    expect(nothing?.code).toBe("article/invalid");
  });

  test("gives all three formats, and says nothing to the console", async () => {
    const spies = (["log", "warn", "error", "info"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => undefined),
    );
    const { files, diagnostics, pages, words } = await convert(story);
    expect([magic(files.pdf), magic(files.docx), magic(files.epub)]).toEqual([
      "%PDF",
      "PK\u0003\u0004",
      "PK\u0003\u0004",
    ]);
    expect([diagnostics, pages, words]).toEqual([[], 1, 3]);
    for (const spy of spies) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  test("gives only what is asked for, and lays out only for it", async () => {
    const stages: ConvertStage[] = [];
    const { files, pages } = await convert(story, {
      to: ["epub"],
      onStage: (stage) => stages.push(stage),
    });
    expect(Object.keys(files)).toEqual(["epub"]);
    expect(pages).toBeUndefined();
    expect(stages).toEqual(["prepare", "images", "fonts", "layout", "epub"]);
  });

  test("reads pictures through the host, from the folder it is told", async () => {
    const host = createMemoryHost({ "desk/images/a.png": makePng(8, 8) });
    const article = build.article([build.figure({ src: "images/a.png", alt: "صورة" })], {
      headline: [build.text("ع")],
    });
    const { files, diagnostics } = await convert(article, { host, baseFolder: "desk" });
    expect(diagnostics).toEqual([]);
    const names = Object.keys(unzipSync(files.epub ?? new Uint8Array()));
    expect(names.some((name) => name.endsWith(".png"))).toBe(true);
  });

  test("takes a template as data", async () => {
    const host = createMemoryHost();
    const loaded = await loadTemplate("news", host, () => undefined);
    const template = loaded?.template;
    if (template === undefined) {
      throw new Error("no news template");
    }
    const small = { ...template, page: { ...template.page, size: { width: 300, height: 300 } } };
    const long = build.article(
      Array.from({ length: 40 }, (_, at) => build.paragraph(`فقرة ${at}.`)),
    );
    const [one, other] = await Promise.all(
      [template, small].map((chosen) => convert(long, { to: ["pdf"], template: chosen, host })),
    );
    expect(other?.pages).toBeGreaterThan(one?.pages ?? 0);
  });
});

describe("what the caller decides counts above what the article says", () => {
  test("title, language and profile", async () => {
    const options: ConvertOptions = {
      to: ["epub"],
      title: "New",
      language: "en",
      profile: "en-GB",
    };
    const { files } = await convert(story, options);
    expect(opf(files.epub)).toContain(">New<");
    expect(opf(files.epub)).toMatch(/<dc:language[^>]*>en</);
  });

  test("an article of a publication that is in another language keeps it", async () => {
    const publication = build.publication("كتاب", [
      story,
      build.article([build.paragraph("Text.")], { language: "fr", headline: [build.text("T")] }),
    ]);
    const { files } = await convert(publication, { to: ["epub"], language: "fa" });
    const texts = Object.entries(unzipSync(files.epub ?? new Uint8Array()))
      .filter(([name]) => name.endsWith(".xhtml"))
      .map(([, bytes]) => strFromU8(bytes));
    expect(texts.some((text) => /lang="fr"/.test(text))).toBe(true);
    expect(texts.some((text) => /lang="fa"/.test(text))).toBe(true);
    expect(texts.some((text) => /lang="ar"/.test(text))).toBe(false);
  });
});

describe("the time stamped into files", () => {
  const host = createMemoryHost({}, { now: () => new Date("2020-01-01T00:00:00Z") });
  const dated = { ...story, dates: { published: "2026-05-12", modified: "2026-05-13T10:00" } };
  const sourceTime = new Date("2021-01-01T00:00:00Z");

  test.each([
    ["the clock", story, {}, "2020-01-01T00:00:00Z"],
    ["the source's last change", story, { sourceTime }, "2021-01-01T00:00:00Z"],
    ["the article's own date", dated, { sourceTime }, "2026-05-13T10:00:00Z"],
    ["what the caller says", dated, { now: new Date(0) }, "1970-01-01T00:00:00Z"],
  ])("is %s, for want of better", async (_case, article, options, expected) => {
    const { files } = await convert(article, { ...options, host, to: ["epub"] });
    expect(modified(files.epub)).toBe(expected);
  });
});

describe("a conversion that cannot be done", () => {
  test("tells all that its stage found, warnings and hints too, and to the listener at once", async () => {
    const heard: string[] = [];
    const article = build.article([
      build.figure({ src: "one.png", alt: "أ" }),
      build.figure({ src: "two.png", alt: "ب" }),
      build.figure({ src: "https://example.org/a.png", alt: "ج" }),
    ]);
    const diagnostics = await errorsOf(
      convert(article, { host: createMemoryHost(), report: ({ code }) => heard.push(code) }),
    );
    expect(diagnostics.map(({ code }) => code)).toEqual([
      "article/no-headline",
      "image/not-found",
      "image/not-found",
      "image/remote",
    ]);
    expect(heard).toEqual(diagnostics.map(({ code }) => code));
  });

  test.each([
    ["an unknown template", { template: "newz" }, "template/not-found"],
    ["an unknown profile", { profile: "tlh" }, "profile/not-found"],
    ["a font folder that is not there", { fontFolders: ["nowhere"] }, "font/not-found"],
  ])("%s", async (_case, options, code) => {
    const diagnostics = await errorsOf(convert(story, { ...options, host: createMemoryHost() }));
    expect(diagnostics.map((one) => one.code)).toContain(code);
  });

  test("a template that names a font that is not there", async () => {
    const loaded = await loadTemplate("news", createMemoryHost(), () => undefined);
    if (loaded === undefined) {
      throw new Error("no news template");
    }
    const { template } = loaded;
    const fonts = {
      ...template.fonts,
      heading: { families: ["Kufi of Nowhere"], companionScale: 1 },
    };
    const diagnostics = await errorsOf(convert(story, { template: { ...template, fonts } }));
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "the template news asks for the font Kufi of Nowhere, which is not there",
    ]);
  });
});

/** A CFF font is too large to try all of its outlines when it is opened; here they are damaged right behind that. */
test("an outline that shows its damage where it is drawn is told as that of its font", async () => {
  const amiri = readFileSync(new URL("../../../fonts/amiri/Amiri-Regular.ttf", import.meta.url));
  const memory = createMemoryHost({ "f/a.ttf": new Uint8Array(amiri) });
  let taken: Buffer = Buffer.alloc(0);
  const host = {
    ...memory,
    readFile: async (path: string) => {
      const bytes = await memory.readFile(path);
      if (path.endsWith("a.ttf")) {
        taken = Buffer.from(bytes.buffer);
      }
      return bytes;
    },
  };
  const damage = (stage: ConvertStage) => {
    if (stage === "layout") {
      const record = taken.indexOf("glyf", 12, "latin1");
      const at = taken.readUInt32BE(record + 8);
      taken.fill(0x7f, at, at + taken.readUInt32BE(record + 12));
    }
  };
  const options: ConvertOptions = { host, fontFolders: ["f"], to: ["pdf"], onStage: damage };
  const [found] = await errorsOf(convert(story, options));
  expect(found?.code).toBe("font/invalid");
  expect(found?.message).toMatch(/^f\/a\.ttf is a damaged font: it has a damaged outline, that of/);
});

describe("the readers as functions", () => {
  test("give what convert takes", async () => {
    expect((await readMarkdown("# عنوان\n\nنص.")).headline).toBeDefined();
    expect((await readText("نص.")).body).toHaveLength(1);
    expect((await readJson(JSON.stringify(story))).type).toBe("article");
  });

  test("throw with every diagnostic, and tell warnings to the listener", async () => {
    const diagnostics = await errorsOf(readJson('{"type": "article", "boddy": []}'));
    expect(diagnostics.map(({ code }) => code)).toContain("input/unknown-field");
    const heard: string[] = [];
    await readMarkdown("نص.\n\n[^x]: حاشية\n", { report: ({ code }) => heard.push(code) });
    expect(heard).toContain("article/unused-note");
  });
});
