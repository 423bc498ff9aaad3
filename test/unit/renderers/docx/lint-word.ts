import { strFromU8, unzipSync } from "fflate";

const ARABIC = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/;
const ARABIC_LETTER = /[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdf9]/;
const LATIN_LETTER = /[A-Za-z\u00c0-\u024f]/;

/** What Word minds and the Open XML SDK does not see; empty for a sound file. */
export function lintWord(bytes: Uint8Array): readonly string[] {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      /\.(xml|rels)$/.test(name) ? strFromU8(part) : "",
    ]),
  );
  const faults: string[] = [];
  const fault = (where: string, what: string) => faults.push(`${where}: ${what}`);
  const styles = parts.get("word/styles.xml") ?? "";
  const numbering = parts.get("word/numbering.xml") ?? "";
  const styleIds = new Set(all(styles, /w:styleId="([^"]+)"/g));
  const numIds = new Set(all(numbering, /<w:num w:numId="([^"]+)"/g));

  for (const [id] of styles.matchAll(/<w:(?:basedOn|next|link) w:val="([^"]+)"/g)) {
    const target = /w:val="([^"]+)"/.exec(id)?.[1] ?? "";
    if (!styleIds.has(target)) {
      fault("styles", `a style names ${target}, which is none`);
    }
  }
  if (all(styles, /w:styleId="([^"]+)"/g).length !== styleIds.size) {
    fault("styles", "two styles have one id");
  }
  const names = all(styles, /<w:name w:val="([^"]+)"/g).map((name) => name.toLowerCase());
  if (new Set(names).size !== names.length) {
    fault("styles", "two styles have one name");
  }

  const stories = [...parts].filter(([name]) =>
    /^word\/(document|footnotes|endnotes|header\d+|footer\d+)\.xml$/.test(name),
  );
  const bookmarkNames: string[] = [];
  const bookmarkIds: string[] = [];
  const notesOf = (kind: string) =>
    all(parts.get(`word/${kind}s.xml`) ?? "", new RegExp(`<w:${kind} w:id="(\\d+)"`, "g"));
  for (const [name, xml] of stories) {
    for (const style of all(xml, /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)) {
      if (!styleIds.has(style)) {
        fault(name, `no style ${style}`);
      }
    }
    for (const id of all(xml, /<w:numId w:val="([^"]+)"/g)) {
      if (!numIds.has(id)) {
        fault(name, `no list ${id}`);
      }
    }
    for (const run of xml.match(/<w:r>(?:(?!<\/w:r>).)*<\/w:r>/gs) ?? []) {
      lintRun(run, name, fault);
    }
    lintFields(xml, name, fault);
    lintDigits(xml, name, fault);
    for (const cell of xml.match(/<w:tc>.*?<\/w:tc>/gs) ?? []) {
      if (!/<\/w:p><\/w:tc>$|<w:p\/><\/w:tc>$/.test(cell)) {
        fault(name, "a cell does not end with a paragraph");
      }
    }
    for (const [, kind = "", id = ""] of xml.matchAll(/<w:(\w+note)Reference w:id="(\d+)"/g)) {
      if (!notesOf(kind).includes(id)) {
        fault(name, `no note ${id}`);
      }
    }
    const starts = all(xml, /<w:bookmarkStart [^>]*w:id="(\d+)"/g);
    const ends = all(xml, /<w:bookmarkEnd w:id="(\d+)"/g);
    if ([...starts].sort().join() !== [...ends].sort().join()) {
      fault(name, "a bookmark does not end");
    }
    bookmarkIds.push(...starts);
    bookmarkNames.push(...all(xml, /<w:bookmarkStart [^>]*w:name="([^"]+)"/g));
    lintRelations(name, xml, parts, fault);
  }
  if (new Set(bookmarkIds).size !== bookmarkIds.length) {
    fault("bookmarks", "two have one id");
  }
  if (new Set(bookmarkNames.map((name) => name.toLowerCase())).size !== bookmarkNames.length) {
    fault("bookmarks", "two have one name");
  }
  for (const [name, xml] of stories) {
    for (const anchor of all(xml, /<w:hyperlink [^>]*w:anchor="([^"]+)"(?![^>]*r:id)/g)) {
      if (!bookmarkNames.includes(anchor)) {
        fault(name, `no bookmark ${anchor}`);
      }
    }
    for (const anchor of all(xml, / (?:PAGEREF|REF|NOTEREF) (\S+) /g)) {
      if (!bookmarkNames.includes(anchor)) {
        fault(name, `no bookmark ${anchor} for a field`);
      }
    }
  }
  for (const kind of ["footnote", "endnote"]) {
    const notes = parts.get(`word/${kind}s.xml`) ?? "";
    for (const separator of notes.match(
      new RegExp(`<w:${kind} w:type="[a-zA-Z]*eparator".*?</w:${kind}>`, "gs"),
    ) ?? []) {
      if (/(?:footnote|endnote)Ref\/>/.test(separator)) {
        fault(`word/${kind}s.xml`, "a number stands in a separator");
      }
    }
  }
  return faults;
}

