import { expect, test } from "vitest";
import { findReaders, scoreCopy } from "../../../src/copies/index.ts";
import { convert, readMarkdown } from "../../../src/index.ts";
import { popplerClassOf } from "../../../src/renderers/pdf/text-layer/engines/character-class.ts";

/** poppler's is asked where it is installed; nothing is promised of MuPDF. */
const readers = [...findReaders()].filter(([name]) => name !== "MuPDF");

/** What each reader does not copy as it was written, as "reader: text". */
async function missedOf(
  source: string,
  texts: readonly string[],
  template = "news",
): Promise<readonly string[]> {
  const article = await readMarkdown(source);
  const now = new Date("2026-01-01T00:00:00Z");
  const { files } = await convert(article, { to: ["pdf"], template, now });
  const bytes = files.pdf ?? new Uint8Array();
  const missed: string[] = [];
  for (const [name, read] of readers) {
    const copied = await read(bytes);
    missed.push(
      ...scoreCopy(texts, copied, "of-paragraphs").missed.map((text) => `${name}: ${text}`),
    );
  }
  return missed;
}

const SENTENCES = [
  // A dash is a Latin letter to pdf.js, a sign of numbers to nobody.
  "حسمت ركلات الترجيح الأمر 5–4 بعد مباراة طويلة.",
  "فاز المنتخب ٣–١ ثم تعادل 2–2، فخرج.",
  "زاد بين 5–7 ملايين (3–4) في العام.",
  // The ornate brackets are letters to nobody, though they stand among Arabic letters.
  "قال تعالى: ﴿قل هو الله أحد ﴿١﴾ الله الصمد ﴿٢﴾﴾ ثم سكت.",
  "أغلق على −0.75% عند 52.30 € بعد ₪40.",
];

test("scores, ranges and verse numbers are copied as they were written", async () => {
  expect(
    await missedOf(`---\nlanguage: ar\n---\n\n${SENTENCES.join("\n\n")}\n`, SENTENCES),
  ).toEqual([]);
});

test("cells of signs and numbers, and of Latin words, stay apart and in order", async () => {
  const rows = [
    ["أرامكو", "COMI.CA", "-12%", "12,345,678"],
    ["اتصالات", "ETISALAT", "18٫40", "1.2M"],
    ["البنك", "(2.3%)", "3–1", "٣٬٤٥٦"],
    ["مصر", "+3.2%", "$1,200", "7"],
    ["الهند", "1975–1990", "25 €", "8"],
    ["لبنان", "−13", "A+", "(٩)"],
    ["قطر", "−0.5%", "1.2%", "6"],
    ["البنك «المركزي»", "COMI", "«قول»", "[٨]"],
  ];
  const table = rows.map((row) => `| ${row.join(" | ")} |`).join("\n");
  const source = `---\nlanguage: ar\n---\n\n| السهم | أول | ثان | ثالث |\n|:--|:--|:--|:--|\n${table}\n`;
  expect(await missedOf(source, rows.flat())).toEqual([]);
});

test("a headline that ends beside a sign of another face is not read on into the text", async () => {
  const headline = "غاز CO₂ يبلغ 420 جزءًا في المليون";
  const text = "يتفاعل Windows 11 مع غيره.";
  expect(
    await missedOf(`---\nlanguage: ar\nheadline: ${headline}\n---\n\n${text}\n`, [headline, text]),
  ).toEqual([]);
});

