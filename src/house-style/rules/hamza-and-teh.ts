import { LETTER, MARK } from "../arabic.ts";
import type { Found, Rule } from "../rule.ts";

/** Words that are written wrong often, and are no other word as they stand; the likeliest right one first. */
const WORDS: ReadonlyMap<string, readonly string[]> = new Map(
  `الى إلى
اذا إذا
اذ إذ
او أو
اي أي
ايضا أيضًا
انه أنه إنه
انها أنها إنها
انهم أنهم إنهم
لان لأن
لانه لأنه
لانها لأنها
الان الآن
اما أما إما
امام أمام إمام
اكثر أكثر
اقل أقل
اكبر أكبر
اصغر أصغر
افضل أفضل
اهم أهم
اخر آخر
اخرى أخرى
اخيرا أخيرًا
اول أول
اولا أولًا
احد أحد
احدى إحدى
اثناء أثناء
اكد أكد
اكدت أكدت
اعلن أعلن
اعلنت أعلنت
اضاف أضاف
اضافت أضافت
اشار أشار
اشارت أشارت
اوضح أوضح
اوضحت أوضحت
ادى أدى
ادت أدت
اصبح أصبح
اصبحت أصبحت
اكتوبر أكتوبر
ابريل أبريل إبريل
اغسطس أغسطس
ايلول أيلول
اذار آذار
ايار أيار
امريكا أمريكا أميركا
امريكي أمريكي أميركي
امريكية أمريكية أميركية
الامريكي الأمريكي الأميركي
الامريكية الأمريكية الأميركية
المانيا ألمانيا
اوروبا أوروبا
اوكرانيا أوكرانيا
ايران إيران
ايطاليا إيطاليا
اسبانيا إسبانيا
اسرائيل إسرائيل
اسرائيلي إسرائيلي
الاسرائيلي الإسرائيلي
الاسرائيلية الإسرائيلية
افريقيا أفريقيا إفريقيا
اسيا آسيا
انجلترا إنجلترا
انقرة أنقرة
الاردن الأردن
الامارات الإمارات
الامم الأمم
الامن الأمن
الاسلام الإسلام
الاسلامي الإسلامي
الاسلامية الإسلامية
الانسان الإنسان
الارض الأرض
الاسبوع الأسبوع
الاحد الأحد
الاثنين الإثنين الاثنين
الاربعاء الأربعاء
الاول الأول
الاولى الأولى
الاخر الآخر
الاخرى الأخرى
الاخير الأخير
الاخيرة الأخيرة
الاعلام الإعلام الأعلام
الاطفال الأطفال
الاسعار الأسعار
الاوضاع الأوضاع
الازمة الأزمة
الاعمال الأعمال
الامر الأمر
الامور الأمور
احمد أحمد
ابراهيم إبراهيم
اسماعيل إسماعيل
امين أمين
ايمان إيمان
انشاء إنشاء
انسان إنسان
اسلام إسلام
اسلامي إسلامي
ارض أرض
ارهاب إرهاب
الارهاب الإرهاب
ازمة أزمة
اسعار أسعار
اطفال أطفال
اعلام إعلام أعلام
امن أمن
اجراء إجراء
اجراءات إجراءات
الاجراءات الإجراءات
اطلاق إطلاق
اعادة إعادة
ادارة إدارة
الادارة الإدارة
اصدار إصدار
اضراب إضراب
اقليم إقليم
الاقليمية الإقليمية
الحكومه الحكومة
القاهره القاهرة
المدينه المدينة
الجامعه الجامعة
المدرسه المدرسة
السعوديه السعودية
العربيه العربية
المصريه المصرية
الوزاره الوزارة
الدوله الدولة
اللغه اللغة
الثقافه الثقافة
السياسه السياسة
الصحه الصحة
الحياه الحياة
المنطقه المنطقة
الشركه الشركة
الجمهوريه الجمهورية
هذة هذه
هاذا هذا
هاذه هذه
لاكن لكن
ذالك ذلك
مسؤل مسؤول مسئول
مسئوول مسؤول مسئول
شئ شيء
شيئ شيء
مبدء مبدأ
قراءه قراءة
إنشاءالله إن شاء الله
انشاءالله إن شاء الله
انشالله إن شاء الله
إستقبال استقبال
إستخدام استخدام
إستمرار استمرار
إجتماع اجتماع
الإجتماع الاجتماع
الإقتصاد الاقتصاد
الإقتصادية الاقتصادية
الإنتخابات الانتخابات
إنتخابات انتخابات
الإتحاد الاتحاد
إتفاق اتفاق
الإتفاق الاتفاق
إختيار اختيار
إسم اسم
الإسم الاسم
إبن ابن
إمرأة امرأة
الإثنين الاثنين`
    .split("\n")
    .map((line): [string, readonly string[]] => {
      const [written = "", ...rest] = line.split(" ");
      const meant = rest.join(" ");
      return [written, meant.startsWith("إن شاء") ? [meant] : rest];
    }),
);

const WORD = new RegExp(`[${LETTER}][${LETTER}${MARK}\\u0640]*`, "gu");

export const hamzaAndTeh: Rule = {
  id: "CL-11",
  level: "report",
  name: "hamza and teh marbuta",
  summary:
    "Words often written with a wrong hamza, or with ه for ة, are reported with what may be meant; nothing is changed.",
  languages: ["ar"],
  find: ({ text }) =>
    [...text.matchAll(WORD)].flatMap((match): readonly Found[] => {
      const suggestions = suggestionsFor(match[0]);
      return suggestions.length === 0
        ? []
        : [
            {
              from: match.index,
              to: match.index + match[0].length,
              message: "a spelling of hamza or teh marbuta that dictionaries do not have",
              suggestions,
            },
          ];
    }),
};

/** Words that only look as if they began with a conjunction: «فلان» is somebody, «واحد» one. */
const WHOLE_WORDS = new Set(["فلان", "واحد"]);

/** For the word as it stands, else without a conjunction before it. */
function suggestionsFor(word: string): readonly string[] {
  const bare = word.replace(/[\p{M}\u0640]/gu, "");
  const own = WORDS.get(bare);
  if (own !== undefined) {
    return own;
  }
  if (WHOLE_WORDS.has(bare)) {
    return [];
  }
  const [, prefix = "", rest = ""] = /^([وف])(.+)$/u.exec(bare) ?? [];
  return (WORDS.get(rest) ?? []).map((meant) => `${prefix}${meant}`);
}
