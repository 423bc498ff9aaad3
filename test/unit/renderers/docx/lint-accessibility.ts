import { strFromU8, unzipSync } from "fflate";

/** What Word's accessibility checker would remark on in a finished file; empty when nothing. */
export function lintAccessibility(bytes: Uint8Array): readonly string[] {
  const parts = unzipSync(bytes);
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
  const document = text("word/document.xml");
  const styles = text("word/styles.xml");
  const faults: string[] = [];
  if (!/<dc:title>[^<]+</.test(text("docProps/core.xml"))) {
    faults.push("the document has no title");
  }
  if (!/<w:rPrDefault>.*?<w:lang [^>]*w:val="[^"]+"[^>]*w:bidi="[^"]+"/s.test(styles)) {
    faults.push("the document has no language");
  }
  for (const [picture] of document.matchAll(/<wp:docPr .*?(?:\/>|<\/wp:docPr>)/gs)) {
    if (!/ descr="[^"]+"/.test(picture) && !picture.includes('decorative val="1"')) {
      faults.push("a picture has no words");
    }
  }
  const outline = new Map(
    [...styles.matchAll(/<w:style .*?<\/w:style>/gs)].flatMap(([style]) => {
      const level = /<w:outlineLvl w:val="(\d)"/.exec(style)?.[1];
      const id = /w:styleId="([^"]+)"/.exec(style)?.[1];
      return level === undefined || id === undefined ? [] : [[id, Number(level)] as const];
    }),
  );
  let last = -1;
  for (const [, style = ""] of document.matchAll(/<w:pStyle w:val="([^"]+)"/g)) {
    const level = outline.get(style) ?? outline.get(style.replace(/(?:LTR|RTL)$/, ""));
    if (level !== undefined) {
      if (level > last + 1) {
        faults.push(`a heading of level ${level + 1} follows level ${last + 1}`);
      }
      last = level;
    }
  }
  for (const [table] of document.matchAll(/<w:tbl>.*?<\/w:tbl>/gs)) {
    const isVerse = table.includes('<w:tblStyle w:val="VerseTable"');
    const isGallery = table.includes('<w:tblStyle w:val="GalleryTable"');
    if (!isVerse && !isGallery && !table.includes("<w:tblHeader/>")) {
      faults.push("a table has no header row");
    }
    if (isVerse && /<w:tc>(?:(?!<\/w:tc>|<w:t[ >]).)*<\/w:tc>/s.test(table)) {
      faults.push("an empty cell makes room in verse");
    }
  }
  return faults;
}
