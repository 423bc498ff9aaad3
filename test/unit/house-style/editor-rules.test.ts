import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { findHouseStyle, RULES } from "../../../src/house-style/index.ts";
import { type Block, build, type Heading } from "../../../src/model/index.ts";
import { readMarkdown, readSource, readText } from "../../../src/readers/index.ts";
import { exampleFiles } from "../../support/examples.ts";
import { inPresentationForms, seenLines } from "../../support/seen-text.ts";
import { reported } from "./apply-rule.ts";

type Given = Parameters<typeof reported>[2];

/** What is written, and what is told of it. */
function tells(
  rule: string,
  cases: readonly (readonly [string, ...string[]])[],
  given: Given = {},
) {
  test.each(cases.map(([written, ...told]) => ({ written, told })))(
    "of $written",
    ({ written, told }) => {
      expect(reported(rule, written, given)).toEqual(told);
    },
  );
}

function silent(rule: string, texts: readonly string[], given: Given = {}) {
  test.each(texts)("nothing of %s", (written) => {
    expect(reported(rule, written, given)).toEqual([]);
  });
}

/** What a rule tells of blocks, as `before`. */
const toldOf = (rule: string, blocks: readonly Block[], language = "ar") =>
  findHouseStyle(build.article(blocks, { language }), { level: "off", rules: { [rule]: true } })
    .filter((found) => found.rule === rule)
    .map(({ before, message }) => `${before} ← ${message}`);

const paragraphs = (...texts: readonly string[]) => texts.map((text) => build.paragraph(text));
const heading = (level: Heading["level"], text: string): Block => build.heading(level, text);

describe("CL-08 brackets turned round", () => {
  tells("CL-08", [
    ["قال )نعم( ثم مضى", ")نعم("],
    [")نص(", ")نص("],
    ["وزير )الطاقة( و)المياه( أمس".replace(" و)", " )"), ")الطاقة(", ")المياه("],
    ["صحيفة »النهار« اليوم", "»النهار«"],
    ["ذكر ]المحرر[ هنا", "]المحرر["],
    ["عام )2024(.", ")2024("],
    ["قال ﴾الحمد لله﴿ ثم", "﴾الحمد لله﴿"],
    ["(صحيح) ثم )مقلوب( هنا", ")مقلوب("],
  ]);
  silent("CL-08", [
    "قال (نعم) ثم مضى",
    "أ) أول ب) ثان (وثالث)",
    "1) واحد (2) اثنان",
    "صحيفة «النهار»",
    "(أ) (ب)",
    "قال :) (ضاحكا)",
    "نص (أ (ب) ج) نص",
    "f(x) + g(y)",
    "السيد) والسيدة (معا",
  ]);
  test("says what was meant, and when all of a paragraph is turned", () => {
    const [first] = findHouseStyle(build.article(paragraphs("قال )نعم( و )لا( ثم")), {
      level: "off",
    }).filter((found) => found.rule === "CL-08");
    expect(first).toMatchObject({
      suggestions: ["(نعم)"],
      message: "the brackets ) and ( are turned round, as are all in this paragraph",
    });
  });
});

const SENTENCE = "افتتحت البلدية أمس مكتبة عامة في الحي القديم بعد عامين من الترميم.";

describe("CL-24 text copied as it is seen", () => {
  const seen = (text: string) => seenLines([text], "rtl")[0] ?? "";
  test.each([
    SENTENCE,
    "قال الوزير (سامي العلي) إن الكلفة بلغت 63 مليون دينار في العام 2024.",
    "کتابخانه‌ای که دیروز در محلهٔ قدیمی شهر باز شد، تالاری برای کودکان دارد.",
    "شہر کے پرانے محلے میں کل ایک کتب خانہ کھولا گیا ہے جس میں بچوں کے لیے بھی جگہ ہے۔",
    "הספרייה החדשה נפתחה אתמול במרכז העיר, והיא כוללת אולם לילדים ואולם לחוקרים.",
    "أكدت المديرة أن المدرسة الجديدة في المدينة ستفتح في سبتمبر.",
    "إلى القاهرة وعلى متنها ركاب من الجزائر",
    "جامعة الدول العربية والأمانة العامة",
  ])("tells of %s, and not when it stands as it is read", (text) => {
    expect(reported("CL-24", seen(text))).toHaveLength(1);
    expect(reported("CL-24", text)).toEqual([]);
  });
  test("offers the text as it is read, letters instead of forms", () => {
    const forms = [...inPresentationForms(SENTENCE)].reverse().join("");
    const found = findHouseStyle(build.article(paragraphs(forms)), { level: "off" });
    expect(found.find(({ rule }) => rule === "CL-24")?.suggestions).toEqual([SENTENCE]);
  });
  silent("CL-24", [
    "ا ب ت ث",
    "لا",
    "A text in English, with a كتاب in it.",
    "2024",
    "هـ م ق",
    "﷽",
    "قال: لا، لا.",
    "12:30",
    // Marks set apart from the wrong word are typed so: only words tell of their order.
    "ثم اطبع ,وانتظر...",
    "رائع ,جدا !!! (: =) ...",
    "سطر ,أول .سطر ,ثان .سطر ,ثالث",
    "نص )ملاحظة( آخر )كذا( هنا )نعم(",
  ]);
});

