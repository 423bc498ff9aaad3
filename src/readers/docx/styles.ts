import {
  attribute,
  childOf,
  childrenOf,
  type Element,
  integer,
  switchOf,
  valOf,
} from "./element.ts";
import { type CharacterRole, characterRoleOfName, roleOfName, type StyleRole } from "./roles.ts";

/** Toggles and values of runs; `undefined` is what nobody said (ECMA-376 17.7.3). */
export interface RunLook {
  readonly bold?: boolean | undefined;
  readonly boldComplex?: boolean | undefined;
  readonly italic?: boolean | undefined;
  readonly italicComplex?: boolean | undefined;
  readonly strike?: boolean | undefined;
  readonly hidden?: boolean | undefined;
  readonly underline?: boolean | undefined;
  readonly mark?: boolean | undefined;
  readonly script?: "superscript" | "subscript" | "baseline" | undefined;
  readonly rightToLeft?: boolean | undefined;
  /** Of left-to-right and of right-to-left characters: BCP 47. */
  readonly language?: string | undefined;
  readonly languageComplex?: string | undefined;
  /** In half points. */
  readonly size?: number | undefined;
  readonly sizeComplex?: number | undefined;
  /** Of the letters, where a font of its own is named. */
  readonly font?: string | undefined;
}

/** What a paragraph inherits from its style and all that style is based on. */
export interface ParagraphStyle {
  readonly is: StyleRole | undefined;
  /** The box that a paragraph of another role stands in: `Caption in Aside`. */
  readonly box: "quote" | "aside" | undefined;
  readonly bidi: boolean | undefined;
  readonly centred: boolean;
  readonly outline: number | undefined;
  readonly numbering: { readonly list: number | undefined; readonly level: number | undefined };
  readonly run: RunLook;
}

export interface CharacterStyle {
  readonly role: CharacterRole | undefined;
  readonly run: RunLook;
}

/** The styles of one document, resolved. */
export interface Styles {
  readonly paragraph: (id: string | undefined) => ParagraphStyle;
  readonly character: (id: string | undefined) => CharacterStyle;
  /** Direction and alignment of a table by its style are not read; its id is its own name. */
  readonly tableName: (id: string | undefined) => string | undefined;
  /** Of the whole document. */
  readonly defaults: { readonly run: RunLook; readonly bidi: boolean | undefined };
}

interface Raw {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly basedOn: string | undefined;
  readonly element: Element;
}

/** Longest chain of styles that is followed; Word stops at eleven. */
const LONGEST_CHAIN = 30;

export function readStyles(root: Element | undefined): Styles {
  const raws = new Map<string, Raw>();
  const defaultIds = new Map<string, string>();
  for (const element of childrenOf(root, "w:style")) {
    const id = attribute(element, "w:styleId") ?? "";
    const type = attribute(element, "w:type") ?? "paragraph";
    if (id !== "" && !raws.has(`${type} ${id}`)) {
      const name = valOf(element, "w:name") ?? id;
      raws.set(`${type} ${id}`, {
        id,
        name,
        type,
        basedOn: valOf(element, "w:basedOn"),
        element,
      });
      if (["1", "true", "on"].includes(attribute(element, "w:default") ?? "")) {
        defaultIds.set(type, id);
      }
    }
  }
  const documentDefaults = childOf(root, "w:docDefaults");
  const defaultRun = readRunLook(childOf(childOf(documentDefaults, "w:rPrDefault"), "w:rPr"));
  const defaultParagraph = childOf(childOf(documentDefaults, "w:pPrDefault"), "w:pPr");

  /** From the style itself to what it is at last based on; a ring is cut. */
  function chain(type: string, id: string | undefined): readonly Raw[] {
    const found: Raw[] = [];
    let next = raws.get(`${type} ${id}`);
    while (next !== undefined && !found.includes(next) && found.length < LONGEST_CHAIN) {
      found.push(next);
      next = next.basedOn === undefined ? undefined : raws.get(`${type} ${next.basedOn}`);
    }
    return found;
  }

  const paragraphs = new Map<string, ParagraphStyle>();
  const characters = new Map<string, CharacterStyle>();

  function paragraph(id: string | undefined): ParagraphStyle {
    const wanted =
      id !== undefined && raws.has(`paragraph ${id}`) ? id : (defaultIds.get("paragraph") ?? "");
    const known = paragraphs.get(wanted);
    if (known !== undefined) {
      return known;
    }
    const styles = chain("paragraph", wanted);
    const first = <Value>(read: (properties: Element | undefined) => Value | undefined) => {
      for (const { element } of styles) {
        const value = read(childOf(element, "w:pPr"));
        if (value !== undefined) {
          return value;
        }
      }
      return read(defaultParagraph);
    };
    const numbering = first((properties) => childOf(properties, "w:numPr"));
    // A style that is called nothing known may still be a heading by its outline level.
    const is =
      firstRole(styles) ?? (id !== undefined && styles.length === 0 ? roleOfName(id) : undefined);
    const made: ParagraphStyle = {
      is,
      box: boxOf(styles[0]?.name ?? ""),
      bidi: first((properties) => switchOf(properties, "w:bidi")),
      centred: first((properties) => valOf(properties, "w:jc")) === "center",
      outline: first((properties) => integer(valOf(properties, "w:outlineLvl"))),
      numbering: {
        list: integer(valOf(numbering, "w:numId")),
        level: integer(valOf(numbering, "w:ilvl")),
      },
      run: inherited(styles, {}),
    };
    paragraphs.set(wanted, made);
    return made;
  }

  function character(id: string | undefined): CharacterStyle {
    const known = characters.get(id ?? "");
    if (known !== undefined) {
      return known;
    }
    const styles = chain("character", id);
    const role = styles
      .map((style) => characterRoleOfName(style.name) ?? characterRoleOfName(style.id))
      .find((one) => one !== undefined);
    const made = { role, run: inherited(styles, {}) };
    characters.set(id ?? "", made);
    return made;
  }

  return {
    paragraph,
    character,
    tableName: (id) => raws.get(`table ${id}`)?.name,
    defaults: { run: defaultRun, bidi: switchOf(defaultParagraph, "w:bidi") },
  };
}

