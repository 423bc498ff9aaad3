import { strFromU8, unzipSync } from "fflate";

/** What makes Word repair, widen or silently change a file that its schema allows; empty for a sound file. */
export function lintStructure(bytes: Uint8Array): readonly string[] {
  const parts = new Map(
    Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      /\.(?:xml|rels)$/.test(name) ? strFromU8(part) : "",
    ]),
  );
  const text = (name: string) => parts.get(name) ?? "";
  const document = text("word/document.xml");
  const stories = [...parts].filter(([name]) =>
    /^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/.test(name),
  );
  return [
    ...stories.flatMap(([name, xml]) =>
      [...storyFaults(xml)].map((fault): string => `${name}: ${fault}`),
    ),
    ...numberingFaults(text("word/numbering.xml"), stories),
    ...sectionFaults(document, text("word/styles.xml")),
    ...commentFaults(document, text("word/comments.xml")),
    ...drawingFaults(stories.map(([, xml]) => xml).join("")),
    ...settingsFaults(text("word/settings.xml")),
    ...fieldFaults(stories),
  ];
}

const all = (xml: string, pattern: RegExp): string[] =>
  [...xml.matchAll(pattern)].map(([, group = ""]) => group);

function* storyFaults(xml: string): Generator<string> {
  for (const table of xml.match(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs) ?? []) {
    const grid = all(table, /<w:gridCol w:w="(\d+)"/g).map(Number);
    const width = Number(/<w:tblW [^>]*w:w="(\d+)"/.exec(table)?.[1]);
    if (grid.reduce((sum, one) => sum + one, 0) > width) {
      yield "the columns of a table are wider than the table";
    }
    for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
      const cells = row.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
      const places = cells.reduce(
        (sum, cell) => sum + Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
        0,
      );
      if (places !== grid.length) {
        yield `a row has ${places} places, its table ${grid.length} columns`;
      }
    }
  }
  if (/<w:jc w:val="(?:left|right)"/.test(xml)) {
    yield "a paragraph is aligned to the left or right, which means other sides by direction";
  }
  for (const name of all(xml, /<w:bookmarkStart [^>]*w:name="([^"]*)"/g)) {
    if (!/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(name)) {
      yield `Word takes no bookmark ${name}`;
    }
  }
  for (const link of xml.match(/<w:hyperlink\b[^>]*>/g) ?? []) {
    if (!/r:id=|w:anchor=/.test(link)) {
      yield "a link leads nowhere";
    }
  }
  for (const [whole, words = ""] of xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)) {
    if (/^\s|\s$/.test(words) && !whole.includes('xml:space="preserve"')) {
      yield `the space at an edge is lost: ${JSON.stringify(words)}`;
    }
  }
}

function* numberingFaults(
  numbering: string,
  stories: readonly (readonly [string, string])[],
): Generator<string> {
  const abstracts = new Set(all(numbering, /<w:abstractNum w:abstractNumId="(\d+)"/g));
  for (const id of all(numbering, /<w:abstractNumId w:val="(\d+)"/g)) {
    if (!abstracts.has(id)) {
      yield `numbering: no definition ${id}`;
    }
  }
  if (
    numbering.lastIndexOf("<w:abstractNum ") > numbering.indexOf("<w:num ") &&
    /<w:num /.test(numbering)
  ) {
    yield "numbering: a definition stands behind a list";
  }
  for (const [name, xml] of stories) {
    if (all(xml, /<w:ilvl w:val="(\d+)"/g).some((level) => Number(level) > 8)) {
      yield `${name}: a list level beyond the ninth`;
    }
  }
}

/** Every section runs in the direction of the document or says its own, and is wider than its margins. */
function* sectionFaults(document: string, styles: string): Generator<string> {
  const isRightToLeft = /<w:style [^>]*w:styleId="Normal"(?:(?!<\/w:style>).)*<w:bidi\/>/s.test(
    styles,
  );
  const sections = document.match(/<w:sectPr\b.*?<\/w:sectPr>/gs) ?? [];
  if (sections.length === 0) {
    yield "the document has no section";
  }
  for (const section of sections) {
    const value = (name: string) => Number(new RegExp(` w:${name}="(-?\\d+)"`).exec(section)?.[1]);
    if (value("left") + value("right") + value("gutter") >= value("w")) {
      yield "a section has no room between its margins";
    }
    if (isRightToLeft && !section.includes("<w:rtlGutter/>")) {
      yield "a section of a right-to-left document is bound at the left";
    }
  }
  if (isRightToLeft && !sections.some((section) => section.includes("<w:bidi/>"))) {
    yield "no section of a right-to-left document runs from the right";
  }
}

function* commentFaults(document: string, comments: string): Generator<string> {
  const ids = new Set(all(comments, /<w:comment [^>]*w:id="(\d+)"/g));
  for (const place of ["commentRangeStart", "commentRangeEnd", "commentReference"]) {
    const found = all(document, new RegExp(`<w:${place} [^>]*w:id="(\\d+)"`, "g"));
    if (found.length !== ids.size || found.some((id) => !ids.has(id))) {
      yield `comments: ${place} and the comments do not match`;
    }
  }
}

function* drawingFaults(xml: string): Generator<string> {
  const ids = all(xml, /<wp:docPr id="(\d+)"/g);
  if (new Set(ids).size !== ids.length) {
    yield "two drawings have one number";
  }
}

function* settingsFaults(settings: string): Generator<string> {
  if (/<w:updateFields/.test(settings)) {
    yield "settings: Word would ask on opening whether to update fields";
  }
  if (!/<w:themeFontLang [^>]*w:bidi=/.test(settings)) {
    yield "settings: the theme has no language for its Arabic fonts";
  }
  if (
    !/<w:compatSetting [^>]*w:name="compatibilityMode"[^>]*w:val="15"|w:val="15"[^>]*w:name="compatibilityMode"/.test(
      settings,
    )
  ) {
    yield "settings: Word would open the file in compatibility mode";
  }
}

/** A field shows its result until somebody updates it; only page numbers may wait for that. */
function* fieldFaults(stories: readonly (readonly [string, string])[]): Generator<string> {
  for (const [name, xml] of stories) {
    for (const [, instruction = "", result = ""] of xml.matchAll(
      /<w:instrText[^>]*>([^<]*)<\/w:instrText>(?:(?!fldCharType="(?:begin|separate)").)*fldCharType="separate"((?:(?!fldCharType="begin").)*?)fldCharType="end"/gs,
    )) {
      if (!/^ PAGEREF /.test(instruction) && !/<w:t[ >]/.test(result)) {
        yield `${name}: the field${instruction}shows nothing`;
      }
      if (
        /\\\*\s*(?:Arabic(?:Alpha|Abjad)|Hindi|Roman)/i.test(instruction) ||
        /^ (?:DATE|TIME) /.test(instruction)
      ) {
        yield `${name}: the field${instruction}would write other characters than the text has`;
      }
    }
  }
}