describe("CL-25 characters that look like others", () => {
  tells("CL-25", [
    ["نص \ue000 نص", "\ue000"],
    ["نص \u0378 نص", "\u0378"],
    ["نص \ufffd نص", "\ufffd"],
    ["أهلا 😀 بكم", "😀"],
    ["علم 🇪🇬 مصر", "🇪🇬"],
    ["الحرارة 25º اليوم", "º"],
    ["الحرارة 25٥ م", "25٥"],
    ["بلغ 1۰5 دينار", "1۰5"],
    ["عام 2O24", "O"],
    ["عام ١٩ه٥", "ه"],
    ["قال ـ وهو يضحك ـ نعم", "ـ", "ـ"],
    ["قال _ وهو يضحك _ نعم", "_", "_"],
    ["قال٫ ثم مضى", "٫"],
    ["بلغ 3،5 مليون", "،"],
    ["انتهى الأمر۔", "۔"],
    ["كtاب قديم", "كtاب"],
    ["كلمة Wоrd هنا", "о"],
    ["كلمة_أخرى", "_"],
  ]);
  silent("CL-25", [
    "الحرارة 25° اليوم",
    "عام 2024 وعام ٢٠٢٤",
    "شركة بGoogle والHTML",
    "عام ١٤٤٥هـ و١٤٤٥ هـ",
    "نص © و™ و®",
    "لـ W3C وبـ42",
    "#كلمة_أخرى",
    "12.5% و٪١٢٫٥",
    "قال – وهو يضحك – نعم",
    "نسخة COVID-19 وp95",
    "mp3ملف",
    "حرف β وحده",
  ]);
  silent("CL-25", ["یہ ختم ہوا۔"], { language: "ur" });
});

describe("CL-26 headings and ordinals out of order", () => {
  const inOrder = (...texts: readonly string[]) => toldOf("CL-26", paragraphs(...texts));
  test.each<[readonly string[], readonly string[]]>([
    [["أولًا: نص", "ثالثًا: نص"], ['ثالثًا ← "ثالثًا" after "أولًا"']],
    [["أولا: نص", "ثانيا: نص", "ثانيا: نص"], ['ثانيا ← "ثانيا" stands twice']],
    [["ثانيًا: نص"], ['ثانيًا ← "ثانيًا" although nothing is counted before it']],
    [["أولًا: نص؛ ثانيًا: نص؛ رابعًا: نص."], ['رابعًا ← "رابعًا" after "ثانيًا"']],
    [["أولًا: نص", "ثانيًا: نص", "أولًا: من جديد", "ثالثًا: نص"], ['ثالثًا ← "ثالثًا" after "أولًا"']],
  ])("%j", (texts, told) => {
    expect(inOrder(...texts)).toEqual(told);
  });
  test.each<[readonly string[]]>([
    [["أولًا: نص", "ثانيًا: نص", "ثالثًا: نص"]],
    [["أولا: نص", "ثانياً: نص"]],
    [["أولًا: نص", "ثانيًا: نص", "أولًا: نص", "ثانيًا: نص"]],
    [["كان ثانيًا في السباق ثم رابعًا في غيره"]],
    [["جاء أولا، ثم ذهب"]],
    [["1. أول", "3. ثالث في فقرة"]],
    [["عاشرا المكتبة"]],
    [["الفصل الثالث من الرواية طويل"]],
  ])("%j is right", (texts) => {
    expect(inOrder(...texts)).toEqual([]);
  });
  const headings = (...texts: readonly string[]) =>
    toldOf(
      "CL-26",
      texts.flatMap((text) => [heading(1, text), build.paragraph("نص.")]),
    );
  test.each<[readonly string[], number]>([
    [["الفصل الأول", "الفصل الثالث"], 1],
    [["الفصل الأول: بداية", "الفصل الثاني: وسط", "الفصل الثاني: نهاية"], 1],
    [["1. المقدمة", "3. الخاتمة"], 1],
    [["١. المقدمة", "٢. المتن", "٤. الخاتمة"], 1],
    [["أ) واحد", "ج) ثلاثة"], 1],
    [["المقدمة", "المقدمة"], 1],
    [[" "], 1],
    [["المادة 1", "المادة 2", "المادة 4"], 1],
    [["الفصل الأول", "الفصل الثاني", "الباب الأول"], 0],
    [["الحلقة الأولى", "الحلقة الثانية"], 0],
    [["1. المقدمة", "2. المتن"], 0],
    [["أ) واحد", "ب) اثنان", "ج) ثلاثة"], 0],
    [["1948 عام النكبة", "1967 عام النكسة"], 0],
    [["المقدمة", "الخاتمة"], 0],
  ])("headings %j: %d", (texts, count) => {
    expect(headings(...texts)).toHaveLength(count);
  });
  test("headings may have the same words under different headings", () => {
    const blocks = [heading(1, "أ"), heading(2, "مقدمة"), heading(1, "ب"), heading(2, "مقدمة")];
    expect(toldOf("CL-26", blocks)).toEqual([]);
  });
});