const firstRole = (styles: readonly Raw[]): StyleRole | undefined => {
  for (const [at, { name, id }] of styles.entries()) {
    const found = roleOfName(name) ?? roleOfName(id.replace(/(?<=[a-z])(?=[A-Z0-9])/g, " "));
    // Nearly everything is based on the default style, which says nothing of what it is.
    if (found !== undefined && (found.role !== "body" || at === 0)) {
      return found;
    }
  }
  return undefined;
};

const boxOf = (name: string): ParagraphStyle["box"] => {
  const box = / in (Aside|Quote)\b/.exec(name)?.[1];
  return box === undefined ? undefined : box === "Aside" ? "aside" : "quote";
};

/** What a chain says, the nearest style first. */
const inherited = (styles: readonly Raw[], base: RunLook): RunLook =>
  [...styles]
    .reverse()
    .reduce((look, { element }) => over(look, readRunLook(childOf(element, "w:rPr"))), base);

/** `upper` where it says something, else `lower`. */
export function over(lower: RunLook, upper: RunLook): RunLook {
  const said = Object.entries(upper).filter(([, value]) => value !== undefined);
  return said.length === 0 ? lower : { ...lower, ...Object.fromEntries(said) };
}

const NO_LINE: ReadonlySet<string> = new Set(["none"]);

/** Reads `w:rPr`. */
export function readRunLook(properties: Element | undefined): RunLook {
  if (properties === undefined) {
    return {};
  }
  const languages = childOf(properties, "w:lang");
  const underline = valOf(properties, "w:u");
  const highlight = valOf(properties, "w:highlight");
  const fill = attribute(childOf(properties, "w:shd"), "w:fill")?.toLowerCase();
  const script = valOf(properties, "w:vertAlign");
  const strike = switchOf(properties, "w:strike") ?? switchOf(properties, "w:dstrike");
  return {
    bold: switchOf(properties, "w:b"),
    boldComplex: switchOf(properties, "w:bCs"),
    italic: switchOf(properties, "w:i"),
    italicComplex: switchOf(properties, "w:iCs"),
    strike,
    hidden: switchOf(properties, "w:vanish"),
    underline: underline === undefined ? undefined : !NO_LINE.has(underline),
    mark:
      highlight === undefined
        ? fill === undefined || fill === "auto" || fill === "ffffff"
          ? undefined
          : true
        : highlight !== "none",
    script:
      script === "superscript" || script === "subscript" || script === "baseline"
        ? script
        : undefined,
    rightToLeft: switchOf(properties, "w:rtl"),
    language: attribute(languages, "w:val"),
    languageComplex: attribute(languages, "w:bidi"),
    size: integer(valOf(properties, "w:sz")),
    sizeComplex: integer(valOf(properties, "w:szCs")),
    font: attribute(childOf(properties, "w:rFonts"), "w:ascii"),
  };
}
