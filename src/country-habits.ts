import { applyHouseStyle } from "./house-style/index.ts";
import type { Article, Publication, WritingHabits } from "./model/index.ts";
import { findProfile, habitsOf, type Profile, profileForLanguage } from "./profile/index.ts";

/** The input with what a caller asks in place of what it and its articles ask. */
export function withHabits<Input extends Article | Publication>(
  input: Input,
  { digits, calendars, months }: WritingHabits,
): Input {
  const asked = {
    ...(digits === undefined ? {} : { digits }),
    ...(calendars === undefined ? {} : { calendars }),
    ...(months === undefined ? {} : { months }),
  };
  return Object.keys(asked).length === 0
    ? input
    : input.type === "article"
      ? { ...input, ...asked }
      : {
          ...input,
          ...asked,
          articles: input.articles.map((article) => ({ ...article, ...asked })),
        };
}

/** The profile of the whole: the one asked for, that which the input names, or that of its language. */
export function profileOfInput(source: Article | Publication, asked?: string): Profile {
  const name = asked ?? source.profile;
  const habits = habitsOf(source);
  return (
    (name === undefined ? undefined : findProfile(name, habits)) ??
    profileForLanguage(source.language, habits)
  );
}

/**
 * The input with the digits of its text as it asks for them, by rule CL-15; the same where it asks to keep them. Each
 * article is written as its own country writes.
 */
export function inOneDigitSet<Input extends Article | Publication>(
  input: Input,
  asked?: string,
): Input {
  const keepsAll = [input, ...(input.type === "article" ? [] : input.articles)].every(
    ({ digits = "keep" }) => digits === "keep",
  );
  return keepsAll
    ? input
    : applyHouseStyle(input, {
        level: "off",
        rules: { "CL-15": true },
        ...(asked === undefined ? {} : { profile: asked }),
      }).input;
}
