import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import {
  addPart,
  declareEnding,
  editPart,
  OFFICE_RELATIONSHIP,
  type Parts,
  relate,
  relationshipsOf,
  removePart,
  textOf,
} from "../package/package-parts.ts";
import { mergeNumbering } from "./merge-numbering.ts";
import { mergeStyles } from "./merge-styles.ts";
import { type Reference, type ReferenceHead, relationships } from "./read-reference.ts";

const DOCUMENT = "word/document.xml";
const STORY = /^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/;
const MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/** Gives a package the looks of a reference: styles, lists of styles, theme, fonts, page set-up, heads and feet. */
export function applyReference(
  parts: Parts,
  reference: Reference,
  rightToLeft: boolean,
  report: Report,
): void {
  const stories = [...parts.keys()].filter((name) => STORY.test(name));
  const used = new Set(
    stories.flatMap((name) =>
      [...textOf(parts, name).matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(
        ([, id = ""]) => id,
      ),
    ),
  );
  const merged = mergeStyles(textOf(parts, "word/styles.xml"), reference.styles, {
    rightToLeft,
    used,
  });
  const numbering = mergeNumbering(textOf(parts, "word/numbering.xml"), reference.numbering);
  editPart(parts, "word/styles.xml", () => merged.xml);
  editPart(parts, "word/numbering.xml", () => numbering.xml);
  for (const story of stories) {
    editPart(parts, story, (xml) =>
      xml
        .replace(
          /<w:(pStyle|rStyle|tblStyle) w:val="([^"]+)"/g,
          (_all, kind: string, id: string) => `<w:${kind} w:val="${merged.ids.get(id) ?? id}"`,
        )
        .replace(
          /<w:numId w:val="(\d+)"/g,
          (_all, id) => `<w:numId w:val="${Number(id) + numbering.offset}"`,
        ),
    );
  }
  const lacked = [...merged.lacked.map((name) => `the style ${name}`)];
  if (merged.addedDirection) {
    lacked.push("direction from right to left");
  }
  if (merged.addedComplexScript) {
    lacked.push("weight or size for Arabic letters (those of Latin ones were taken)");
  }
  for (const [name, target] of [
    [reference.theme, "word/theme/theme1.xml"],
    [reference.fontTable, "word/fontTable.xml"],
  ] as const) {
    const xml = name === undefined ? undefined : reference.source.xml(name);
    if (name !== undefined && xml !== undefined) {
      parts.delete(relationshipsOf(target));
      copyRelated(parts, reference, name, target, xml);
    }
  }
  lacked.push(...takeSection(parts, reference));
  takeSettings(parts, reference);
  if (lacked.length > 0) {
    report(
      diagnostic("docx/reference-lacks", `the reference lacks ${lacked.join("; ")}`, {
        hints: ["what it lacks was added from the template"],
      }),
    );
  }
}

/** Page, columns and borders of the reference in every section; its heads and feet where it has any. */
function takeSection(parts: Parts, reference: Reference): readonly string[] {
  const { section } = reference;
  const heads = section.heads.filter((head) => canCopy(reference, head));
  const lost = section.heads.filter((head) => !heads.includes(head));
  const references = heads.map((head, index) => {
    const target = `${head.kind}${100 + index}.xml`;
    const id = relate(parts, DOCUMENT, `${OFFICE_RELATIONSHIP}${head.kind}`, target);
    addPart(parts, `word/${target}`, "", `${MAIN_TYPE}${head.kind}+xml`);
    copyRelated(
      parts,
      reference,
      head.part,
      `word/${target}`,
      reference.source.xml(head.part) ?? "",
    );
    return `<w:${head.kind}Reference w:type="${head.place}" r:id="${id}"/>`;
  });
  if (references.length > 0) {
    dropOwnHeads(parts);
  }
  const taken = (name: string) =>
    new RegExp(`<w:${name}\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</w:${name}>)`).exec(section.xml)?.[0] ??
    "";
  editPart(parts, DOCUMENT, (xml) =>
    xml.replace(/<w:sectPr>([\s\S]*?)<\/w:sectPr>/g, (_all, content: string) => {
      const own = (name: string) =>
        new RegExp(`<w:${name}\\b(?:[^>]*/>|[^>]*>[\\s\\S]*?</w:${name}>)`, "g").exec(
          content,
        )?.[0] ?? "";
      const ownHeads = content.match(/<w:(?:header|footer)Reference\b[^>]*\/>/g) ?? [];
      // The order of ECMA-376 17.6.17.
      return `<w:sectPr>${[
        ...(references.length > 0 ? references : ownHeads),
        own("footnotePr"),
        own("endnotePr"),
        own("type"),
        taken("pgSz") || own("pgSz"),
        taken("pgMar") || own("pgMar"),
        taken("pgBorders"),
        taken("lnNumType"),
        own("pgNumType"),
        taken("cols"),
        taken("vAlign"),
        references.length > 0 ? taken("titlePg") : own("titlePg"),
        own("bidi"),
        own("rtlGutter"),
        taken("docGrid"),
      ].join("")}</w:sectPr>`;
    }),
  );
  return [
    ...(section.heads.length === 0 ? ["heads and feet of pages"] : []),
    ...(lost.length > 0 ? ["heads or feet that stand by themselves (they hold objects)"] : []),
  ];
}

