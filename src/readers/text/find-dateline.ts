import type { Dateline } from "../../model/index.ts";
import { isAgency, isPlace } from "./known-names.ts";
import { findWrittenDate, findYearlessDate } from "./written-date.ts";

/** A dateline at the beginning of a paragraph, or one that is a paragraph of its own. */
export interface FoundDateline {
  readonly dateline: Dateline;
  /** Where the words after it begin, as an offset; the length of the text when nothing follows. */
  readonly end: number;
  /** A day without its year, «5 مارس», which is no date. */
  readonly day?: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** A dateline is no longer than this. */
const LONGEST = 90;
const NAME = "[\\p{L}\\p{M}.\\u0640]+(?: [\\p{L}\\p{M}.\\u0640]+){0,3}";
const DASH = "\\s*[–—-]\\s*";
const CLOSE = "\\s*(?:[:：–—]|-(?=\\s)|$)\\s*";

/**
 * Shapes of a dateline, each with the names of its groups in order. What is named must be a place or an agency that is
 * known, or stand beside one; so that «قال – الوزير:» is none.
 */
const SHAPES: readonly RegExp[] = [
  // «بيروت (أ ف ب) –», «القاهرة، 12 نوفمبر 2026 (رويترز) -», "BEIRUT (Reuters) -"
  new RegExp(
    `^(?<head>[^()\\[\\]:]{2,60}?)\\s*[([]\\s*(?<agency>[^()\\[\\]]{1,40}?)\\s*[)\\]]${CLOSE}`,
    "u",
  ),
  // «الرياض/ واس/», «الرياض / 12 نوفمبر 2026 / واس /»
  /^(?<head>[^/:]{2,60}?)\s*\/\s*(?:(?<date>[^/]{4,40}?)\s*\/\s*)?(?<agency>[^/:–—]{2,24}?)\s*(?:\/|[:–—]|-(?=\s)|$)[\s:–—-]*/u,
  // «القاهرة – رويترز:», «غزة – خاص», «القاهرة - رويترز - 12 نوفمبر 2026»
  new RegExp(
    `^(?<head>[^:()/–—-]{2,60}?)${DASH}(?<agency>[^:()/–—-]{2,24}?)(?:${DASH}(?<date>[^:()/–—]{4,40}?))?${CLOSE}`,
    "u",
  ),
];

/** Finds the dateline that a paragraph opens with; `undefined` when it opens with none. */
export function findDateline(text: string): FoundDateline | undefined {
  for (const shape of SHAPES) {
    const match = shape.exec(text);
    if (match === null || match[0].length > LONGEST) {
      continue;
    }
    const found = weigh(match);
    if (found !== undefined) {
      return { ...found, end: match[0].length };
    }
  }
  return undefined;
}

function weigh(match: RegExpExecArray): Omit<FoundDateline, "end"> | undefined {
  const { head = "", agency = "", date: written } = match.groups ?? {};
  const inHead = findWrittenDate(head);
  const date = inHead ?? (written === undefined ? undefined : findWrittenDate(written));
  const day = date === undefined ? findYearlessDate(`${head}\n${written ?? ""}`) : undefined;
  const dateWords = inHead?.words ?? day;
  const withoutDate = dateWords === undefined ? head : head.replace(dateWords, "");
  const places = namesIn(withoutDate);
  const agencies = namesIn(agency);
  const isWhole =
    places.length > 0 &&
    agencies.length > 0 &&
    (written === undefined || date !== undefined || day === written);
  if (!isWhole || ![...places, ...agencies].every((name) => NAMED.test(name))) {
    return undefined;
  }
  // Some write the agency first: «رويترز – القاهرة:».
  const isTurned = places.every(isAgency) && agencies.every(isPlace);
  const [where, who] = isTurned ? [agencies, places] : [places, agencies];
  const knowsPlaces = where.every(isPlace);
  const knowsAgencies = who.every(isAgency);
  const confidence =
    knowsPlaces && knowsAgencies ? 0.98 : knowsAgencies ? 0.85 : knowsPlaces ? 0.6 : 0;
  return confidence === 0
    ? undefined
    : {
        dateline: {
          places: where,
          ...(date === undefined ? {} : { date: date.iso }),
          agencies: who,
        },
        ...(day === undefined ? {} : { day }),
        confidence,
      };
}

const NAMED = new RegExp(`^${NAME}$`, "u");

const namesIn = (written: string): readonly string[] =>
  written
    .split(/\s*[،,]\s*|\s+و(?=وكالات)|\s+و(?=رويترز|فرانس)/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");
