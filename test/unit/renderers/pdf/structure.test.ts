import { expect, test } from "vitest";
import type {
  LinkArea,
  PagedDocument,
  StructureElement,
  TextLine,
} from "../../../../src/layout/index.ts";
import { renderPdf } from "../../../../src/renderers/pdf/index.ts";
import { orderKids } from "../../../../src/renderers/pdf/structure/order-kids.ts";
import { pagedDocument, textLine } from "../../../support/pdf-lines.ts";
import { pdfObjects, readPdf } from "../../../support/pdf-reading.ts";

const context = { report: () => {}, now: new Date("2026-03-04T05:06:07Z") };
const render = (document: PagedDocument): Promise<Uint8Array> => renderPdf(document, context);

const element = (
  role: StructureElement["role"],
  children: readonly StructureElement[] = [],
  rest: Partial<StructureElement> = {},
): StructureElement => ({ role, children, ...rest });

const lineOf = (text: string, owner: StructureElement | null, baseline = 100): TextLine =>
  textLine(text, { element: owner, right: 370, baseline });

interface TreeNode {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly lang?: string;
  readonly alt?: string;
  readonly children?: readonly TreeNode[];
}

/** The tags of a page as pdf.js gives them to screen readers: roles, with content as `#`, annotations as `@`. */
async function tagsOf(bytes: Uint8Array, number = 1): Promise<string> {
  const page = await (await readPdf(bytes)).getPage(number);
  const write = (node: TreeNode): string => {
    if (node.type !== undefined) {
      return node.type === "content" ? "#" : "@";
    }
    const children = (node.children ?? []).map(write).join(" ");
    return `${node.role}(${children})`;
  };
  return write((await page.getStructTree()) as TreeNode);
}

test("tags lines by their elements, in reading order, with a sequence a line", async () => {
  const heading = element("H1");
  const paragraph = element("P");
  const bytes = await render(
    pagedDocument(
      [
        [
          lineOf("رأس الصفحة", null),
          lineOf("عنوان", heading, 130),
          lineOf("سطر أول", paragraph, 160),
          lineOf("سطر ثان", paragraph, 190),
        ],
      ],
      [element("Art", [heading, paragraph])],
    ),
  );
  expect(await tagsOf(bytes)).toBe("Root(Document(Art(H1(#) P(# #))))");
});

test("an element that runs over a page end has content on both pages", async () => {
  const paragraph = element("P");
  const bytes = await render(
    pagedDocument([[lineOf("سطر أول", paragraph)], [lineOf("سطر ثان", paragraph)]], [paragraph]),
  );
  expect(await tagsOf(bytes, 1)).toBe("Root(Document(P(#)))");
  expect(await tagsOf(bytes, 2)).toBe("Root(Document(P(#)))");
  const objects = [...pdfObjects(bytes).values()].join("\n");
  expect(objects).toMatch(/\/Type \/MCR\n\/Pg \d+ 0 R\n\/MCID 0/);
});

test("an inline link keeps its place in the paragraph and carries its annotations", async () => {
  const link = element("Link");
  const paragraph = element("P", [link]);
  const withLink = (line: TextLine): TextLine => ({
    ...line,
    runs: line.runs.map((run) => ({ ...run, element: link })),
  });
  const area = (y: number): LinkArea => ({
    type: "link",
    rect: { x: 100, y, width: 50, height: 14 },
    target: { kind: "url", url: "https://example.org/مقال" },
    label: "الموقع",
    element: link,
  });
  const bytes = await render(
    pagedDocument(
      [
        [
          lineOf("قبل الرابط", paragraph, 100),
          withLink(lineOf("رابط طويل", paragraph, 130)),
          lineOf("بعد الرابط", paragraph, 160),
          area(118),
          area(148),
        ],
      ],
      [paragraph],
    ),
  );
  expect(await tagsOf(bytes)).toBe("Root(Document(P(# Link(# @ @) #)))");
  const page = await (await readPdf(bytes)).getPage(1);
  const [annotation] = await page.getAnnotations();
  expect(annotation.url).toBe("https://example.org/%D9%85%D9%82%D8%A7%D9%84");
  expect(annotation.contentsObj.str).toBe("الموقع");
  expect(annotation.rect).toEqual([100, 463, 150, 477]);
});

