import {
  type Block,
  blocksText,
  type FrontPart,
  type InlineMapper,
  inlineText,
  mapChildren,
  mapInlinesOfBlocks,
  type Note,
  namedTurn,
  type PreparedArticle,
  type PreparedPublication,
  walkBlocks,
} from "../model/index.ts";

/**
 * What is printed of a publication, a paragraph or line at a time: headlines, paragraphs, captions, cells and notes, with
 * the numbers of notes where they are referred to. Words for pictures, which are not printed, are left out.
 */
export function printedTexts({ articles }: PreparedPublication): readonly string[] {
  return articles
    .flatMap((article) => {
      const blocks = [...article.opening, ...article.closing].flatMap(blocksOfPart);
      const body = [...article.body, ...blocks];
      const texts = [
        ...article.opening.flatMap((part) => linesOfPart(part, article)),
        ...linesOf(article.body, article),
        ...article.closing.flatMap((part) => linesOfPart(part, article)),
      ];
      return [...texts, ...notesOf(body).flatMap((note) => linesOf(note.children, article))];
    })
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text));
}

function blocksOfPart(part: FrontPart): readonly Block[] {
  switch (part.kind) {
    case "line":
    case "points":
      return [];
    case "figure":
      return [part.figure];
    case "blocks":
      return part.blocks;
  }
}

function linesOfPart(part: FrontPart, article: PreparedArticle): readonly string[] {
  switch (part.kind) {
    case "line":
      return [inlineText(part.content)];
    case "points":
      return [part.title, ...part.points.map(inlineText)];
    case "figure":
    case "blocks":
      return linesOf(blocksOfPart(part), article);
  }
}

function linesOf(blocks: readonly Block[], article: PreparedArticle): readonly string[] {
  const labelled = mapInlinesOfBlocks(blocks, labelNotes(article));
  return blocksText(labelled).split(/[\n\t]/);
}

/** Notes become their numbers, and pictures nothing; who speaks stands before what is said. */
function labelNotes({ noteLabels }: PreparedArticle): InlineMapper {
  const mapper: InlineMapper = {
    inlines: (nodes) =>
      nodes
        .filter(({ type }) => type !== "image")
        .map((node) =>
          node.type === "note"
            ? { type: "text", value: noteLabels.get(node) ?? "" }
            : mapChildren(node, mapper),
        ),
    in: () => mapper,
    block: (block) =>
      block.type === "qa"
        ? {
            type: "qa",
            question: mapInlinesOfBlocks(namedTurn(block.questioner, block.question), mapper),
            answer: mapInlinesOfBlocks(namedTurn(block.speaker, block.answer), mapper),
          }
        : undefined,
  };
  return mapper;
}

function notesOf(blocks: readonly Block[]): readonly Note[] {
  const notes: Note[] = [];
  walkBlocks(blocks, (node) => {
    if (node.type === "note") {
      notes.push(node);
    }
  });
  return notes;
}
