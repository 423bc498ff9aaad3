import type { Byline, BylineRole } from "../../model/index.ts";
import { isPlace } from "./known-names.ts";

/** Names in a line of their own, and what they did. */
export interface FoundByline {
  readonly bylines: readonly Byline[];
  /** The place that stands beside a name. */
  readonly place?: string | undefined;
  /** 0 to 1. */
  readonly confidence: number;
}

const ROLES: readonly (readonly [RegExp, BylineRole])[] = [
  [/^(?:تصوير|عدسة|الصور|صور|عکس|تصاویر|photos?|photographs?)$/iu, "photographer"],
  [/^(?:ترجمة|ترجمها|ترجمه|نقلها إلى العربية|ترجمہ|translated|translation)$/iu, "translator"],
  [/^(?:تحرير|حرره|حررته|مراجعة|ویراستار|edited|editing|editor)$/iu, "editor"],
  [/^(?:مراسل|مراسلنا|مراسلتنا|خبرنگار|نامہ نگار|correspondent)$/iu, "correspondent"],
  [
    /^(?:كتب|كتبت|كتبها|كتبه|بقلم|الكاتب|الكاتبة|تقرير|تحقيق|تحليل|حوار|حاوره|حاورته|حاورها|إعداد|اعداد|أعده|أعدته|أعدها|متابعة|تغطية|رسالة|نویسنده|گزارش|تحریر|رپورٹ|by|reported|reporting|written)$/iu,
    "author",
  ],
];

/** A byline is no longer than this. */
const LONGEST = 70;
const WITH_ROLE =
  /^(?<role>[\p{L}]+(?: إلى العربية)?)\s*(?<colon>[:：]|[–—-](?=\s)|by\b)?\s+(?<names>[^:：.!?؟«»()\d]+?)\s*(?:[:：]|[–—-])?$/iu;
const WITH_PLACE =
  /^(?<names>[\p{L}\p{M}' ]+?)\s*(?:[–—-]|[(])\s*(?<place>[\p{L}\p{M} ]+?)\s*[):]?$/u;
/** Words that no name has, so that «تقرير عن الأسعار» is none. */
const NO_NAME =
  /(?:^|\s)(?:في|من|عن|على|إلى|إن|أن|هذا|هذه|التي|الذي|the|of|on|in|for|and)(?:\s|$)/iu;

/** Takes a line for a byline: «كتب أحمد علي:», «ترجمة: سلمى العطار», «أحمد علي – القاهرة»; `undefined` when it is none. */
export function findByline(line: string): FoundByline | undefined {
  if (line.length > LONGEST) {
    return undefined;
  }
  const { role: word, colon, names } = WITH_ROLE.exec(line)?.groups ?? {};
  const role = ROLES.find(([pattern]) => pattern.test(word ?? ""))?.[1];
  if (role !== undefined && names !== undefined) {
    const people = namesIn(names);
    const isSaid =
      colon !== undefined || /[:：]$/u.test(line) || /^(?:بقلم|by)$/iu.test(word ?? "");
    const isNamed = people.length > 0 && people.every(isName);
    return isNamed
      ? { bylines: people.map((name) => ({ name, role })), confidence: isSaid ? 0.95 : 0.75 }
      : undefined;
  }
  const placed = WITH_PLACE.exec(line)?.groups;
  const person = placed?.["names"]?.trim() ?? "";
  const place = placed?.["place"]?.trim() ?? "";
  if (isPlace(place) && !isPlace(person) && isName(person) && person.includes(" ")) {
    return { bylines: [{ name: person, role: "author" }], place, confidence: 0.85 };
  }
  return undefined;
}

const namesIn = (written: string): readonly string[] =>
  written
    .split(/\s*[،,]\s*|\s+[&]\s+|\s+and\s+|\s+و\s+/u)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** Two to five words, none of which is one that sentences are made of. */
function isName(words: string): boolean {
  const count = words.split(/\s+/).length;
  return count >= 2 && count <= 5 && /^[\p{L}\p{M}'’. -]+$/u.test(words) && !NO_NAME.test(words);
}