describe("CL-27 leaked controls of direction", () => {
  tells("CL-27", [
    ["نص \u202bنص", "\u202b"],
    ["نص\u202c نص", "\u202c"],
    ["نص \u2067نص", "\u2067"],
    ["نص\u2069 نص", "\u2069"],
    ["نص \u202eنص\u202c نص", "\u202e"],
    ["نص \u202aنص", "\u202a"],
    ["نص\u200f\u200f نص", "\u200f\u200f"],
    ["نص\u200e\u200f\u061c نص", "\u200e\u200f\u061c"],
    ["نص \u2067نص \u202bنص\u2069 نص", "\u202b"],
  ]);
  silent("CL-27", [
    "نص \u202bنص\u202c نص",
    "نص \u2067نص\u2069 نص",
    "نص \u2067نص \u2066x\u2069 نص\u2069 نص",
    "نص\u200f نص",
    "رقم \u200e+961 1",
    "می\u200cشود",
    "نص \u2068نص\u2069 و\u2068نص\u2069",
    "بلا شيء",
  ]);
});

describe("CL-28 Arabic and Persian letters in one text", () => {
  const mixed = (language: string, ...texts: readonly string[]) =>
    toldOf("CL-28", paragraphs(...texts), language).map((one) => one[0]);
  test.each<[string, readonly string[], readonly (string | undefined)[]]>([
    ["fa", ["کتاب‌های علي و کتابی دیگر"], ["ي"]],
    ["fa", ["این کتاب", "آن كتاب، کتابی"], ["ك"]],
    ["ar", ["كتاب في علی وفي بيت"], ["ی"]],
    ["ar", ["كتاب", "کتاب", "كتب"], ["ک"]],
    ["ur", ["کتاب ہے، كتاب نہیں، کیا"], ["ك"]],
    ["fa", ["كتاب علي", "کتاب علی"], ["ی", "ک"]],
    ["ps", ["کتاب كتاب کتاب"], ["ك"]],
    ["ckb", ["کتێب كتێب کتێب"], ["ك"]],
    ["fa", ["این کتاب علی است"], []],
    ["ar", ["هذا كتاب علي"], []],
    ["ur", ["یہ کتاب ہے"], []],
    ["ar", ["كتاب على الطاولة"], []],
    ["en", ["A كتاب and a کتاب"], []],
    ["ar", ["انظر https://example.org/کتاب في كتاب"], []],
    ["fa", ["۱۲"], []],
    ["ar", [], []],
  ])("%s %j", (language, texts, told) => {
    expect(mixed(language, ...texts)).toEqual(told);
  });
  test("words of another language do not count", async () => {
    const article = await readMarkdown("كتاب :span[کتابی]{lang=fa} في بيت", {}, () => undefined);
    expect(article && findHouseStyle(article).filter(({ rule }) => rule === "CL-28")).toEqual([]);
  });
});