function all(xml: string, pattern: RegExp): string[] {
  return [...xml.matchAll(pattern)].map(([, group = ""]) => group);
}

type Fault = (where: string, what: string) => void;

function lintRun(run: string, name: string, fault: Fault): void {
  const text = all(run, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)
    .join("")
    .replace(/&\w+;/g, " ");
  const rightToLeft = run.includes("<w:rtl/>");
  if (ARABIC_LETTER.test(text) && !rightToLeft) {
    fault(name, `Arabic in a run without direction: ${text}`);
  }
  if (rightToLeft && LATIN_LETTER.test(text) && ARABIC.test(text)) {
    fault(name, `Latin in a right-to-left run: ${text}`);
  }
  if (rightToLeft && LATIN_LETTER.test(text)) {
    fault(name, `Latin in a right-to-left run: ${text}`);
  }
  // A mark at the edge of a run holds an isolate together where viewers know no runs.
  const inner = text.replace(/^[\u200e\u200f]|[\u200e\u200f]$/g, "");
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffc]/.test(inner)) {
    fault(name, `a control character was written: ${JSON.stringify(text)}`);
  }
  const twin = (one: string, other: string) => {
    if (new RegExp(`<w:${one}[ /]`).test(run) !== new RegExp(`<w:${other}[ /]`).test(run)) {
      fault(name, `${one} without ${other}`);
    }
  };
  twin("b", "bCs");
  twin("i", "iCs");
  twin("sz", "szCs");
}

/** Word draws 0–9 of a right-to-left run in the shape that its reader has set; numbers that it counts itself are its own. */
function lintDigits(xml: string, name: string, fault: Fault): void {
  const typed = xml.replace(
    /<w:instrText[^>]*> (?:PAGE|PAGEREF|NUMPAGES|SEQ|REF _Ref|NOTEREF)\b.*?w:fldCharType="end"/gs,
    "",
  );
  for (const run of typed.match(/<w:r>(?:(?!<\/w:r>).)*<w:rtl\/>(?:(?!<\/w:r>).)*<\/w:r>/gs) ??
    []) {
    for (const text of all(run, /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)) {
      if (/[0-9]/.test(text.replace(/&#?\w+;/g, ""))) {
        fault(name, `digits in a right-to-left run: ${text}`);
      }
    }
  }
}

function lintFields(xml: string, name: string, fault: Fault): void {
  let depth = 0;
  for (const type of all(xml, /w:fldCharType="(\w+)"/g)) {
    depth += type === "begin" ? 1 : type === "end" ? -1 : 0;
    if (depth < 0) {
      fault(name, "a field ends that did not begin");
    }
  }
  if (depth !== 0) {
    fault(name, "a field does not end");
  }
}

function lintRelations(
  name: string,
  xml: string,
  parts: ReadonlyMap<string, string>,
  fault: Fault,
): void {
  const list = parts.get(name.replace(/([^/]+)$/, "_rels/$1.rels")) ?? "";
  const ids = new Set(all(list, / Id="([^"]+)"/g));
  for (const id of all(xml, / r:(?:id|embed|link)="([^"]+)"/g)) {
    if (!ids.has(id)) {
      fault(name, `no relationship ${id}`);
    }
  }
  for (const target of list.match(/<Relationship [^>]*>/g) ?? []) {
    const path = /Target="([^"]+)"/.exec(target)?.[1] ?? "";
    if (
      !target.includes('TargetMode="External"') &&
      !parts.has(path.startsWith("../") ? path.slice(3) : `word/${path}`)
    ) {
      fault(name, `a relationship leads to ${path}, which is not in the package`);
    }
  }
}
