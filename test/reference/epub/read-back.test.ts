import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  type Article,
  convert,
  formatOf,
  type Publication,
  readSource,
} from "../../../src/index.ts";
import {
  blocksText,
  inlineText,
  type PreparedPublication,
  type WalkedNode,
} from "../../../src/model/index.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { preparePublication } from "../../../src/transforms/index.ts";
import { printedNodes } from "../../../src/transforms/printed-nodes.ts";
import { exampleFiles } from "../../support/examples.ts";
import {
  elementsOf,
  type ParsedElement,
  parseXml,
  textOf,
} from "../../unit/renderers/epub/parse-xml.ts";

const flat = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** The text of an element without the numbers that refer to notes. */
const ownText = (node: ParsedElement | string): string =>
  typeof node === "string"
    ? node
    : node.attributes.get("class") === "note-reference"
      ? ""
      : node.children.map(ownText).join("");

const all = (root: ParsedElement, test: (element: ParsedElement) => boolean) =>
  [...elementsOf(root)].filter(test);

async function read(path: string): Promise<Article | Publication> {
  const text = readFileSync(path, "utf8");
  const format = formatOf(path);
  if (format === undefined || format === "publication") {
    throw new Error(`${path} is no article`);
  }
  const input = await readSource(format, text, { source: path }, () => undefined);
  if (input === undefined) {
    throw new Error(`cannot read ${path}`);
  }
  return input;
}

/** What the model says that the book shall say again. */
function modelOf({ articles: [article], publication }: PreparedPublication) {
  const nodes: readonly WalkedNode[] = article === undefined ? [] : printedNodes(article);
  const title = article?.opening.find((part) => part.kind === "line" && part.role === "title");
  const top = title === undefined ? 0 : 1;
  return {
    headings: [
      ...(title?.kind === "line" ? [`1 ${flat(inlineText(title.content))}`] : []),
      ...nodes.flatMap((node) =>
        node.type === "heading"
          ? [`${Math.min(6, node.level + top)} ${flat(inlineText(node.children))}`]
          : [],
      ),
    ],
    notes: [...(article?.noteLabels.keys() ?? [])].map(({ children }) =>
      flat(blocksText(children)),
    ),
    alts: nodes.flatMap((node) =>
      node.type === "figure" || node.type === "image" ? [node.image.alt ?? ""] : [],
    ),
    links: nodes.flatMap((node) =>
      node.type === "link" && /^https?:/.test(node.url) ? [new URL(node.url).href] : [],
    ),
    metadata: {
      title: [
        publication.title,
        ...(publication.subtitle === undefined ? [] : [publication.subtitle]),
      ],
      language: [publication.language],
      makers: [...new Set(publication.creators.map(({ name }) => name))],
      publisher: publication.publisher === undefined ? [] : [publication.publisher],
      date: publication.date === undefined ? [] : [publication.date],
      description: publication.description === undefined ? [] : [publication.description],
      subjects: [
        ...new Set([...(article?.article.sections ?? []), ...publication.keywords]),
      ].sort(),
    },
  };
}

describe.each(exampleFiles().map((path) => [basename(path), path] as const))("%s", (_, path) => {
  test("headings, notes, descriptions of pictures, links and metadata read back", async () => {
    const input = await read(path);
    const prepared = preparePublication(input, profileForLanguage(input.language), () => undefined);
    const { files } = await convert(input, {
      to: ["epub"],
      baseFolder: dirname(path),
      drawCover: false,
    });
    const unpacked = unzipSync(files.epub ?? new Uint8Array());
    const parse = (name: string) =>
      parseXml(strFromU8(unpacked[`EPUB/${name}`] ?? new Uint8Array()));
    const chapter = parse("text/chapter-001.xhtml");
    const metadata = parse("package.opf");
    const dc = (name: string) =>
      all(metadata, (element) => element.name === `dc:${name}`).map((element) => textOf(element));
    const ids = new Set(
      all(chapter, ({ attributes }) => attributes.has("id")).map(({ attributes }) =>
        attributes.get("id"),
      ),
    );
    const hrefs = all(chapter, ({ name }) => name === "a").map(
      ({ attributes }) => attributes.get("href") ?? "",
    );

    expect({
      headings: all(chapter, ({ name }) => /^h[1-6]$/.test(name)).map(
        (element) => `${element.name.slice(1)} ${flat(ownText(element))}`,
      ),
      notes: all(chapter, ({ attributes }) => attributes.get("role") === "doc-footnote").map(
        (element) => flat(ownText(element)).replace(/^\p{N}+\. ?/u, ""),
      ),
      alts: all(chapter, ({ name }) => name === "img").map(
        ({ attributes }) => attributes.get("alt") ?? "",
      ),
      links: hrefs.filter((href) => /^https?:/.test(href)),
      metadata: {
        title: dc("title"),
        language: dc("language"),
        makers: [...dc("creator"), ...dc("contributor")],
        publisher: dc("publisher"),
        date: dc("date"),
        description: dc("description"),
        subjects: dc("subject").sort(),
      },
    }).toEqual(modelOf(prepared));
    // Where none is given it is made from the content as the template has it prepared.
    expect(dc("identifier")).toEqual([expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$|^https?:/)]);
    for (const href of hrefs.filter((one) => one.startsWith("#"))) {
      expect(ids).toContain(href.slice(1));
    }
  });
});
