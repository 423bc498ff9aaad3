/** A date found in a text. */
export interface WrittenDate {
  /** ISO 8601, without a time. */
  readonly iso: string;
  /** Its words as they stand in the text. */
  readonly words: string;
}

/** Names of the months of the Gregorian calendar, in the order of the year; one line a habit. */
const MONTHS: readonly (readonly string[])[] = [
  "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
  "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
  "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر",
  "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر",
  "ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
  "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
  "january february march april may june july august september october november december",
  "jan feb mar apr may jun jul aug sep oct nov dec",
].map((line) => line.split(" ").map((name) => simple(name.replace("_", " "))));

/** Spelling that says nothing: hamza on alef, case, a point of abbreviation. */
function simple(word: string): string {
  return word.toLowerCase().replace(/[أإآ]/g, "ا").replace(/\./g, "").replace(/\s+/g, " ").trim();
}

const DAY_MONTH_YEAR =
  /(?:يوم\s+)?(?:(?:ال)?(?:سبت|أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة)[،,]?\s+)?(\p{Nd}{1,2})\s+(\p{L}+\.?(?: \p{L}+)?)(?:\s*\/\s*\p{L}+(?: \p{L}+)?)?[،,]?\s+(\p{Nd}{4})(?:\s*م)?/u;
const MONTH_DAY_YEAR = /(\p{L}+)\.?\s+(\p{Nd}{1,2}),\s*(\p{Nd}{4})/u;
const NUMBERS = /(\p{Nd}{1,4})([/.-])(\p{Nd}{1,2})\2(\p{Nd}{1,4})/u;

/** The date of the Gregorian calendar in `text`, with its year; `undefined` where there is none that is certain. */
export function findWrittenDate(text: string): WrittenDate | undefined {
  const named = DAY_MONTH_YEAR.exec(text);
  if (named !== null) {
    const [words, day = "", month = "", year = ""] = named;
    return dated(words, year, monthOf(month), day);
  }
  const english = MONTH_DAY_YEAR.exec(text);
  if (english !== null) {
    const [words, month = "", day = "", year = ""] = english;
    return dated(words, year, monthOf(month), day);
  }
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) {
    const [words, first = "", , month = "", last = ""] = numbers;
    const isYearFirst = first.length === 4;
    return dated(words, isYearFirst ? first : last, number(month), isYearFirst ? last : first);
  }
  return undefined;
}

const DAY_MONTH =
  /(?:يوم\s+)?(?:(?:ال)?(?:سبت|أحد|احد|اثنين|إثنين|ثلاثاء|أربعاء|اربعاء|خميس|جمعة)[،,]?\s+)?\p{Nd}{1,2}\s+(\p{L}+\.?(?: (?:الثاني|الأول))?)(?:\s*\/\s*\p{L}+(?: (?:الثاني|الأول))?)?/u;
const MONTH_DAY = /(\p{L}+)\.?\s+\p{Nd}{1,2}(?!\p{Nd})/u;

/** The words of a day and its month without a year, as agencies write them; `undefined` where there are none. */
export function findYearlessDate(text: string): string | undefined {
  const match = [DAY_MONTH, MONTH_DAY]
    .map((pattern) => pattern.exec(text))
    .find((found) => found !== null && monthOf(found[1] ?? "") > 0);
  return match?.[0];
}

function monthOf(name: string): number {
  const wanted = simple(name);
  const [first = ""] = wanted.split(" ");
  for (const months of MONTHS) {
    const at = months.includes(wanted) ? months.indexOf(wanted) : months.indexOf(first);
    if (at !== -1) {
      return at + 1;
    }
  }
  return 0;
}

const number = (digits: string): number =>
  Number(digits.replace(/\p{Nd}/gu, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)));

function dated(words: string, year: string, month: number, day: string): WrittenDate | undefined {
  const [y, d] = [number(year), number(day)];
  const days = new Date(Date.UTC(y, month, 0)).getUTCDate();
  if (y < 1900 || y > 2200 || month < 1 || month > 12 || d < 1 || d > days) {
    return undefined;
  }
  const two = (value: number) => String(value).padStart(2, "0");
  return { iso: `${y}-${two(month)}-${two(d)}`, words };
}
