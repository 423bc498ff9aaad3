import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findProfile, PROFILE_NAMES } from "../../../src/profile/index.ts";

/** The rows of the page on house style, as the profiles have them; those alike but for their name share one. */
function rows(): readonly string[] {
  const names = new Map<string, string[]>();
  for (const name of PROFILE_NAMES) {
    const profile = findProfile(name);
    if (profile === undefined) {
      throw new Error(`no profile ${name}`);
    }
    const { marks, months, calendars, counter, spacedPercent } = profile;
    const percent = `${spacedPercent ? "12 " : "12"}${marks.percent}`;
    const habits = [
      [1, 2, 3].map(counter).join(""),
      `\`${marks.group.replace("\u202f", "U+202F")}\` \`${marks.decimal}\` \`${percent}\``,
      months.length === 0 ? "those of CLDR" : [0, 4, 6, 7].map((at) => months[at]).join("، "),
      calendars.join(", "),
    ].join(" | ");
    names.set(habits, [...(names.get(habits) ?? []), `\`${name}\``]);
  }
  return [
    "| Profiles | Digits | Thousands, fraction, percent | January, May, July, August | Calendar |",
    "|---|---|---|---|---|",
    ...[...names].map(([habits, own]) => `| ${own.join(" ")} | ${habits} |`),
  ];
}

test("the page on house style has the table of the profiles", () => {
  const page = readFileSync(new URL("../../../docs/house-style.md", import.meta.url), "utf8");
  const written = /<!-- profiles -->\n([\s\S]*?)\n?<!-- \/profiles -->/.exec(page)?.[1];
  expect(written?.split("\n")).toEqual(rows());
});
