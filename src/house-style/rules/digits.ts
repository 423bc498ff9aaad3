import { DIGIT_POLICIES, type DigitPolicy } from "../../model/index.ts";
import { profileForLanguage, profileIn } from "../../profile/index.ts";
import { numberTokens } from "../number-tokens.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";
import { writtenNumber } from "../written-number.ts";

const PERCENT_AFTER = /^[ \u00a0]?[%٪]/u;
const PERCENT_BEFORE = /[%٪][ \u00a0]?$/u;

export const digits: Rule = {
  id: "CL-15",
  level: "house",
  name: "one set of digits",
  summary:
    "Numbers are written in the digits that the article asks for, with the marks that go with them (٫ ٬ ٪); nothing is changed where it asks to keep them, as it does when it says nothing.",
  languages: ["ar", "fa", "ur", "ps", "ckb", "ug", "sd"],
  inDates: true,
  settings: ["asked", ...DIGIT_POLICIES],
  find: (text) =>
    numberTokens(text.text).flatMap((token): readonly Found[] => {
      const profile = profileAt(text, token.from);
      if (!profile.convertsText) {
        return [];
      }
      const before = text.text.slice(0, token.from);
      const habit = {
        digits: profile.digits,
        marks: profile.marks,
        europeanDecimal: profile.europeanMarks.decimal,
      };
      const opensHeading = text.role === "heading" && before.trim() === "";
      const number = writtenNumber(token.text, habit, before, opensHeading);
      const signAfter = PERCENT_AFTER.exec(text.text.slice(token.to, token.to + 2))?.[0] ?? "";
      const signBefore = signAfter === "" ? (PERCENT_BEFORE.exec(before.slice(-2))?.[0] ?? "") : "";
      const percent = (sign: string) => sign.replace(/[%٪]/u, profile.marks.percent);
      const [from, to] = [token.from - signBefore.length, token.to + signAfter.length];
      const after = percent(signBefore) + number + percent(signAfter);
      return after === text.text.slice(from, to) ? [] : [{ from, to, after }];
    }),
};

/** The habits of the language at a place, with the digits that the rule was set to. */
function profileAt(text: CollectedText, at: number) {
  const { profile, setting } = text;
  const policy = DIGIT_POLICIES.find((one): one is DigitPolicy => one === setting);
  const asked =
    policy === undefined
      ? profile
      : profileForLanguage(profile.name, { ...profile.habits, digits: policy });
  return profileIn(text.languageAt(at), asked);
}
