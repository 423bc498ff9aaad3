/** Our styles under those of a reference. */
export interface MergedStyles {
  /** The whole of `word/styles.xml`. */
  readonly xml: string;
  /** Our id → the reference's, where the two have one name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Names of styles that the text uses and the reference did not have. */
  readonly lacked: readonly string[];
  /** True when type for Arabic letters had to be taken from that for Latin ones. */
  readonly addedComplexScript: boolean;
  /** True when direction had to be added. */
  readonly addedDirection: boolean;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly xml: string;
}

interface MergeOptions {
  readonly rightToLeft: boolean;
  /** Ids of our styles that some paragraph, run or table has. */
  readonly used: ReadonlySet<string>;
}

/** A style of one name and kind is the reference's, whatever its id; all others of ours are added. */
export function mergeStyles(ours: string, theirs: string, options: MergeOptions): MergedStyles {
  const own = styles(ours);
  const known = new Map(styles(theirs).map((style) => [keyOf(style), style]));
  const takenIds = new Set(styles(theirs).map(({ id }) => id));
  const takenNames = new Set(styles(theirs).map(({ name }) => name.toLowerCase()));
  const ids = new Map<string, string>();
  const missing: Style[] = [];
  for (const style of own) {
    const match = known.get(keyOf(style));
    if (match !== undefined) {
      ids.set(style.id, match.id);
    } else {
      let id = style.id;
      for (let count = 2; takenIds.has(id); count += 1) {
        id = `${style.id}${count}`;
      }
      takenIds.add(id);
      ids.set(style.id, id);
      missing.push(style);
    }
  }
  const added = missing.map((style) => renamed(style, ids, takenNames));
  const directed = options.rightToLeft ? directNormal(theirs) : theirs;
  const paired = options.rightToLeft ? pairComplexScript(directed) : directed;
  return {
    xml: withLanguage(paired, ours).replace("</w:styles>", `${added.join("")}</w:styles>`),
    ids,
    lacked: missing
      .filter(
        ({ id, xml }) =>
          options.used.has(id) &&
          /<w:basedOn w:val="(?:Normal|DefaultParagraphFont|TableNormal)"/.test(xml),
      )
      .map(({ name }) => name),
    addedDirection: directed !== theirs,
    addedComplexScript: paired !== directed,
  };
}

function styles(xml: string): readonly Style[] {
  return (xml.match(/<w:style\b[\s\S]*?<\/w:style>/g) ?? []).map((style) => ({
    xml: style,
    id: /w:styleId="([^"]*)"/.exec(style)?.[1] ?? "",
    type: /^<w:style\b[^>]*w:type="(\w+)"/.exec(style)?.[1] ?? "paragraph",
    name: /<w:name w:val="([^"]*)"/.exec(style)?.[1] ?? "",
  }));
}

/** Word compares names without regard to case. */
const keyOf = ({ type, name }: Style): string => `${type} ${name.toLowerCase()}`;

function renamed(
  { id, name, xml }: Style,
  ids: ReadonlyMap<string, string>,
  takenNames: ReadonlySet<string>,
): string {
  const isTaken = takenNames.has(name.toLowerCase());
  return xml
    .replace(/ w:default="1"/, "")
    .replace(`w:styleId="${id}"`, `w:styleId="${ids.get(id) ?? id}"`)
    .replace(`<w:name w:val="${name}"`, `<w:name w:val="${isTaken ? `${name} (article)` : name}"`)
    .replace(
      /<w:(basedOn|next|link) w:val="([^"]*)"/g,
      (_all, kind: string, target: string) => `<w:${kind} w:val="${ids.get(target) ?? target}"`,
    );
}

/** What stands after `w:bidi` in `w:pPr` (ECMA-376 17.3.1.26). */
const AFTER_BIDI =
  /<w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)\b/;

/** The default paragraph style runs right to left, and with it all that says nothing else. */
function directNormal(xml: string): string {
  const defaults = /<w:pPrDefault>[\s\S]*?<\/w:pPrDefault>/.exec(xml)?.[0] ?? "";
  if (defaults.includes("<w:bidi/>")) {
    return xml;
  }
  return xml.replace(/<w:style\b[^>]*>[\s\S]*?<\/w:style>/g, (style) => {
    const isNormal =
      /^<w:style\b(?=[^>]*w:type="paragraph")(?=[^>]*w:default="(?:1|true|on)")/.test(style);
    if (!isNormal || /<w:bidi(?:\/>| w:val="(?:1|true|on)")/.test(style)) {
      return style;
    }
    const bare = style.replace(/<w:bidi\b[^>]*\/>/, "").replace(/<w:pPr\/>/, "");
    const properties = /<w:pPr>([\s\S]*?)<\/w:pPr>/.exec(bare);
    if (properties === null) {
      return bare.replace(/(?=<w:rPr>|<\/w:style>)/, "<w:pPr><w:bidi/></w:pPr>");
    }
    const [whole, content = ""] = properties;
    const at = AFTER_BIDI.exec(content)?.index ?? content.length;
    return bare.replace(
      whole,
      `<w:pPr>${content.slice(0, at)}<w:bidi/>${content.slice(at)}</w:pPr>`,
    );
  });
}

/** Weight and size of Latin letters hold for Arabic ones too where the reference says nothing of those. */
function pairComplexScript(xml: string): string {
  return xml.replace(/<w:rPr>[\s\S]*?<\/w:rPr>/g, (properties) => {
    let paired = properties;
    if (!paired.includes("<w:bCs")) {
      paired = paired.replace(
        /<w:b( [^>]*)?\/>/,
        (bold, value: string | undefined) => `${bold}<w:bCs${value ?? ""}/>`,
      );
    }
    if (!paired.includes("<w:szCs")) {
      paired = paired.replace(/<w:sz (w:val="[^"]*")\/>/, "<w:sz $1/><w:szCs $1/>");
    }
    return paired;
  });
}

/** The document's languages are the article's. */
function withLanguage(theirs: string, ours: string): string {
  const own = /<w:rPrDefault>[\s\S]*?(<w:lang [^>]*\/>)/.exec(ours)?.[1] ?? "";
  return theirs.replace(/<w:rPrDefault>[\s\S]*?<\/w:rPrDefault>/, (defaults) =>
    /<w:lang [^>]*\/>/.test(defaults)
      ? defaults.replace(/<w:lang [^>]*\/>/, own)
      : defaults.replace("</w:rPr>", `${own}</w:rPr>`),
  );
}
