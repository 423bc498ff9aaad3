import type { Span } from "../../diagnostics/index.ts";
import type { Inline } from "../../model/index.ts";

/** A property of a stretch of text: bold, a link. */
export interface RunMark {
  /** Runs that follow one another with an equal key share one node. */
  readonly key: string;
  /** The node that the stretch becomes. */
  readonly wrap: (children: readonly Inline[], span: Span | undefined) => Inline;
}

/** An inline with all that holds for it, as editors keep their texts: flat. */
export interface Run {
  readonly inline: Inline;
  readonly marks: readonly RunMark[];
}

/**
 * Makes a tree of flat runs. At each place the mark that reaches farthest becomes the outer node, of marks that reach
 * equally far the one listed first, so the same runs give the same tree; a mark that crosses the end of an outer one goes
 * on behind it as a second node. Texts that stand side by side under the same marks become one.
 */
export function nestRuns(runs: readonly Run[]): readonly Inline[] {
  const made: Inline[] = [];
  let at = 0;
  while (at < runs.length) {
    const run = runs[at];
    if (run === undefined) {
      break;
    }
    const outer = farthest(runs, at);
    if (outer === undefined) {
      pushInline(made, run.inline);
      at += 1;
      continue;
    }
    const inside = runs.slice(at, outer.end).map(({ inline, marks }) => ({
      inline,
      marks: marks.filter(({ key }) => key !== outer.mark.key),
    }));
    const children = nestRuns(inside);
    made.push(outer.mark.wrap(children, spanOver(children)));
    at = outer.end;
  }
  return made;
}

/** The mark of the run at `start` that the most runs after it share, and where it ends. */
function farthest(
  runs: readonly Run[],
  start: number,
): { readonly mark: RunMark; readonly end: number } | undefined {
  let best: { readonly mark: RunMark; readonly end: number } | undefined;
  for (const mark of runs[start]?.marks ?? []) {
    let end = start + 1;
    while (runs[end]?.marks.some(({ key }) => key === mark.key) === true) {
      end += 1;
    }
    if (best === undefined || end > best.end) {
      best = { mark, end };
    }
  }
  return best;
}

function pushInline(made: Inline[], inline: Inline): void {
  const before = made.at(-1);
  if (inline.type === "text" && inline.value === "") {
    return;
  }
  if (inline.type === "text" && before?.type === "text") {
    made[made.length - 1] = {
      type: "text",
      value: before.value + inline.value,
      span: join(before.span, inline.span),
    };
    return;
  }
  made.push(inline);
}

/** From the beginning of the first node to the end of the last. */
export function spanOver(nodes: readonly { readonly span?: Span | undefined }[]): Span | undefined {
  return join(nodes[0]?.span, nodes.at(-1)?.span);
}

const join = (first: Span | undefined, last: Span | undefined): Span | undefined =>
  first === undefined || last === undefined || first.source !== last.source
    ? (first ?? last)
    : { source: first.source, start: first.start, end: last.end };
