/** What a paragraph is, by its style. */
export type ParagraphRole =
  | "body"
  | "title"
  | "articleTitle"
  | "kicker"
  | "deck"
  | "byline"
  | "dateline"
  | "abstract"
  | "abstractTitle"
  | "heading"
  | "listItem"
  | "listContinue"
  | "quote"
  | "attribution"
  | "pullQuote"
  | "verse"
  | "quran"
  | "figure"
  | "caption"
  | "tableCaption"
  | "credit"
  | "tableHead"
  | "tableCell"
  | "afterTable"
  | "betweenBoxes"
  | "code"
  | "math"
  | "aside"
  | "asideTitle"
  | "question"
  | "answer"
  | "divider"
  | "note"
  | "correction"
  | "source"
  | "rights"
  | "biography"
  | "runningHead"
  | "contentsHeading"
  | "contents";

export interface StyleRole {
  readonly role: ParagraphRole;
  /** Of a heading, from 1. */
  readonly level?: number | undefined;
}

/** What a run is, by its character style. */
export type CharacterRole =
  | "strong"
  | "emphasis"
  | "underline"
  | "strike"
  | "superscript"
  | "subscript"
  | "mark"
  | "code"
  | "speaker"
  | "link"
  | "noteReference";

/**
 * Names of styles in the languages that word processors are sold in. Word itself stores the English names whatever its
 * language; others, and styles made by hand after Word's, have the words of the menu.
 */
const PARAGRAPH_NAMES: Readonly<Partial<Record<ParagraphRole, readonly string[]>>> = {
  body: [
    "normal",
    "body text",
    "first paragraph",
    "compact",
    "text body",
    "standard",
    "default paragraph",
    "normal (web)",
    "no spacing",
    "plain text",
    "body text first indent",
    "عادي",
    "نص أساسي",
    "النص الأساسي",
    "متن",
    "متن اصلی",
    "بدون تباعد",
    "רגיל",
    "standard1",
    "corps de texte",
    "textkörper",
  ],
  title: [
    "title",
    "العنوان",
    "عنوان رئيسي",
    "العنوان الرئيسي",
    "عنوان",
    "titre",
    "titel",
    "titolo",
    "título",
    "titulo",
    "название",
    "konu başlığı",
    "כותרת טקסט",
    "headline",
    "main title",
  ],
  articleTitle: ["article title"],
  kicker: ["kicker", "eyebrow", "overline", "شارة", "عنوان تمهيدي"],
  deck: [
    "subtitle",
    "عنوان فرعي",
    "العنوان الفرعي",
    "زیرعنوان",
    "sous-titre",
    "untertitel",
    "sottotitolo",
    "subtítulo",
    "подзаголовок",
    "altyazı",
    "alt konu başlığı",
    "כותרת משנה",
    "deck",
    "standfirst",
  ],
  byline: ["byline", "author", "authors", "الكاتب", "اسم الكاتب", "نویسنده", "auteur"],
  dateline: ["dateline", "date", "التاريخ", "تاريخ"],
  abstract: ["abstract", "ملخص", "الملخص", "چکیده", "résumé"],
  abstractTitle: ["abstract title"],
  listItem: [
    "list paragraph",
    "سرد الفقرات",
    "فقرة قائمة",
    "فهرست پاراگراف",
    "paragraphe de liste",
    "listenabsatz",
    "list",
    "list bullet",
    "list number",
    "list bullet 2",
    "list number 2",
    "list bullet 3",
    "list number 3",
    "קטע רשימה",
    "تعداد نقطي",
    "قائمة مرقمة",
    "قائمة ذات تعداد نقطي",
  ],
  listContinue: [
    "list continue",
    "list continue 2",
    "list continue 3",
    "list continue 4",
    "list continue 5",
    "متابعة القائمة",
  ],
  quote: [
    "quote",
    "intense quote",
    "block text",
    "block quotation",
    "quotations",
    "اقتباس",
    "اقتباس مكثف",
    "نقل قول",
    "citation",
    "citation intense",
    "zitat",
    "intensives zitat",
    "citazione",
    "cita",
    "citação",
    "цитата",
    "alıntı",
    "ציטוט",
    "ציטוט חזק",
  ],
  attribution: ["attribution"],
  pullQuote: ["pull quote"],
  verse: ["verse", "شعر", "poetry"],
  quran: ["quran", "قرآن"],
  figure: ["figure", "captioned figure", "figure with caption"],
  caption: [
    "caption",
    "image caption",
    "تسمية توضيحية",
    "عنوان توضيحي",
    "زیرنویس",
    "légende",
    "beschriftung",
    "didascalia",
    "epígrafe",
    "descripción",
    "legenda",
    "название объекта",
    "resim yazısı",
    "כיתוב",
    "illustration",
    "figure caption",
  ],
  tableCaption: ["table caption"],
  credit: ["credit"],
  tableHead: ["table head", "table heading"],
  tableCell: ["table text", "table contents"],
  afterTable: ["after table"],
  betweenBoxes: ["between boxes"],
  code: ["source code", "html preformatted", "preformatted text", "code", "plain code"],
  math: ["display math"],
  aside: ["aside"],
  asideTitle: ["aside title"],
  question: ["question", "سؤال"],
  answer: ["answer", "جواب"],
  divider: ["divider", "horizontal line"],
  note: [
    "footnote text",
    "endnote text",
    "footnote",
    "endnote",
    "نص حاشية سفلية",
    "نص تعليق ختامي",
    "footnote block text",
  ],
  correction: ["correction"],
  source: ["source"],
  rights: ["rights"],
  biography: ["biography"],
  runningHead: ["header", "footer", "رأس", "تذييل"],
  contentsHeading: ["toc heading", "contents heading", "عنوان جدول المحتويات"],
  contents: ["table of figures", "index 1", "index heading"],
};

