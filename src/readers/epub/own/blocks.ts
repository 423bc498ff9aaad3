import {
  ASIDE_KINDS,
  type Block,
  type Heading,
  type Inline,
  LIST_STYLES,
  type List,
  type ListItem,
  type QuestionAnswer,
  type VerseLine,
} from "../../../model/index.ts";
import { elementOf, elementsOf, textOf, type XmlElement, type XmlNode } from "../../xml/index.ts";
import { readCell } from "./cells.ts";
import { common, located, type OwnDocument } from "./context.ts";
import { readFigure, readGallery } from "./figures.ts";
import { readInlines } from "./inlines.ts";
import {
  find,
  hasClass,
  hasType,
  isBlockElement,
  isElement,
  isGap,
  mark,
  withoutLead,
} from "./marked.ts";
import { readTable } from "./tables.ts";

/** The blocks of a book of ours, one under the other. */
export function readFlow(nodes: readonly XmlNode[], document: OwnDocument): readonly Block[] {
  return nodes.flatMap((node) => readNode(node, document));
}

function readNode(node: XmlNode, document: OwnDocument): readonly Block[] {
  if (node.type === "text") {
    return isGap(node)
      ? []
      : [
          {
            type: "paragraph",
            children: readInlines([node], document),
            ...located(node, document),
          },
        ];
  }
  if (hasType(node, "pagebreak")) {
    return [];
  }
  const own = common(node, document);
  const words = () => readInlines(node.children, document);
  switch (node.local) {
    case "p":
      return [{ type: "paragraph", children: words(), ...own }];
    case "h1":
    case "h2":
    case "h3":
    case "h4":
    case "h5":
    case "h6":
      return [{ type: "heading", level: levelOf(node), children: words(), ...own }];
    case "ul":
    case "ol":
      return [readList(node, document)];
    case "hr":
      return [{ type: "divider", ...own }];
    case "pre":
      return [readCode(node, document)];
    case "blockquote":
    case "figure":
    case "aside":
    case "section":
    case "div":
      return readByClass(node, document);
    default:
      return isBlockElement(node)
        ? readFlow(node.children, document)
        : [
            {
              type: "paragraph",
              children: readInlines([node], document),
              ...located(node, document),
            },
          ];
  }
}

function readByClass(node: XmlElement, document: OwnDocument): readonly Block[] {
  const own = common(node, document);
  const is = (name: string): boolean => hasClass(node, name);
  if (is("quote")) {
    return [readQuote(node, document)];
  }
  if (is("quran")) {
    return [readQuran(node, document)];
  }
  if (is("verse")) {
    return [readVerse(node, document)];
  }
  if (is("gallery")) {
    return [readGallery(node, document)];
  }
  if (is("figure")) {
    return [readFigure(node, document)];
  }
  if (is("table")) {
    return [readTable(node, document)];
  }
  if (is("pull-quote")) {
    const [words] = elementsOf(node, "p");
    return [
      {
        type: "pullQuote",
        children: readInlines(words?.children ?? [], document),
        ...attributionOf(node, document),
        ...own,
      },
    ];
  }
  if (is("math")) {
    const alt = mark(node, "data-alt");
    const tex = mark(node, "data-tex") ?? textOf(node).trim();
    return [{ type: "math", tex, ...(alt === undefined ? {} : { alt }), ...own }];
  }
  if (is("aside")) {
    return [readAside(node, document)];
  }
  if (is("exchange")) {
    return [readExchange(node, document)];
  }
  if (is("page-break")) {
    return [{ type: "pageBreak", ...own }];
  }
  if (is("embed")) {
    const lines = elementsOf(node, "p");
    const fallback = lines.length > 1 ? readInlines(lines[0]?.children ?? [], document) : [];
    const address = lines.at(-1);
    return [{ type: "embed", url: address === undefined ? "" : textOf(address), fallback, ...own }];
  }
  return readFlow(node.children, document);
}

function levelOf(node: XmlElement): Heading["level"] {
  const written = /(?:^|\s)level-([1-6])(?:\s|$)/.exec(mark(node, "class") ?? "")?.[1];
  const levels = [1, 2, 3, 4, 5, 6] as const;
  return levels.find((level) => level === Number(written ?? node.local.slice(1))) ?? 1;
}

function attributionOf(
  node: XmlElement,
  document: OwnDocument,
): { readonly attribution?: readonly Inline[] } {
  const line = elementsOf(node).find((child) => hasClass(child, "attribution"));
  return line === undefined ? {} : { attribution: readInlines(line.children, document) };
}

/** The `blockquote` itself, or that in a `figure` with who said it. */
const quotedIn = (node: XmlElement): XmlElement =>
  node.local === "blockquote" ? node : (elementOf(node, "blockquote") ?? node);

function readQuote(node: XmlElement, document: OwnDocument): Block {
  const quoted = quotedIn(node);
  const cite = mark(quoted, "data-cite") ?? mark(quoted, "cite");
  return {
    type: "quote",
    children: readFlow(quoted.children, document),
    ...(quoted === node ? {} : attributionOf(node, document)),
    ...(cite === undefined ? {} : { cite }),
    ...common(node, document),
  };
}

function readQuran(node: XmlElement, document: OwnDocument): Block {
  const quoted = quotedIn(node);
  const [words] = elementsOf(quoted, "p");
  const field = (name: "surah" | "ayahs") => {
    const given = find(node, (element) => mark(element, "data-field") === name);
    return given === undefined ? {} : { [name]: textOf(given) };
  };
  return {
    type: "quran",
    children: readInlines((words ?? quoted).children, document),
    ...field("surah"),
    ...field("ayahs"),
    ...common(node, document),
  };
}