describe("CL-29 quotation marks and brackets without their other half", () => {
  const lone = (...texts: readonly string[]) => toldOf("CL-29", paragraphs(...texts));
  test.each<[string, string]>([
    ["قال «نعم ثم مضى", '« ← « is not closed: » is missing after it, in "قال «نعم ثم مضى"'],
    [
      "قال نعم» ثم مضى",
      '» ← » closes what is not opened: « is missing before it, in "قال نعم» ثم مضى"',
    ],
    ["قال (نعم ثم مضى", '( ← ( is not closed: ) is missing after it, in "قال (نعم ثم مضى"'],
    [
      "قال نعم) ثم مضى",
      ') ← ) closes what is not opened: ( is missing before it, in "قال نعم) ثم مضى"',
    ],
    ["قال (نعم] ثم", "( ← ( is closed by ] instead of )"],
    ["قال “نعم ثم", '“ ← “ is not closed: ” is missing after it, in "قال “نعم ثم"'],
    ["قال ﴿نعم ثم", '﴿ ← ﴿ is not closed: ﴾ is missing after it, in "قال ﴿نعم ثم"'],
    ["قال «نعم (ثم» مضى", '( ← ( is not closed: ) is missing after it, in "قال «نعم (ثم» مضى"'],
  ])("%s", (text, told) => {
    expect(lone(text)).toEqual([told]);
  });
  test.each([
    "قال «نعم» ثم (مضى) إلى [البيت]",
    "أ) أول ب) ثان",
    "1) واحد",
    "قال «نعم، قلت “لا” له»",
    "قال :) ومضى",
    "شاشة 15” جديدة",
    "﴿الحمد لله﴾",
    "انظر https://example.org/a_(b الآن",
    "نص (أ (ب) ج)",
    "وفق القانون (Little’s law):",
  ])("nothing of %s", (text) => {
    expect(lone(text)).toEqual([]);
  });
  test("nothing of a quotation that goes on over paragraphs", () => {
    expect(lone("قال: «هذا أول.", "وهذا ثان».")).toEqual([]);
    expect(lone("قال: «هذا أول.", "«وهذا ثان.", "«وهذا ثالث».")).toEqual([]);
  });
  test("nothing of the curly marks of Urdu", () => {
    expect(toldOf("CL-29", paragraphs("اس نے پوچھا: ”کیا تم آئے؟“ اور چلا گیا۔"), "ur")).toEqual(
      [],
    );
  });
  test("line and column are those of the mark", () => {
    const article = readText("سطر أول.\nقال «نعم ثم مضى.", { source: "a.txt" }, () => undefined);
    const [found] = article === undefined ? [] : findHouseStyle(article, { level: "off" });
    expect(found).toMatchObject({ rule: "CL-29", span: { start: { line: 2, column: 5 } } });
  });
});

describe("CL-30 repeated words", () => {
  tells("CL-30", [
    ["ذهب في في الصباح", "في في"],
    ["قال إن إن الأمر", "إن إن"],
    ["من على على", "على على"],
    ["قال الوزير الوزير أمس", "الوزير الوزير"],
    ["التي التي جاءت", "التي التي"],
    ["وقال وقال", "وقال وقال"],
    ["هذا  هذا", "هذا  هذا"],
    ["the the book", ...[]],
    ["كان كان", "كان كان"],
  ]);
  tells("CL-30", [["the the book", "the the"]], { language: "en" });
  tells("CL-30", [["این کتاب را را خواند", "را را"]], { language: "fa" });
  silent("CL-30", [
    "جدًا جدًا",
    "شيئًا فشيئًا",
    "مئات مئات",
    "يومًا يومًا",
    "واحدا واحدا",
    "كلمة كلمة",
    "الله الله",
    "لا لا",
    "مَن مِن الناس",
    "في فيلم",
    "إلا إلا أنه".replace("إلا إلا", "إلا"),
    "هو هو",
    "الأول الأول",
    "قال: في. في البيت",
  ]);
  silent("CL-30", ["ساتھ ساتھ چلے", "کبھی کبھی"], { language: "ur" });
  silent("CL-30", ["کم کم رفت", "تک تک"], { language: "fa" });
});

describe("CL-31 doubled punctuation", () => {
  tells("CL-31", [
    ["قال،، ثم", "،،"],
    ["قال؛؛ ثم", "؛؛"],
    ["قال:: نعم", "::"],
    ["قال، ، ثم", "، ،"],
    ["قال،. ثم", "،."],
    ["انتهى العمل.، ثم", ".،"],
    ["هل جاء؟. نعم", "؟."],
    ["قال:، نعم", ":،"],
    ["قال,, نعم", ",,"],
  ]);
  silent("CL-31", [
    "قال… ثم",
    "أحقا؟!",
    "د. أحمد",
    "صباحا ص.، ثم",
    "إلخ.، ثم",
    "الساعة 12:30",
    "std::vector",
    "قال: «نعم».",
    "قال... ثم",
    "(قال)، ثم.",
  ]);
});