test("children keep their order; own content goes before what was met later", () => {
  const kid = (order: number, name: string) => ({ order, kid: name });
  expect(
    orderKids(
      [kid(0, "a"), kid(3, "b"), kid(9, "c")],
      [kid(2, "X"), kid(Number.POSITIVE_INFINITY, "never"), kid(5, "Y")],
    ),
  ).toEqual(["a", "X", "never", "b", "Y", "c"]);
  // A picture in the line, painted after all of its words, and a link behind it.
  expect(orderKids([kid(0, "a"), kid(2, "b")], [kid(9, "picture"), kid(1, "link")])).toEqual([
    "a",
    "picture",
    "link",
    "b",
  ]);
});

test("what elements say beside their role is written", async () => {
  const cell = element("TH", [], { scope: "Column", columnSpan: 2, rowSpan: 1, id: "خلية" });
  const bytes = await render(
    pagedDocument(
      [[lineOf("خلية", cell)]],
      [
        element("L", [], { listNumbering: "Decimal" }),
        element("Table", [element("TR", [cell])]),
        element("P", [element("Span", [], { language: "en", expansion: "United Nations" })]),
        element("P", [
          element("Quote", [], { expansion: " " }),
          element("Formula", [], { alt: "" }),
        ]),
        element("Figure", [], { alt: "صورة" }),
        element("Note", [], { id: "note-1" }),
      ],
    ),
  );
  const objects = pdfObjects(bytes);
  const found = (role: string): string =>
    [...objects.values()].find((object) => object.includes(`/S /${role}\n`)) ?? "";
  expect(found("L")).toContain("/O /List\n/ListNumbering /Decimal");
  expect(found("TH")).toContain("/O /Table\n/Scope /Column\n/ColSpan 2\n>>");
  expect(found("Span")).toMatch(/\/Lang \(en\)\n\/E \(United Nations\)/);
  expect(found("Document")).toContain("/O /Layout\n/WritingMode /RlTb");
  // Nothing is not what a word stands for, nor what a picture shows.
  expect(found("Quote")).not.toContain("/E ");
  expect(found("Formula")).not.toContain("/Alt ");
  const root = [...objects.values()].find((object) => object.includes("/IDTree")) ?? "";
  const key = Buffer.from("خلية").toString("hex");
  const note = Buffer.from("note-1").toString("hex");
  // Sorted by bytes: Latin before Arabic.
  expect(root).toMatch(new RegExp(`/Names \\[<${note}> \\d+ 0 R <${key}> \\d+ 0 R\\]`));
});

test("every marked sequence leads back to its element through the parent tree", async () => {
  const paragraphs = [element("P"), element("P"), element("P")] as const;
  const [first, second, third] = paragraphs;
  const bytes = await render(
    pagedDocument(
      [
        [lineOf("أ", first), lineOf("ب", second)],
        [lineOf("ج", second), lineOf("د", third)],
      ],
      paragraphs,
    ),
  );
  const objects = pdfObjects(bytes);
  const refs = [...objects].filter(([, object]) => object.includes("/S /P\n")).map(([id]) => id);
  const [one, two, three] = refs.map((id) => `${id} 0 R`);
  const root = [...objects.values()].find((object) => object.includes("/ParentTree")) ?? "";
  expect(root).toContain(`/Nums [0 [${one} ${two}] 1 [${two} ${three}]]`);
});

test("a line whose element is not in the tree is a bug, not silence", async () => {
  await expect(render(pagedDocument([[lineOf("ضائع", element("P"))]]))).rejects.toThrow(
    "a P on a page is not in the structure",
  );
});

test("pictures, formulas and code say whether they stand in a line or by themselves", async () => {
  const roles = ["Code", "Figure", "Formula"] as const;
  const bytes = await render(
    pagedDocument(
      [[]],
      [
        element(
          "P",
          roles.map((role) => element(role, [], { alt: "في السطر" })),
        ),
        element(
          "BlockQuote",
          roles.map((role) => element(role, [], { alt: "وحده" })),
        ),
      ],
    ),
  );
  const objects = [...pdfObjects(bytes).values()];
  for (const role of roles) {
    const found = objects.filter((object) => object.includes(`/S /${role}\n`));
    expect(found.map((object) => object.includes("/Placement /Block")).sort()).toEqual([
      false,
      true,
    ]);
  }
});
