import type { Found, Rule } from "../rule.ts";

/** Words that no sentence has twice in a row, by primary subtag of their language. */
const PARTICLES: Readonly<Record<string, ReadonlySet<string>>> = {
  ar: wordsOf(
    "في على إلى الى عن مع أن إن أو ثم قد لم لن لقد وقد التي الذي الذين اللذين اللتين هذا هذه ذلك تلك كان كانت بعد قبل بين عند " +
      "منذ خلال حول ضد لدى أي أيضا كما حيث إذا إذ لكن ولكن وفي وعلى وإلى ومن وعن وأن وإن وكان وكانت وهو وهي وقال وأضاف وأوضح " +
      "قال قالت أضاف عبر غير سوى دون نحو وذلك وهذا وهذه",
  ),
  fa: wordsOf("که را در از به این آن است با برای و یا تا بر هم های می"),
  ur: wordsOf("نے کا کو اور کہ ہیں تھا تھی تھے اس یہ وہ پر"),
  en: wordsOf("the of a an and to in is on for with at by from as are was were be this"),
};

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}

/** Said twice on purpose. */
const EMPHATIC = new Set("الله اليوم السلام الويل الحذر الصبر البدار النار".split(" "));

const REPEATED =
  /(?<![\p{L}\p{M}\p{N}\u200c-])([\p{L}][\p{L}\p{M}\u0640]*)([ \u00a0\n]+)\1(?![\p{L}\p{M}\p{N}\u200c-])/gu;

export const repeatedWords: Rule = {
  id: "CL-30",
  level: "report",
  name: "repeated words",
  summary:
    "A particle, a verb of saying or a definite noun that stands twice in a row («في في», «الوزير الوزير») is told; what is doubled for its sense («جدًا جدًا», «يومًا يومًا», «مئات مئات») is not.",
  languages: ["ar", "fa", "ur", "en"],
  find: ({ text, languageAt }) =>
    [...text.matchAll(REPEATED)].flatMap((match): readonly Found[] => {
      const [whole, word = ""] = match;
      const [primary = ""] = languageAt(match.index).toLowerCase().split("-");
      if (!isSlip(word, primary)) {
        return [];
      }
      return [
        {
          from: match.index,
          to: match.index + whole.length,
          message: `"${word}" stands twice`,
          suggestions: [word],
        },
      ];
    }),
};

function isSlip(written: string, language: string): boolean {
  const word = written.replace(/[\u064b-\u0652\u0640]/gu, "").toLowerCase();
  if (PARTICLES[language]?.has(word) === true) {
    return true;
  }
  // «الوزير الوزير», «والوزير والوزير»: a definite noun; «الأول الأول» may be meant, and so may be a cry.
  return (
    language === "ar" &&
    /^(?:وال|فال|بال|ال|لل).{3,}$/u.test(word) &&
    !EMPHATIC.has(word) &&
    !/^ال(?:أول|ثاني|ثالث)$/u.test(word)
  );
}