describe("CL-32 headings that skip a level", () => {
  const levels = (...written: readonly Heading["level"][]) =>
    toldOf(
      "CL-32",
      written.map((level, at) => heading(level, `عنوان ${at}`)),
    ).length;
  test.each<[readonly Heading["level"][], number]>([
    [[1, 3], 1],
    [[2, 4], 1],
    [[3], 1],
    [[1, 2, 4], 1],
    [[1, 4, 6], 2],
    [[1, 2, 3, 5, 1], 1],
    [[4, 5], 1],
    [[1, 3, 1, 3], 2],
    [[1, 2, 3], 0],
    [[1, 2, 3, 1], 0],
    [[2, 2, 3], 0],
    [[1, 1, 1], 0],
    [[1, 2, 2, 1, 2], 0],
    [[2], 0],
    [[1, 2, 3, 4, 5, 6], 0],
    [[], 0],
  ])("%j: %d", (written, count) => {
    expect(levels(...written)).toBe(count);
  });
});

describe("CL-33 digits of several sets in one text", () => {
  const count = (...texts: readonly string[]) => toldOf("CL-33", paragraphs(...texts)).length;
  test.each([
    "عام 2024 وعام ٢٠٢٥",
    "بلغ ١٢ ثم 13 ثم ١٤",
    "۱۲ و١٢",
    "الساعة 12:30 و١:١٥",
    "12% و٪١٢",
    "بلغ 1,200 و١٬٢٠٠",
    "(1) و(٢)",
    "صفحة ٣ من 10",
  ])("tells of %s", (text) => {
    expect(count(text)).toBe(1);
  });
  test.each([
    "عام 2024 وعام 2025",
    "عام ٢٠٢٤ وعام ٢٠٢٥",
    "عام ٢٠٢٤ وجائحة COVID-19",
    "شاشة 4K عام ٢٠٢٤",
    "ويندوز Windows 11 عام ٢٠٢٤",
    "انظر https://example.org/2024 عام ٢٠٢٤",
    "الإصدار 7.6 عام ٢٠٢٤",
    "بلا أرقام",
  ])("nothing of %s", (text) => {
    expect(count(text)).toBe(0);
  });
});

describe("CL-34 pictures without words", () => {
  const told = (image: { src: string; alt?: string; decorative?: boolean }) =>
    toldOf("CL-34", [{ type: "figure", image }]).length;
  test.each<[{ src: string; alt?: string; decorative?: boolean }, number]>([
    [{ src: "a.png" }, 1],
    [{ src: "a.png", alt: "" }, 1],
    [{ src: "a.png", alt: "  " }, 1],
    [{ src: "a.png", alt: "a.png" }, 1],
    [{ src: "a.png", alt: "IMG_2031.JPG" }, 1],
    [{ src: "data:image/png;base64,AAAA" }, 1],
    [{ src: "a.png", decorative: false }, 1],
    [{ src: "a.svg", alt: "fig-1.svg" }, 1],
    [{ src: "a.png", alt: "جسر" }, 0],
    [{ src: "a.png", decorative: true }, 0],
    [{ src: "a.png", alt: "", decorative: true }, 0],
    [{ src: "a.png", alt: "صورة a.png" }, 0],
    [{ src: "a.png", alt: "A bridge." }, 0],
    [{ src: "a.png", alt: "خريطة 2024" }, 0],
    [{ src: "a.png", alt: "v1.2" }, 0],
    [{ src: "a.png", alt: "." }, 0],
  ])("%j: %d", (image, count) => {
    expect(told(image)).toBe(count);
  });
});

const OURS = RULES.filter(
  ({ level, id }) => level === "report" && id !== "CL-11" && id !== "CL-22",
).map(({ id }) => id);

test.each(exampleFiles())("nothing is told of what is right: %s", async (path) => {
  const name = basename(path);
  const text = readFileSync(path, "utf8");
  const format = name.endsWith(".md") ? "markdown" : name.endsWith(".txt") ? "text" : "json";
  const input = await readSource(format, text, { source: name }, () => undefined);
  const found = input === undefined ? [] : findHouseStyle(input, { level: "off" });
  expect(found.filter(({ rule }) => OURS.includes(rule)).map(({ message }) => message)).toEqual([]);
});

test("the page on what an editor is told names each rule", () => {
  const page = readFileSync(new URL("../../../docs/editor-rules.md", import.meta.url), "utf8");
  const rows = [...page.matchAll(/^\| (CL-\d\d) \|/gm)].map(([, id]) => id);
  expect(rows).toEqual([...OURS].sort());
});