test("brackets and quotation marks stay beside what they enclose, also between foreign words", async () => {
  const texts = [
    `مَثَل: «مَن جدّ وَجَد»، ومثل: "Time is money"، ومثل: « C'est la vie ! ».`,
    "وكتب @ahmed_ali: «لا للحرب!»",
  ];
  const more = "وهذه كلمات من العربية تكفي لتكون الصفحة من اليمين إلى اليسار.";
  const source = `---\nlanguage: ar\n---\n\n${[more, ...texts, more].join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

test("the signs at the ends of a foreign sentence as long as a line stay with it", async () => {
  const arabic = "وهذه كلمات من العربية تكفي لتكون الصفحة من اليمين إلى اليسار، على كل حال.";
  const texts = [
    "Said, Edward W. *Orientalism*. New York: Pantheon Books, 1978.",
    "(Said, Edward W. Orientalism: Western Conceptions. New York, 1978)",
    "سعيد (Orientalism, 1978). ترجمة محمد عناني.",
  ];
  const source = `---\nlanguage: ar\n---\n\n${texts.map((text) => `${arabic}\n\n${text}`).join("\n\n")}\n`;
  expect(
    await missedOf(
      source,
      texts.map((text) => text.replaceAll("*", "")),
    ),
  ).toEqual([]);
});

test("a line goes on before foreign words where the face has narrow spaces", async () => {
  const text =
    'د. هدى Huda (جامعة القاهرة – Cairo University): «الخط والآلة» / "Script and Machine" – 20 دقيقة + 10 دقائق نقاش.';
  const source = `---\nlanguage: ar\n---\n\n${text}\n`;
  expect(await missedOf(source, [text], "report")).toEqual([]);
});

test("a cut line whose marks reach up to the line before is not read with that", async () => {
  const texts = [
    "وهذا كتابُ حٍ وجٍ وعٍ مؤْنٍ ثم سكت، وهو كتابٌ قَوِيٌّ جِدًّا عند أهلِ العلمِ والأدبِ وعندي.",
    "قال ٱللَّهُ لَّۖهُ شَّۖ في كتاب Émile Zola الكبير.",
  ];
  const source = `---\nlanguage: ar\n---\n\n${texts.join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

test("a letter that is widened for its vowel does not part a line", async () => {
  const texts = ["كتاب ½ ٪١٢ ئرأپِع لطْڈِئ."];
  const source = `---\nlanguage: ar\n---\n\n${texts.join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

test("brackets at the same place of line after line keep their sides", async () => {
  const texts = [
    "المادة (أ) من اللائحة Windows 11.",
    "المادة (ب من اللائحة Windows 11.",
    "المادة «الأولى، والثانية في Windows 11» كلها.",
    "المادة (الأولى، والثانية في Windows 11) كلها.",
    "المادة «أ من اللائحة Windows 11",
  ];
  const source = `---\nlanguage: ar\n---\n\n${texts.join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

test("brackets and quotation marks around Arabic in an English line stay with it", async () => {
  const texts = [
    "The room (القاعة الكبرى) is open. See «القاموس المحيط» for more words in it.",
    "They met at the hall “قاعة المدينة” and went on, as planned before.",
    "So was [ارحل الآن] heard by all of them there.",
  ];
  const source = `---\nlanguage: en\n---\n\n${texts.join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

test("a joiner behind a vowel stays behind it", async () => {
  const texts = [
    "رئیسِ\u200cجمهور رفت؛ آنْ\u200cها، کتابِ\u200cمن، حقِّ\u200cمن و کسی\u200cکه.",
    "(کتابِ\u200cمن) ۱۲ «پیشِ\u200cرو» Windows 11 آنِ\u200cما.",
  ];
  const source = `---\nlanguage: fa\n---\n\n${texts.join("\n\n")}\n`;
  expect(await missedOf(source, texts)).toEqual([]);
});

const BIBLIOGRAPHY = [
  "سعيد، إدوارد. الاستشراق (Orientalism, 1978). القاهرة: رؤية، 2006، ص 45.",
  "Hourani, Albert. A History of the Arab Peoples. Cambridge: Harvard, 1991.",
  "حوراني، ألبرت. تاريخ الشعوب العربية [ترجمة]، بيروت، 1997، ط 3.",
  "Lewis, Bernard. The Emergence of Modern Turkey. Oxford, 1961.",
];

test("an Arabic page with more Latin letters than Arabic ones is read from the right", async () => {
  const source = `---\nlanguage: ar\n---\n\n${BIBLIOGRAPHY.join("\n\n")}\n`;
  expect(await missedOf(source, BIBLIOGRAPHY)).toEqual([]);
});

test("an English page with more Arabic letters than Latin ones is read from the left", async () => {
  const texts = ["See كتاب and مكتبة, page 12.", "Then ديوان, page 7."];
  const arabic =
    "هذه كلمات من العربية تكفي لتكون حروف الصفحة أكثرها من اليمين إلى اليسار على كل حال";
  const source = `---\nlanguage: en\n---\n\n${texts.join("\n\n")}\n\n${arabic}\n`;
  expect(await missedOf(source, [...texts, arabic])).toEqual([]);
});

test("signs that PDFium mirrors or takes apart where it reverses are copied as they are", async () => {
  const texts = [
    "الشاي Lipton® والقهوة ® والعصير © والماء ™ في السوق.",
    "خذ ❶ ثم ❷ ثم ① و② و½ كوب من القائمة.",
    "لا يساوي س ≠ ص، وقيل ⟨الأول⟩ و〔الثاني〕 و⌈ثالث⌉ و‹رابع›.",
    "العنصر س ∈ ص ثم س ⊂ ص والمقدار ≃ 7 و≪ 9.",
  ];
  const cells = ["≠ 5", "شاي ®", "∈"];
  const source = `---\nlanguage: ar\n---\n\n${texts.join("\n\n")}\n\n| أول | ثان | ثالث |\n|:--|:--|:--|\n| ${cells.join(" | ")} |\n`;
  expect(await missedOf(source, [...texts, ...cells])).toEqual([]);
});

test("poppler's table is that of old bidi classes", () => {
  expect(Array.from("﴾−€₂Жא", popplerClassOf)).toEqual([
    "neutral",
    "number",
    "number",
    "number",
    "left",
    "right",
  ]);
});
