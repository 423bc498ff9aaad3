import { randomFrom, shuffleClauses } from "./texts.mjs";

const SECTIONS = 4;
const PARAGRAPHS = 14;

/**
 * A book of `chapters` chapters with headings, lists, tables and notes, always the same one: 32 chapters have about
 * 525,000 characters and fill about 300 pages. Blocks are `heading`, `paragraph` (with a note where it has one),
 * `list` and `table`.
 */
export function makeBook(sources, chapters) {
  const next = randomFrom(20250522);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const pool = sources.flat();
  const prose = (at) => varied(shuffleClauses(pool[at % pool.length], next), next, pick);
  let used = 0;
  return {
    title: "كتاب الاختبار الكبير",
    chapters: Array.from({ length: chapters }, (_, chapter) => {
      const blocks = [];
      for (let section = 0; section < SECTIONS; section += 1) {
        const opening = openingWords(pool[(used + 7) % pool.length], 5);
        blocks.push({
          kind: "heading",
          text: `القسم ${chapter + 1}.${section + 1}: ${opening}`,
        });
        for (let at = 0; at < PARAGRAPHS; at += 1) {
          const note =
            section % 2 === 0 && at === 0
              ? `انظر الفصل ${1 + ((chapter + 5) % chapters)} من هذا الكتاب، وراجع النشرة رقم ${100 + used}.`
              : undefined;
          blocks.push({ kind: "paragraph", text: prose(used), note });
          used += 1;
        }
        if (section === 0) {
          blocks.push({ kind: "paragraph", text: VOCALISED });
        } else if (section % 2 === 1) {
          blocks.push({
            kind: "list",
            isOrdered: section === 3,
            items: section === 1 ? POINTS : STEPS,
          });
        } else {
          blocks.push({ kind: "table", ...figures(next) });
        }
      }
      const opening = openingWords(pool[(used + 3) % pool.length], 4);
      return { title: `الفصل ${chapter + 1}: ${opening}`, blocks };
    }),
  };
}

const CITIES = ["القاهرة", "الرياض", "تونس", "الرباط", "بغداد", "عمّان", "الدوحة", "مسقط"];
const LEADS = ["وفي السياق ذاته، ", "ومن ناحية أخرى، ", "وفي تطور لاحق، "];
const VOCALISED =
  "بَيْتُ الْحِكْمَةِ كَانَ خِزَانَةً لِلْكُتُبِ، يَقْصِدُهَا النُّسَّاخُ وَالْمُتَرْجِمُونَ، وَيُقَابِلُونَ فِيهَا النُّسَخَ بَعْضَهَا بِبَعْضٍ حَتَّى يَصِحَّ النَّصُّ وَيَسْلَمَ مِنَ التَّصْحِيفِ.";
const POINTS = [
  "رفع الإنتاج بنسبة 25% قبل نهاية عام 2030.",
  "ربط المكتبات العامة بشبكة واحدة على معيار Unicode.",
  "طبع ألف عنوان جديد في ثلاث سنوات.",
];
const STEPS = [
  "كتابة المسوّدة ومراجعتها.",
  "مقابلة النسخ خلال 90 يومًا.",
  "تسليم الأصول إلى المطبعة.",
];

/** Numbers, Latin words and places as a book has them, so that lines are not all of one kind. */
function varied(text, next, pick) {
  const number = (least, most) => least + Math.floor(next() * (most - least));
  switch (number(0, 4)) {
    case 0:
      return `${text}. وبلغ المجموع ${number(10, 999)}.${number(0, 10)} مليون في عام ${number(2001, 2025)}.`;
    case 1:
      return `${text} (المصدر: Reuters، ${number(1, 29)}/${number(1, 13)}/${number(2010, 2025)}).`;
    case 2:
      return `${pick(LEADS)}${text} في ${pick(CITIES)}.`;
    default:
      return `${text}.`;
  }
}

const openingWords = (text, count) => text.split(/\s+/).slice(0, count).join(" ");

function figures(next) {
  const tenths = (most) => `${1 + Math.floor(next() * most)}.${Math.floor(next() * 10)}`;
  return {
    head: ["السنة", "الصادرات (بالمليون)", "النمو"],
    rows: [2019, 2020, 2021, 2022].map((year) => [String(year), tenths(400), `${tenths(19)}%`]),
  };
}

const textNode = (value) => ({ type: "text", value });
const paragraphNode = (text) => ({ type: "paragraph", children: [textNode(text)] });

/** The book as warraq's own publication, an article a chapter. */
export function bookPublication({ title, chapters }) {
  return {
    type: "publication",
    title,
    language: "ar",
    frontMatter: { titlePage: false, contents: true, colophon: false },
    articles: chapters.map((chapter) => ({
      type: "article",
      kind: "chapter",
      headline: [textNode(chapter.title)],
      body: chapter.blocks.map(blockNode),
    })),
  };
}

