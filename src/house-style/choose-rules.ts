import type { Rule, RuleLevel } from "./rule.ts";
import { RULES } from "./rules/index.ts";

/** How much is cleaned: nothing, what is safe, or what is safe and the taste of the house. */
export type CleanLevel = "off" | "safe" | "house";

/** Rules switched on and off one by one, by id; a text sets a rule that has settings. */
export type RuleSwitches = Readonly<Record<string, boolean | string>>;

/** A rule with what it was set to. */
export interface ChosenRule {
  readonly rule: Rule;
  readonly setting: string | undefined;
}

const LEVELS: Readonly<Record<CleanLevel, readonly RuleLevel[]>> = {
  off: [],
  safe: ["safe"],
  house: ["safe", "house"],
};

/** The rules of a level and those that are switched on, in the order they are applied in. Throws `RangeError` for a name or a setting that there is not. */
export function chooseRules(level: CleanLevel, switches: RuleSwitches = {}): readonly ChosenRule[] {
  demandKnown(switches);
  return RULES.flatMap((rule): readonly ChosenRule[] => {
    const asked = Object.hasOwn(switches, rule.id) ? switches[rule.id] : undefined;
    const isOn =
      asked === undefined
        ? LEVELS[level].includes(rule.level) && rule.onDemand !== true
        : asked !== false;
    const setting = typeof asked === "string" ? asked : rule.settings?.[0];
    return isOn ? [{ rule, setting }] : [];
  });
}

function demandKnown(switches: RuleSwitches): void {
  for (const [id, value] of Object.entries(switches)) {
    const rule = RULES.find((one) => one.id === id);
    if (rule === undefined) {
      const known = RULES.map((one) => one.id).sort();
      throw new RangeError(`unknown rule "${id}"; there is ${known.join(", ")}`);
    }
    if (typeof value === "string" && rule.settings?.includes(value) !== true) {
      const known =
        rule.settings === undefined ? "it has no settings" : `there is ${rule.settings.join(", ")}`;
      throw new RangeError(`${id} cannot be set to "${value}"; ${known}`);
    }
  }
}

/** `CL-05,-CL-14,CL-12=before` as switches. Throws `RangeError` for what is no such list. */
export function readSwitches(written: string): RuleSwitches {
  const entries = written
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry): readonly [string, boolean | string] => {
      const match = /^(-?)([A-Z]{2}-\d\d)(?:=([a-z-]+))?$/i.exec(entry);
      if (match?.[2] === undefined || (match[1] === "-" && match[3] !== undefined)) {
        throw new RangeError(`"${entry}" is no rule; such as CL-05, -CL-14 or CL-12=before`);
      }
      return [match[2].toUpperCase(), match[1] === "-" ? false : (match[3]?.toLowerCase() ?? true)];
    });
  const switches = Object.fromEntries(entries);
  demandKnown(switches);
  return switches;
}