function readVerse(node: XmlElement, document: OwnDocument): Block {
  const lines =
    elementOf(node, "figcaption") === undefined ? node : (elementOf(node, "div") ?? node);
  return {
    type: "verse",
    lines: elementsOf(lines, "p").map((line): VerseLine => {
      const [first, second] = elementsOf(line).filter((part) => hasClass(part, "hemistich"));
      const part = (element: XmlElement) => readInlines(element.children, document);
      return {
        hemistichs:
          first === undefined || second === undefined ? [part(line)] : [part(first), part(second)],
        ...located(line, document),
      };
    }),
    ...poetOf(node, document),
    ...common(node, document),
  };
}

function poetOf(
  node: XmlElement,
  document: OwnDocument,
): { readonly poet?: readonly Inline[]; readonly metre?: string } {
  const caption = elementOf(node, "figcaption");
  if (caption === undefined) {
    return {};
  }
  const metre = elementsOf(caption).find((child) => hasClass(child, "metre"));
  const name = [...caption.children].filter((child) => child !== metre);
  const last = name.at(-1);
  if (metre !== undefined && last?.type === "text" && last.value.endsWith(" ")) {
    name[name.length - 1] = { ...last, value: last.value.slice(0, -1) };
  }
  const poet = readInlines(name, document);
  return {
    ...(poet.length === 0 ? {} : { poet }),
    ...(metre === undefined ? {} : { metre: textOf(metre).replace(/^\(|\)$/g, "") }),
  };
}

function readList(node: XmlElement, document: OwnDocument): List {
  const style = LIST_STYLES.find((one) => one === mark(node, "data-style")) ?? "decimal";
  const start = mark(node, "start");
  return {
    type: "list",
    style: node.local === "ul" ? "bullet" : style,
    ...(start === undefined ? {} : { start: Number(start) }),
    items: elementsOf(node, "li").map((item) => readItem(item, document)),
    ...common(node, document),
  };
}

function readItem(item: XmlElement, document: OwnDocument): ListItem {
  const checked = mark(item, "data-checked");
  return {
    children: readCell(withoutMarker(item.children), document),
    ...(checked === undefined ? {} : { checked: checked === "true" }),
    ...located(item, document),
  };
}

/** The content of an item without the letter or box before its words, or in a line of its own. */
function withoutMarker(nodes: readonly XmlNode[]): readonly XmlNode[] {
  const isMarker = (element: XmlElement): boolean => hasClass(element, "marker");
  const first = nodes.find(isElement);
  if (first?.local !== "p") {
    return withoutLead(nodes, isMarker, " ").rest;
  }
  const { lead, rest } = withoutLead(first.children, isMarker, " ");
  if (lead === undefined) {
    return nodes;
  }
  const isLineOfItsOwn = first.children.length === 1;
  return nodes.flatMap((node) =>
    node !== first ? [node] : isLineOfItsOwn ? [] : [{ ...first, children: rest }],
  );
}

function readCode(node: XmlElement, document: OwnDocument): Block {
  const code = elementOf(node, "code") ?? node;
  const named = /(?:^|\s)language-(\S+)/.exec(mark(code, "class") ?? "")?.[1];
  const syntax = mark(code, "data-syntax") ?? named;
  return {
    type: "code",
    value: textOf(code),
    ...(syntax === undefined ? {} : { syntax }),
    ...common(node, document),
  };
}

function readAside(node: XmlElement, document: OwnDocument): Block {
  const heading = elementsOf(node, "p").find((line) => hasClass(line, "aside-title"));
  const isMade = heading !== undefined && elementsOf(heading).some((one) => hasClass(one, "made"));
  return {
    type: "aside",
    kind: ASIDE_KINDS.find((kind) => hasClass(node, kind)) ?? "note",
    ...(heading === undefined || isMade ? {} : { title: readInlines(heading.children, document) }),
    children: readFlow(
      node.children.filter((child) => child !== heading),
      document,
    ),
    ...common(node, document),
  };
}

function readExchange(node: XmlElement, document: OwnDocument): QuestionAnswer {
  const turn = (name: "question" | "answer") =>
    readTurn(
      elementsOf(node).find((child) => hasClass(child, name)),
      document,
    );
  const question = turn("question");
  const answer = turn("answer");
  return {
    type: "qa",
    ...(question.who === undefined ? {} : { questioner: question.who }),
    question: question.words,
    ...(answer.who === undefined ? {} : { speaker: answer.who }),
    answer: answer.words,
    ...common(node, document),
  };
}

function readTurn(
  turn: XmlElement | undefined,
  document: OwnDocument,
): { readonly who: readonly Inline[] | undefined; readonly words: readonly Block[] } {
  const nodes = (turn?.children ?? []).filter((node) => !isGap(node));
  const first = nodes.find(isElement);
  const isSpeaker = (element: XmlElement): boolean => hasClass(element, "speaker");
  const { lead, rest } = withoutLead(first?.children ?? [], isSpeaker, " ");
  if (first === undefined || lead === undefined) {
    return { who: undefined, words: readFlow(nodes, document) };
  }
  const words = nodes.flatMap((node) =>
    node !== first ? [node] : first.children.length === 1 ? [] : [{ ...first, children: rest }],
  );
  return { who: readInlines(lead.children, document), words: readFlow(words, document) };
}
