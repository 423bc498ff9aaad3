import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { readWord } from "./read-word.ts";
import { arabic, NUMBERING, paragraph, STYLES, wordPackage } from "./word-parts.ts";

const GOOD = wordPackage({ body: paragraph(arabic("نص")), styles: STYLES, numbering: NUMBERING });

const withPart = (name: string, content: string | undefined): Uint8Array => {
  const { [name]: _old, ...files } = unzipSync(GOOD);
  return zipSync(content === undefined ? files : { ...files, [name]: strToU8(content) });
};

const codes = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const { input, diagnostics } = await readWord(bytes);
  return [
    input === undefined ? "nothing" : "read",
    ...diagnostics.map(({ severity, code }) => `${severity} ${code}`),
  ];
};

describe("a document that is", () => {
  test.each([
    ["cut short", GOOD.slice(0, GOOD.length - 60), "error input/damaged"],
    [
      "an old .doc, or encrypted",
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      "error input/damaged",
    ],
    ["another package", zipSync({ "a.txt": strToU8("a") }), "error input/damaged"],
    ["without its main part", withPart("word/document.xml", undefined), "error input/damaged"],
    ["no XML", withPart("word/document.xml", "<w:document><w:body>"), "error input/syntax"],
    [
      "full of entities",
      withPart("word/document.xml", '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>'),
      "error input/syntax",
    ],
    ["without text", wordPackage({ body: "<w:p/>" }), "error input/empty"],
  ])("%s is one error", async (_what, bytes, error) => {
    expect((await codes(bytes)).filter((one) => one.startsWith("error"))).toEqual([error]);
  });

  test("nested ten thousand tables deep is one error, at once", async () => {
    const deep = "<w:tbl><w:tr><w:tc>".repeat(10_000) + "</w:tc></w:tr></w:tbl>".repeat(10_000);
    const started = process.cpuUsage();
    expect(await codes(wordPackage({ body: deep }))).toEqual(["nothing", "error input/too-large"]);
    expect(process.cpuUsage(started).user).toBeLessThan(3e6);
  });

  test("a bomb is not unfolded", async () => {
    const files = unzipSync(GOOD);
    const bomb = zipSync(
      { ...files, "word/media/a.png": new Uint8Array(80 * 1024 * 1024) },
      { level: 9 },
    );
    expect(await codes(bomb)).toEqual(["nothing", "error input/too-large"]);
  });

  test.each(["word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"])(
    "without %s is read all the same",
    async (name) => {
      expect((await codes(withPart(name, undefined)))[0]).toBe("read");
    },
  );

  test("related to itself, upwards and to nothing is read", async () => {
    const rels = (list: string) =>
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list}</Relationships>`;
    const type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const bytes = withPart(
      "word/_rels/document.xml.rels",
      rels(
        `<Relationship Id="a" Type="${type}/footnotes" Target="document.xml"/><Relationship Id="b" Type="${type}/styles" Target="../../../../etc/passwd"/><Relationship Id="c" Type="${type}/image" Target="nothing.png"/>`,
      ),
    );
    expect((await codes(bytes))[0]).toBe("read");
  });

  test("large is read in time that grows with it", async () => {
    const one = paragraph(arabic("كلمة بعد كلمة في سطر طويل ", "<w:bCs/>") + arabic("ثم عادي"));
    const started = process.cpuUsage();
    const { input } = await readWord(wordPackage({ body: one.repeat(20_000), styles: STYLES }));
    expect(input?.type === "article" ? input.body.length : 0).toBe(20_000);
    expect(process.cpuUsage(started).user).toBeLessThan(30e6);
  });

  test("one paragraph of twenty thousand runs is read", async () => {
    const runs = (arabic("أ", "<w:bCs/>") + arabic("ب")).repeat(10_000);
    const { input } = await readWord(wordPackage({ body: paragraph(runs), styles: STYLES }));
    expect(input?.type === "article" ? input.body.length : 0).toBe(1);
  });

  test("in the strict form is read like the other", async () => {
    const strict =
      '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>نص صارم</w:t></w:r></w:p></w:body></w:document>';
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document.xml"/></Relationships>';
    const { input } = await readWord(
      zipSync({ "_rels/.rels": strToU8(rels), "word/document.xml": strToU8(strict) }),
    );
    expect(input).toMatchObject({ body: [{ children: [{ value: "نص صارم" }] }] });
  });
});