function dropOwnHeads(parts: Parts): void {
  for (const name of [...parts.keys()].filter((one) =>
    /^word\/(?:header|footer)\d{1,2}\.xml$/.test(one),
  )) {
    removePart(parts, name);
    editPart(parts, relationshipsOf(DOCUMENT), (xml) =>
      xml.replace(/<Relationship [^>]*\/>/g, (one) =>
        one.includes(`Target="${name.slice("word/".length)}"`) ? "" : one,
      ),
    );
  }
}

/** Pictures and links can come along; charts, objects and the like have parts of parts. */
const canCopy = (reference: Reference, head: ReferenceHead): boolean =>
  reference.source.xml(head.part) !== undefined &&
  relationships(reference.source, head.part).every(
    ({ type, isExternal }) =>
      (type === "image" && !isExternal) || (type === "hyperlink" && isExternal),
  );

/** Writes a part of the reference, with the pictures and fonts that it shows. */
function copyRelated(
  parts: Parts,
  { source }: Reference,
  from: string,
  to: string,
  xml: string,
): void {
  const ids = new Map<string, string>();
  const folder = to.replace(/[^/]*$/, "");
  for (const { id, type, fullType, target, isExternal } of relationships(source, from)) {
    if (isExternal) {
      ids.set(id, relate(parts, to, fullType, target, true));
      continue;
    }
    const bytes = source.bytes(target);
    if (bytes === undefined) {
      continue;
    }
    const ending = /\.(\w+)$/.exec(target)?.[1] ?? "bin";
    const name = `reference/${to.replace(/^.*\/|\.xml$/g, "")}-${ids.size + 1}.${ending}`;
    declareEnding(
      parts,
      ending,
      contentType(source.xml("[Content_Types].xml") ?? "", target, ending),
    );
    parts.set(`${folder}${name}`, bytes);
    ids.set(id, relate(parts, to, `${OFFICE_RELATIONSHIP}${type}`, name));
  }
  const written = xml.replace(
    /( r:(?:id|embed|link)=)"([^"]*)"/g,
    (all, before: string, id: string) => (ids.has(id) ? `${before}"${ids.get(id)}"` : all),
  );
  addPart(parts, to, written, undefined);
}

function contentType(types: string, name: string, ending: string): string {
  const attribute = (tag: string | undefined) => /ContentType="([^"]*)"/.exec(tag ?? "")?.[1];
  const tags = types.match(/<(?:Override|Default)\b[^>]*>/g) ?? [];
  return (
    attribute(tags.find((tag) => tag.includes(`PartName="/${name}"`))) ??
    attribute(
      tags.find((tag) => tag.toLowerCase().includes(`extension="${ending.toLowerCase()}"`)),
    ) ??
    "application/octet-stream"
  );
}

/** What of the reference's settings belongs to its page and its colours. */
function takeSettings(parts: Parts, { settings, section, fontTable, source }: Reference): void {
  const isOn = (name: string) =>
    new RegExp(`<w:${name}(?:/>| w:val="(?:1|true|on)"/>)`).test(settings);
  const colours = /<w:clrSchemeMapping\b[^>]*\/>/.exec(settings)?.[0] ?? "";
  const hasFonts = fontTable !== undefined && relationships(source, fontTable).length > 0;
  editPart(parts, "word/settings.xml", (xml) => {
    const bare = xml.replace(/<w:mirrorMargins\/>/, "");
    const first = `${hasFonts ? "<w:embedTrueTypeFonts/>" : ""}${isOn("mirrorMargins") ? "<w:mirrorMargins/>" : ""}`;
    const opened = bare.replace(
      /(<w:settings\b[^>]*>(?:<w:writeProtection\b[^>]*\/>)?)/,
      `$1${first}`,
    );
    const headed =
      section.heads.length > 0
        ? opened.replace(
            /<w:evenAndOddHeaders\b[^>]*\/>/,
            isOn("evenAndOddHeaders") ? "<w:evenAndOddHeaders/>" : "",
          )
        : opened;
    return headed.replace(/(<w:themeFontLang\b[^>]*\/>)/, `$1${colours}`);
  });
}
