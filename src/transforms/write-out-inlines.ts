import {
  type CrossReference,
  type Inline,
  type InlineMapper,
  mapChildren,
  type Text,
} from "../model/index.ts";
import { type Profile, profileForLanguage } from "../profile/index.ts";

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
  enclosed: ReadonlySet<EnclosedRole> = new Set(),
): InlineMapper {
  const mapper: InlineMapper = {
    inlines: (nodes) => nodes.map((node) => writeOut(node, profile, mapper, enclosed)),
    in: (language) =>
      sameLanguage(language, profile)
        ? mapper
        : createWriteOut(profileForLanguage(language), enclosed),
  };
  return mapper;
}

/** Fills cross-references that have no words of their own. */
export function createFillReferences(name: NameTarget, profile: Profile): InlineMapper {
  const fill = (node: Inline, previous: Inline | undefined): Inline => {
    if (node.type === "crossReference" && node.children.length === 0) {
      const before = previous?.type === "text" ? previous.value : "";
      return { ...node, children: name(node, before, profile) };
    }
    return mapChildren(node, node.type === "span" ? mapper.in(node.language) : mapper);
  };
  const mapper: InlineMapper = {
    inlines: (nodes) => nodes.map((node, at) => fill(node, nodes[at - 1])),
    in: (language) =>
      sameLanguage(language, profile)
        ? mapper
        : createFillReferences(name, profileForLanguage(language)),
  };
  return mapper;
}

/** A country's profile serves its language wherever a tag does not ask for another country. */
function sameLanguage(tag: string, profile: Profile): boolean {
  const [language, ...rest] = tag.toLowerCase().split("-");
  return tag === profile.name || (language === profile.language && rest.length === 0);
}

function writeOut(
  node: Inline,
  profile: Profile,
  mapper: InlineMapper,
  enclosed: ReadonlySet<EnclosedRole>,
): Inline {
  switch (node.type) {
    case "strong":
    case "emphasis": {
      const role =
        node.type === "emphasis" && profile.direction === "ltr" ? "emphasisLatin" : node.type;
      if (!enclosed.has(role)) {
        return mapChildren(node, mapper);
      }
      const [open, close] = GUILLEMETS;
      return {
        ...node,
        children: [made(open, node), ...mapper.inlines(node.children), made(close, node)],
      };
    }
    case "quotation": {
      const [open, close] = node.level === 1 ? profile.quotes.outer : profile.quotes.inner;
      return {
        ...node,
        children: [made(open, node), ...mapper.inlines(node.children), made(close, node)],
      };
    }
    case "date":
      return node.children.length === 0
        ? { ...node, children: [made(profile.date(node.iso), node)] }
        : mapChildren(node, mapper);
    case "number":
      return made(profile.number(node.value), node);
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

/** Text that warraq writes in the place of `origin`. */
function made(value: string, { span }: Inline): Text {
  return { type: "text", value, ...(span === undefined ? {} : { span }) };
}

/** The habits for matter that may have a language of its own. */
export const profileIn = (language: string | undefined, profile: Profile): Profile =>
  language === undefined || sameLanguage(language, profile)
    ? profile
    : profileForLanguage(language);
