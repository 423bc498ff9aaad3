import { gregorianDates } from "../gregorian-dates.ts";
import type { CollectedText, Found, Rule } from "../rule.ts";

export const monthNames: Rule = {
  id: "CL-19",
  level: "house",
  name: "names of months",
  summary:
    "In a full date the month has the name that the country gives it, or both names («أيار/مايو») where the article asks for them; without a country it stays as it is.",
  languages: ["ar"],
  inDates: true,
  settings: ["asked", "country", "dual"],
  find: (text) => {
    const names = namesFor(text);
    return gregorianDates(text.text).flatMap(({ month, monthFrom, monthTo }): readonly Found[] => {
      const after = names[month - 1];
      const before = text.text.slice(monthFrom, monthTo);
      return after === undefined || spaced(before) === after
        ? []
        : [{ from: monthFrom, to: monthTo, after }];
    });
  },
};

/** The names to write; none where nobody has said which. */
function namesFor({ profile, setting }: CollectedText): readonly string[] {
  const isDual = setting === "dual" || (setting !== "country" && profile.habits.months === "dual");
  if (profile.language !== "ar") {
    return [];
  }
  return isDual ? profile.dualMonths : profile.name.includes("-") ? profile.months : [];
}

const spaced = (text: string): string => text.replaceAll("\u00a0", " ");
