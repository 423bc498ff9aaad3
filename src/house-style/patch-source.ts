import type { Span } from "../diagnostics/index.ts";
import { alignSource } from "./align-source.ts";
import { type StringChange, textAfter } from "./apply-house-style.ts";
import type { Path } from "./sequences.ts";

/** A stretch of a source, in UTF-16 code units, and what takes its place. */
export interface SourcePatch {
  readonly from: number;
  readonly to: number;
  readonly before: string;
  readonly after: string;
}

/** Where a string of a JSON source is: the place of the member of that path, its name included. */
export type LocateJson = (path: Path) => Span;

/** The changes of a sequence in the source, or `undefined` when not every one of them can be placed. */
export function patchesOf(
  changes: readonly StringChange[],
  source: string,
  locateJson: LocateJson | undefined,
): readonly SourcePatch[] | undefined {
  const patches: SourcePatch[] = [];
  for (const change of changes) {
    const found =
      locateJson === undefined
        ? textPatches(change, source)
        : jsonPatch(change, source, locateJson(change.path));
    if (found === undefined) {
      return undefined;
    }
    patches.push(...found);
  }
  return patches;
}

function textPatches(
  { span, before, parts }: StringChange,
  source: string,
): readonly SourcePatch[] | undefined {
  const aligned =
    span === undefined
      ? undefined
      : alignSource(source, span.start.offset, span.end.offset, before);
  if (aligned === undefined) {
    return undefined;
  }
  return parts.map(({ from, to, after }) => {
    const start = from > 0 && from === to ? aligned[from - 1]?.to : aligned[from]?.from;
    const end = from === to ? start : aligned[to - 1]?.to;
    const at = start ?? 0;
    return { from: at, to: end ?? at, before: source.slice(at, end ?? at), after };
  });
}

/** The string literal anew. A name that is a member's is before it in the place. */
function jsonPatch(
  change: StringChange,
  source: string,
  { start, end }: Span,
): readonly SourcePatch[] | undefined {
  const place = source.slice(start.offset, end.offset);
  const name = /^"(?:[^"\\]|\\.)*"\s*:\s*/s.exec(place)?.[0] ?? "";
  const literal = place.slice(name.length);
  if (!literal.startsWith('"') || JSON.parse(literal) !== change.before) {
    return undefined;
  }
  const from = start.offset + name.length;
  const after = JSON.stringify(textAfter(change));
  return [{ from, to: end.offset, before: literal, after }];
}
