import { diagnostic, type Report } from "../../../diagnostics/index.ts";
import { type OpenPackage, openPackage, UnusableReference } from "./open-package.ts";

/** What is taken over from another's Word file. */
export interface Reference {
  readonly source: OpenPackage;
  readonly styles: string;
  readonly numbering: string | undefined;
  readonly settings: string;
  /** Name of the theme's part, and of the table of fonts. */
  readonly theme: string | undefined;
  readonly fontTable: string | undefined;
  readonly section: ReferenceSection;
}

/** The last section of the reference; lengths are in twips. */
export interface ReferenceSection {
  readonly xml: string;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly columns: number;
  readonly columnGap: number;
  readonly heads: readonly ReferenceHead[];
}

export interface ReferenceHead {
  readonly kind: "header" | "footer";
  readonly place: string;
  /** Name of its part. */
  readonly part: string;
}

export interface Relationship {
  readonly id: string;
  /** The last step of its type, such as `header`. */
  readonly type: string;
  readonly fullType: string;
  /** Name of a part, or an address when external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** Reads a reference; one that cannot serve is reported as an error in one line. */
export function readReference(file: Uint8Array, report: Report): Reference | undefined {
  try {
    return readParts(openPackage(file));
  } catch (error) {
    if (!(error instanceof UnusableReference)) {
      throw error;
    }
    report(
      diagnostic("docx/reference-invalid", `the reference ${error.message}`, {
        hints: ["--reference takes a .docx or .dotx that Word opens, without macros"],
      }),
    );
    return undefined;
  }
}

function readParts(source: OpenPackage): Reference {
  const types = source.xml("[Content_Types].xml");
  if (types === undefined) {
    throw new UnusableReference("is no Word document");
  }
  if (/macroEnabled/i.test(types) || source.names.some((name) => /vbaProject/i.test(name))) {
    throw new UnusableReference("holds macros: save it as .docx or .dotx");
  }
  const start = relationships(source, "").find(({ type }) => type === "officeDocument");
  if (start === undefined) {
    throw new UnusableReference("is no Word document");
  }
  if (start.fullType.startsWith("http://purl.oclc.org/")) {
    throw new UnusableReference("is Strict Open XML: save it as an ordinary Word document");
  }
  const document = source.xml(start.target);
  if (document === undefined || !/<w:document\b/.test(document)) {
    throw new UnusableReference("is no Word document");
  }
  const related = relationships(source, start.target);
  const part = (type: string) => related.find((one) => one.type === type)?.target;
  const xml = (type: string) => {
    const name = part(type);
    return name === undefined ? undefined : source.xml(name);
  };
  const styles = xml("styles");
  if (styles === undefined || !/<w:styles\b/.test(styles)) {
    throw new UnusableReference("has no styles");
  }
  const section = readSection(document, related);
  const [theme, fontTable] = [part("theme"), part("fontTable")];
  // All that is copied later is read now, so that what is damaged is found here.
  for (const name of [theme, fontTable, ...section.heads.map((head) => head.part)]) {
    if (name !== undefined) {
      source.xml(name);
      for (const { target, isExternal } of relationships(source, name)) {
        if (!isExternal) {
          source.bytes(target);
        }
      }
    }
  }
  return {
    source,
    styles,
    numbering: xml("numbering"),
    settings: xml("settings") ?? "",
    theme,
    fontTable,
    section,
  };
}

function readSection(document: string, related: readonly Relationship[]): ReferenceSection {
  const xml = (
    document.match(/<w:sectPr\b(?:[^>]*\/>|[\s\S]*?<\/w:sectPr>)/g)?.at(-1) ?? ""
  ).replace(/<w:sectPrChange\b[\s\S]*?<\/w:sectPrChange>/g, "");
  const number = (element: string, attribute: string, usual: number): number => {
    const tag = new RegExp(`<w:${element}\\b[^>]*>`).exec(xml)?.[0] ?? "";
    const value = new RegExp(`w:${attribute}="(-?\\d+)`).exec(tag)?.[1];
    return value === undefined ? usual : Number(value);
  };
  const heads = [...xml.matchAll(/<w:(header|footer)Reference\b([^>]*)>/g)].flatMap(
    ([, kind, attributes = ""]): ReferenceHead[] => {
      const id = /r:id="([^"]+)"/.exec(attributes)?.[1];
      const place = /w:type="(\w+)"/.exec(attributes)?.[1] ?? "default";
      const target = related.find((one) => one.id === id);
      return target === undefined || target.isExternal
        ? []
        : [{ kind: kind === "header" ? "header" : "footer", place, part: target.target }];
    },
  );
  // Absent ones are those that Word takes: A4 has no say in the standard, letter is its default.
  return {
    xml,
    width: number("pgSz", "w", 12_240),
    height: number("pgSz", "h", 15_840),
    top: Math.abs(number("pgMar", "top", 1440)),
    bottom: Math.abs(number("pgMar", "bottom", 1440)),
    left: number("pgMar", "left", 1440),
    right: number("pgMar", "right", 1440) + number("pgMar", "gutter", 0),
    columns: Math.max(1, number("cols", "num", 1)),
    columnGap: number("cols", "space", 720),
    heads,
  };
}

/** The relationships of a part, or of the package for an empty name. */
export function relationships(source: OpenPackage, owner: string): readonly Relationship[] {
  const folder = owner.replace(/[^/]*$/, "");
  const xml = source.xml(`${folder}_rels/${owner.slice(folder.length)}.rels`) ?? "";
  return [...xml.matchAll(/<Relationship\b([^>]*)>/g)].map(([, attributes = ""]) => {
    const value = (name: string) =>
      new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const fullType = value("Type");
    const isExternal = value("TargetMode") === "External";
    return {
      id: value("Id"),
      fullType,
      type: fullType.replace(/^.*\//, ""),
      target: isExternal ? value("Target") : resolved(folder, value("Target")),
      isExternal,
    };
  });
}

/** A target as the name of a part, without the leading slash. */
function resolved(folder: string, target: string): string {
  const steps: string[] = target.startsWith("/")
    ? []
    : folder.split("/").filter((step) => step !== "");
  for (const step of target.split("/")) {
    if (step === "..") {
      steps.pop();
    } else if (step !== "." && step !== "") {
      steps.push(step);
    }
  }
  return steps.join("/");
}
