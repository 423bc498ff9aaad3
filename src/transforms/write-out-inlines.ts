import {
  type CrossReference,
  type Inline,
  type InlineMapper,
  mapChildren,
} from "../model/index.ts";
import { type Profile, profileIn, servesLanguage } from "../profile/index.ts";
import type { Origins } from "./origins.ts";

/**
 * What a cross-reference without words of its own is to print in the language around it; `before` is the text that it
 * follows.
 */
export type NameTarget = (
  reference: CrossReference,
  before: string,
  profile: Profile,
) => readonly Inline[];

/** What a template may set off by guillemets; emphasis of a language with italics is another role and keeps them. */
export type EnclosedRole = "strong" | "emphasis" | "emphasisLatin";

const GUILLEMETS = ["«", "»"] as const;

/**
 * Writes out what an article holds as data, so that every renderer sees final text: quotation marks around quoted words,
 * dates and numbers, each in the habit of the language around it.
 */
export function createWriteOut(
  profile: Profile,
  origins: Origins,
  enclosed: ReadonlySet<EnclosedRole> = new Set(),
): InlineMapper {
  const mapper: InlineMapper = {
    inlines: (nodes) => nodes.map((node) => writeOut(node, { profile, mapper, origins, enclosed })),
    in: (language) =>
      servesLanguage(language, profile)
        ? mapper
        : createWriteOut(profileIn(language, profile), origins, enclosed),
  };
  return mapper;
}

/** Fills cross-references that have no words of their own. */
export function createFillReferences(
  name: NameTarget,
  profile: Profile,
  origins: Origins,
): InlineMapper {
  const fill = (node: Inline, previous: Inline | undefined): Inline => {
    if (node.type === "crossReference" && node.children.length === 0) {
      const before = previous?.type === "text" ? previous.value : "";
      return origins.made({ ...node, children: name(node, before, profile) });
    }
    return mapChildren(node, node.type === "span" ? mapper.in(node.language) : mapper);
  };
  const mapper: InlineMapper = {
    inlines: (nodes) => nodes.map((node, at) => fill(node, nodes[at - 1])),
    in: (language) =>
      servesLanguage(language, profile)
        ? mapper
        : createFillReferences(name, profileIn(language, profile), origins),
  };
  return mapper;
}

interface WriteOut {
  readonly profile: Profile;
  readonly mapper: InlineMapper;
  readonly origins: Origins;
  readonly enclosed: ReadonlySet<EnclosedRole>;
}

function writeOut(node: Inline, { profile, mapper, origins, enclosed }: WriteOut): Inline {
  const made = (value: string): Inline => origins.made(textFor(value, node));
  const between = ([open, close]: readonly [string, string], content: readonly Inline[]) => [
    made(open),
    ...mapper.inlines(content),
    made(close),
  ];
  switch (node.type) {
    case "strong":
    case "emphasis": {
      const role =
        node.type === "emphasis" && profile.direction === "ltr" ? "emphasisLatin" : node.type;
      if (!enclosed.has(role)) {
        return mapChildren(node, mapper);
      }
      return { ...node, children: between(GUILLEMETS, node.children) };
    }
    case "quotation": {
      const { outer, inner } = profile.quotes;
      return { ...node, children: between(node.level === 1 ? outer : inner, node.children) };
    }
    case "date":
      return node.children.length === 0
        ? { ...node, children: [made(profile.date(node.iso))] }
        : mapChildren(node, mapper);
    case "number":
      return origins.number(textFor(profile.number(node.value), node), node.value);
    case "span":
      return mapChildren(node, mapper.in(node.language));
    case "text":
    case "underline":
    case "strike":
    case "subscript":
    case "superscript":
    case "code":
    case "link":
    case "note":
    case "crossReference":
    case "isolate":
    case "honorific":
    case "abbreviation":
    case "lineBreak":
    case "image":
    case "inlineMath":
    case "mark":
      return mapChildren(node, mapper);
  }
}

/** Text that warraq writes in the place of a node, or beside what it holds. */
const textFor = (value: string, { span }: Inline) => ({
  type: "text" as const,
  value,
  ...(span === undefined ? {} : { span }),
});
