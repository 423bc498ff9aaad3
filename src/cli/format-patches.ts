import { type FixedSource, RULES, type SourcePatch } from "../index.ts";
import { namedText } from "./named-characters.ts";
import { visibleText } from "./visible-text.ts";

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Characters around a change that show where it is. */
const CONTEXT = 24;

/**
 * The changes as a person reads them: for each group of neighbouring ones its place, its rules, and the stretch before and
 * after, each isolated in its own direction, with characters that cannot be seen named.
 */
export function formatPatches(
  { patches, edits }: FixedSource,
  source: string,
  input: string,
  columns: number,
): string {
  const room = Math.max(CONTEXT, columns - 8);
  return groupsOf(patches, source, room)
    .map((group) => {
      const from = group[0]?.from ?? 0;
      const to = group.at(-1)?.to ?? from;
      const rules = edits.filter(({ span }) => {
        const at = span?.start.offset ?? -1;
        return at >= from - 1 && at <= to;
      });
      const ids = [...new Set(rules.map(({ rule }) => rule))];
      const names = ids.map((id) => `${id} ${RULES.find((rule) => rule.id === id)?.name ?? ""}`);
      const line = source.slice(0, from).split("\n").length;
      const column = from - source.lastIndexOf("\n", from - 1);
      const lead = contextBefore(source, from);
      const tail = contextAfter(source, to);
      const before = source.slice(from, to);
      return [
        `${visibleText(input)}:${line}:${column} ${names.join(", ")}`,
        `  - ${isolated(`${lead}${before}${tail}`)}`,
        `  + ${isolated(`${lead}${changed(group, source)}${tail}`)}`,
        "",
      ].join("\n");
    })
    .join("");
}

function groupsOf(
  patches: readonly SourcePatch[],
  source: string,
  room: number,
): readonly (readonly SourcePatch[])[] {
  const groups: SourcePatch[][] = [];
  for (const patch of patches) {
    const last = groups.at(-1);
    const start = last?.[0]?.from ?? 0;
    const end = last?.at(-1)?.to ?? 0;
    const between = source.slice(end, patch.from);
    const isNear = between.length < CONTEXT && !between.includes("\n");
    if (last !== undefined && isNear && patch.to - start < room - CONTEXT) {
      last.push(patch);
    } else {
      groups.push([patch]);
    }
  }
  return groups;
}

function changed(group: readonly SourcePatch[], source: string): string {
  let done = group[0]?.from ?? 0;
  let text = "";
  for (const { from, to, after } of group) {
    text += source.slice(done, from) + after;
    done = to;
  }
  return text;
}

function contextBefore(source: string, at: number): string {
  const lineStart = source.lastIndexOf("\n", at - 1) + 1;
  const start = Math.max(lineStart, at - CONTEXT);
  const whole = source.slice(start, at);
  return start === lineStart ? whole : `…${whole.replace(/^[\p{M}\p{Cf}\udc00-\udfff]+/u, "")}`;
}

function contextAfter(source: string, at: number): string {
  const next = source.indexOf("\n", at);
  const lineEnd = next === -1 ? source.length : next;
  const end = Math.min(lineEnd, at + CONTEXT);
  return end === lineEnd
    ? source.slice(at, end)
    : `${source.slice(at, end).replace(/[\ud800-\udbff]$/, "")}…`;
}

const isolated = (text: string): string =>
  `${RIGHT_TO_LEFT.test(text) ? "\u2067" : "\u2066"}${namedText(text)}\u2069`;
