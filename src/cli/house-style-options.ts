import { type CleanLevel, findProfile, type HouseStyleOptions, readSwitches } from "../index.ts";
import type { HouseStyleWishes } from "./commands.ts";
import { UsageError } from "./usage-error.ts";

/** What the library is to be asked for; throws `UsageError` for rules and profiles that there are not. */
export function houseStyleOptions(
  { level, rules, verbatim }: HouseStyleWishes,
  ownLevel: CleanLevel,
  profile?: string,
): HouseStyleOptions {
  if (profile !== undefined && findProfile(profile) === undefined) {
    throw new UsageError(`unknown profile "${profile}"; a language tag, such as ar, ar-MA or fa`);
  }
  try {
    return { level: level ?? ownLevel, rules: readSwitches(rules), verbatim, profile };
  } catch (error) {
    if (error instanceof RangeError) {
      throw new UsageError(error.message, { cause: error });
    }
    throw error;
  }
}