function blockNode(block) {
  switch (block.kind) {
    case "heading":
      return { type: "heading", level: 1, children: [textNode(block.text)] };
    case "paragraph": {
      const note = { type: "note", children: [paragraphNode(block.note ?? "")] };
      const children = [textNode(block.text), ...(block.note === undefined ? [] : [note])];
      return { type: "paragraph", children };
    }
    case "list":
      return {
        type: "list",
        style: block.isOrdered ? "decimal" : "bullet",
        items: block.items.map((item) => ({ children: [paragraphNode(item)] })),
      };
    case "table": {
      const row = (cells) => ({
        cells: cells.map((cell) => ({ children: [paragraphNode(cell)] })),
      });
      return {
        type: "table",
        columns: block.head.map(() => ({ align: "start" })),
        head: [row(block.head)],
        body: block.rows.map(row),
        foot: [],
      };
    }
  }
}

/** The book in Typst's language, on the same page. */
export function bookTypst({ title, chapters }, page) {
  const { top, bottom, inner, outer } = page.margins;
  const pitch = Number.parseFloat(page.leading);
  const head = [
    `#set document(title: ${JSON.stringify(title)})`,
    `#set page(paper: "a4", margin: (top: ${top}, bottom: ${bottom}, left: ${outer}, right: ${inner}), numbering: "1")`,
    `#set text(font: "Amiri", size: ${page.size}, lang: "ar", top-edge: ${0.7 * pitch}pt, bottom-edge: -${0.3 * pitch}pt)`,
    `#set par(justify: true, leading: 0pt, spacing: ${page.spaceAfter})`,
    "#show heading.where(level: 1): set text(size: 26pt)",
    "#show heading.where(level: 2): set text(size: 19pt)",
    "#show heading: set par(justify: false, leading: 8pt)",
    "#show footnote.entry: set text(size: 10pt)",
    "#set table(stroke: 0.5pt, inset: 5pt)",
  ];
  const quoted = (text) => `#${JSON.stringify(text)}`;
  const written = (block) => {
    switch (block.kind) {
      case "heading":
        return `== ${quoted(block.text)}`;
      case "paragraph": {
        const note = block.note === undefined ? "" : `#footnote(${JSON.stringify(block.note)})`;
        return `${quoted(block.text)}${note}`;
      }
      case "list":
        return block.items
          .map((item) => `${block.isOrdered ? "+" : "-"} ${quoted(item)}`)
          .join("\n");
      case "table": {
        const cells = block.rows.flat().map((cell) => JSON.stringify(cell));
        const names = block.head.map((cell) => `strong(${JSON.stringify(cell)})`);
        return `#table(columns: ${names.length}, table.header(${names.join(", ")}), ${cells.join(", ")})`;
      }
    }
  };
  const body = chapters.map((chapter) =>
    [`= ${quoted(chapter.title)}`, ...chapter.blocks.map(written)].join("\n\n"),
  );
  return `${head.join("\n")}\n#outline()\n#pagebreak()\n${body.join("\n#pagebreak()\n")}\n`;
}

/** The book as the body of a web page; its notes stand at the ends of the chapters, for Chromium has none at the foot of a page. */
export function bookHtml({ chapters }) {
  const escaped = (text) => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
  const items = (tag, texts) => texts.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("");
  const written = (chapter) => {
    const notes = [];
    const blocks = chapter.blocks.map((block) => {
      switch (block.kind) {
        case "heading":
          return `<h2>${escaped(block.text)}</h2>`;
        case "paragraph": {
          if (block.note === undefined) {
            return `<p>${escaped(block.text)}</p>`;
          }
          notes.push(block.note);
          return `<p>${escaped(block.text)}<sup>${notes.length}</sup></p>`;
        }
        case "list": {
          const tag = block.isOrdered ? "ol" : "ul";
          return `<${tag}>${items("li", block.items)}</${tag}>`;
        }
        case "table": {
          const rows = block.rows.map((row) => `<tr>${items("td", row)}</tr>`).join("");
          return `<table><thead><tr>${items("th", block.head)}</tr></thead><tbody>${rows}</tbody></table>`;
        }
        default:
          throw new Error(`no block is called ${block.kind}`);
      }
    });
    const foot = notes.length === 0 ? "" : `<ol>${items("li", notes)}</ol>`;
    return `<article><h1>${escaped(chapter.title)}</h1>${blocks.join("\n")}${foot}</article>`;
  };
  return chapters.map(written).join("\n");
}
