/** What an e-book says about itself in the language of its readers, beside the labels of the profile. */
export interface Wording {
  readonly landmarks: string;
  readonly pages: string;
  readonly titlePage: string;
  readonly colophon: string;
  readonly summary: {
    /** True of every book: text that reflows, contents, reading order. */
    readonly text: string;
    readonly headings: string;
    readonly describedImages: string;
    readonly undescribedImages: string;
    readonly notes: string;
    readonly pages: string;
    readonly formulas: string;
  };
}

const arabic: Wording = {
  landmarks: "معالم الكتاب",
  pages: "الصفحات",
  titlePage: "صفحة العنوان",
  colophon: "بيانات النشر",
  summary: {
    text: "نص ينساب مع حجم الشاشة والخط، وفهرس محتويات، وترتيب للقراءة.",
    headings: "العناوين مرتبة في مستوياتها.",
    describedImages: "لكل صورة وصف مكتوب.",
    undescribedImages: "بعض الصور بلا وصف مكتوب.",
    notes: "الهوامش مرتبطة بمواضعها من النص ذهابًا وإيابًا.",
    pages: "فيه قائمة بصفحات النسخة المطبوعة.",
    formulas: "المعادلات مكتوبة بصيغة MathML.",
  },
};

const persian: Wording = {
  landmarks: "راهنمای بخش‌ها",
  pages: "صفحه‌ها",
  titlePage: "صفحهٔ عنوان",
  colophon: "شناسنامهٔ کتاب",
  summary: {
    text: "متن با اندازهٔ صفحه و قلم جابه‌جا می‌شود و فهرست و ترتیب خواندن دارد.",
    headings: "سرفصل‌ها سطح‌بندی شده‌اند.",
    describedImages: "همهٔ تصویرها شرح نوشتاری دارند.",
    undescribedImages: "برخی تصویرها شرح نوشتاری ندارند.",
    notes: "پی‌نوشت‌ها به جای خود در متن پیوند دارند و از آن بازمی‌گردند.",
    pages: "فهرست صفحه‌های نسخهٔ چاپی را دارد.",
    formulas: "فرمول‌ها به زبان MathML نوشته شده‌اند.",
  },
};

const urdu: Wording = {
  landmarks: "کتاب کے حصے",
  pages: "صفحات",
  titlePage: "صفحۂ عنوان",
  colophon: "اشاعتی معلومات",
  summary: {
    text: "متن اسکرین اور حروف کے سائز کے مطابق ڈھلتا ہے، فہرست اور پڑھنے کی ترتیب موجود ہے۔",
    headings: "عنوانات اپنے درجوں میں ہیں۔",
    describedImages: "ہر تصویر کی تحریری وضاحت موجود ہے۔",
    undescribedImages: "کچھ تصاویر کی تحریری وضاحت نہیں ہے۔",
    notes: "حواشی متن میں اپنے مقام سے دونوں طرف مربوط ہیں۔",
    pages: "مطبوعہ نسخے کے صفحات کی فہرست شامل ہے۔",
    formulas: "فارمولے MathML میں لکھے گئے ہیں۔",
  },
};

const hebrew: Wording = {
  landmarks: "ציוני דרך",
  pages: "עמודים",
  titlePage: "עמוד השער",
  colophon: "פרטי ההוצאה",
  summary: {
    text: "טקסט שמסתגל לגודל המסך והגופן, תוכן עניינים וסדר קריאה.",
    headings: "הכותרות מסודרות ברמות.",
    describedImages: "לכל תמונה תיאור כתוב.",
    undescribedImages: "לחלק מהתמונות אין תיאור כתוב.",
    notes: "ההערות מקושרות אל מקומן בטקסט ובחזרה.",
    pages: "כולל רשימה של עמודי המהדורה המודפסת.",
    formulas: "הנוסחאות כתובות ב־MathML.",
  },
};

const english: Wording = {
  landmarks: "Landmarks",
  pages: "Pages",
  titlePage: "Title page",
  colophon: "Colophon",
  summary: {
    text: "Text that reflows with the size of screen and type, a table of contents and a reading order.",
    headings: "Headings stand in levels.",
    describedImages: "Every picture has a description in words.",
    undescribedImages: "Some pictures have no description in words.",
    notes: "Notes are linked to their places in the text and back.",
    pages: "A list of the pages of the printed edition is included.",
    formulas: "Formulas are written in MathML.",
  },
};

const french: Wording = {
  landmarks: "Repères",
  pages: "Pages",
  titlePage: "Page de titre",
  colophon: "Colophon",
  summary: {
    text: "Texte qui s’adapte à l’écran et à la taille des caractères, table des matières et ordre de lecture.",
    headings: "Les titres sont hiérarchisés.",
    describedImages: "Chaque image est décrite par un texte.",
    undescribedImages: "Certaines images ne sont pas décrites.",
    notes: "Les notes sont liées à leur place dans le texte, dans les deux sens.",
    pages: "La liste des pages de l’édition imprimée est fournie.",
    formulas: "Les formules sont écrites en MathML.",
  },
};

const WORDING: ReadonlyMap<string, Wording> = new Map([
  ["ar", arabic],
  ["fa", persian],
  ["ur", urdu],
  ["he", hebrew],
  ["en", english],
  ["fr", french],
]);

/** The words for a BCP 47 language; English, and its tag, where there are none. */
export function wordingFor(language: string): {
  readonly words: Wording;
  readonly language: string;
} {
  const words = WORDING.get(language.split("-")[0]?.toLowerCase() ?? "");
  return words === undefined ? { words: english, language: "en" } : { words, language };
}