const CHARACTER_NAMES: Readonly<Record<CharacterRole, readonly string[]>> = {
  strong: ["strong", "intense emphasis", "bold", "قوي", "strong emphasis", "غامق"],
  emphasis: [
    "emphasis",
    "emphasis arabic",
    "emphasis latin",
    "subtle emphasis",
    "تأكيد",
    "توكيد",
    "italic",
  ],
  underline: ["underlined", "underline"],
  strike: ["struck out", "strikeout", "strikethrough"],
  superscript: ["superscript"],
  subscript: ["subscript"],
  mark: ["highlighted", "mark"],
  code: [
    "verbatim char",
    "html code",
    "source text",
    "inline code",
    "html typewriter",
    "teletype",
    "source code char",
  ],
  speaker: ["speaker"],
  link: [
    "hyperlink",
    "followedhyperlink",
    "internet link",
    "ارتباط تشعبي",
    "index link",
    "visited internet link",
  ],
  noteReference: [
    "footnote reference",
    "endnote reference",
    "footnote characters",
    "endnote characters",
    "footnote anchor",
    "endnote anchor",
    "مرجع حاشية سفلية",
  ],
};

const invert = <Role extends string>(
  names: Readonly<Partial<Record<Role, readonly string[]>>>,
): ReadonlyMap<string, Role> =>
  new Map(
    (Object.entries(names) as [Role, readonly string[]][]).flatMap(([role, list]) =>
      list.map((name): [string, Role] => [name, role]),
    ),
  );

const PARAGRAPHS = invert(PARAGRAPH_NAMES);
const CHARACTERS = invert(CHARACTER_NAMES);

const HEADING =
  /^(?:heading|titre|überschrift|título|titulo|titolo|заголовок|başlık|כותרת|عنوان|العنوان|رأس|سرخی|سرعنوان|kop|nagłówek|rubrik|overskrift|otsikko|judul)\s*([1-9])$/u;
const CONTENTS = /^(?:toc|contents|tm|جدول المحتويات|فهرس|verzeichnis)\s*[1-9]$/u;

/** The name of a style with Latin digits, in lower case, blanks as one. */
const plain = (name: string): string =>
  name
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u0640\u064b-\u0652]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();

/** What a paragraph style is by its name alone. */
export function roleOfName(name: string): StyleRole | undefined {
  const wanted = plain(name);
  const level = HEADING.exec(wanted)?.[1];
  if (level !== undefined) {
    return { role: "heading", level: Number(level) };
  }
  if (CONTENTS.test(wanted)) {
    return { role: "contents" };
  }
  const role = PARAGRAPHS.get(wanted);
  return role === undefined ? undefined : { role };
}

/** What a character style is by its name. */
export const characterRoleOfName = (name: string): CharacterRole | undefined =>
  CHARACTERS.get(plain(name).replace(/ char$/, "")) ?? CHARACTERS.get(plain(name));
