import type { DigitSet } from "../model/index.ts";
import { europeanDigits, inDigits, type NumberMarks } from "../profile/index.ts";
import { DIGIT } from "./number-tokens.ts";

/** What a number is to be written in. */
export interface NumberHabit {
  readonly digits: DigitSet;
  /** Those of `digits`. */
  readonly marks: NumberMarks;
  /** What parts a fraction in European digits where the text was written: of «1.234» it tells what is meant. */
  readonly europeanDecimal: string;
}

/** Words after which points and commas part sections, verses or pages, and no fraction. */
const BEFORE_SECTIONS =
  /(?:^|[^\p{L}\p{M}])[وبفلك]?(?:ال)?(?:باب|فصل|مبحث|مطلب|قسم|بند|فقرة|فقرات|مادة|مواد|ملحق|شكل|أشكال|جدول|جداول|صورة|صفحة|صفحات|آية|آيات|إصدار|الإصدارة|نسخة|ساعة|نقطة|بخش|شکل|نسخهٔ|باب|ص|ص\.|رقم)[ \u00a0]*[:（(]?$/u;

/**
 * A token in other digits, with the marks that go with them; ranges, dates and times as wholes, with the signs between their
 * parts. `before` is the text that it follows, `opensHeading` whether it is the first of a heading, as section numbers are.
 */
export function writtenNumber(
  token: string,
  habit: NumberHabit,
  before: string,
  opensHeading: boolean,
): string {
  const keepsMarks =
    opensHeading || BEFORE_SECTIONS.test(before.slice(-24)) || isDate(europeanDigits(token));
  return token
    .split(/([:/\-–−])/u)
    .map((part) => (keepsMarks ? inDigits(part, habit.digits) : writtenPart(part, habit)))
    .join("");
}

/** 24.06.2017, 24.06, as dates are: a day, a month, a year of four digits. */
const isDate = (token: string): boolean =>
  /^\d{1,2}\.\d{1,2}\.\d{4}$/.test(token) || /^\d{4}\.\d{1,2}\.\d{1,2}$/.test(token);

/** One number, its fraction and its thousands parted by the marks of its digits. */
function writtenPart(part: string, habit: NumberHabit): string {
  const { digits, marks } = habit;
  const isEuropean = !new RegExp(`[${DIGIT.slice(3)}]`, "u").test(part);
  if (digits === "latn" && isEuropean && !/[٫٬]/u.test(part)) {
    return part;
  }
  const roles = rolesOfMarks(
    part,
    isEuropean ? habit.europeanDecimal : ".",
    habit.europeanDecimal === ",",
  );
  return inDigits(part, digits).replace(/[.,٫٬]/gu, (mark) => {
    const role = roles.get(mark);
    return role === undefined ? mark : marks[role];
  });
}

type Role = "decimal" | "group";

const ARABIC_MARKS: ReadonlyMap<string, Role> = new Map([
  ["٫", "decimal"],
  ["٬", "group"],
]);

/** What each mark of a number means; a mark that may mean several things has no role and stays. */
function rolesOfMarks(
  part: string,
  decimal: string,
  doubtsComma: boolean,
): ReadonlyMap<string, Role> {
  const marks = [...part].filter((character) => /[.,٫٬]/u.test(character));
  const kinds = [...new Set(marks)];
  const groups = part.split(/[.,٫٬]/u);
  const inThousands = (from: number): boolean =>
    /^.{1,3}$/u.test(groups[0] ?? "") && groups.slice(1, from).every((group) => group.length === 3);
  if (kinds.some((kind) => ARABIC_MARKS.has(kind))) {
    return ARABIC_MARKS;
  }
  const [first, second] = kinds;
  if (first === undefined) {
    return new Map();
  }
  if (second !== undefined) {
    const isClear =
      marks.at(-1) === second &&
      marks.indexOf(second) === marks.length - 1 &&
      inThousands(groups.length - 1);
    return isClear
      ? new Map<string, Role>([
          [first, "group"],
          [second, "decimal"],
        ])
      : new Map();
  }
  if (marks.length > 1) {
    return inThousands(groups.length) ? new Map<string, Role>([[first, "group"]]) : new Map();
  }
  const [whole = "", fraction = ""] = groups;
  const mayGroup = fraction.length === 3 && whole.length <= 3 && europeanDigits(whole) !== "0";
  if (mayGroup && first === "," && doubtsComma) {
    // «1,200» is as often twelve hundred, by habit, as it is a fraction, by the country's rule.
    return new Map();
  }
  return new Map<string, Role>([[first, mayGroup && first !== decimal ? "group" : "decimal"]]);
}
