import {
  build,
  type IndexEntry,
  type IndexPlace,
  type Inline,
  type PreparedIndex,
  type ReferenceTarget,
} from "../../model/index.ts";
import type { BlockStyle } from "../../template/index.ts";
import { type FlowContext, styleOf } from "../flow/flow-context.ts";
import { type Slab, stack } from "../flow/slab.ts";
import { flowText } from "../flow/text-block.ts";
import { element } from "../structure.ts";
import { targetName } from "./contents-entries.ts";

/** The page of an anchor: which one, from 0, and the number printed on it. */
export interface NumberedPage {
  readonly index: number;
  readonly label: string;
}

/** A page number, or the numbers of the first and the last of several pages that follow each other. */
interface PageRange {
  readonly from: NumberedPage;
  readonly to: NumberedPage;
  /** What leads to the first and to the last. */
  readonly anchor: string;
  readonly lastAnchor: string;
}

/** An index: letters as headings, below each its entries with the pages that they are spoken of on. */
export function flowIndex(
  { title, anchor, groups }: PreparedIndex,
  pageOf: (anchor: string) => NumberedPage | undefined,
  context: FlowContext,
): readonly Slab[] {
  const body = styleOf("body", context);
  const entryStyle: BlockStyle = {
    ...body,
    align: "start",
    // Turned lines stand in, so that the eye finds the next entry.
    indentStart: body.indentStart + body.size * 1.5,
    firstLineIndent: -body.size * 1.5,
    spaceBefore: 0,
    spaceAfter: context.article.template.list.itemSpacing,
  };
  return stack([
    flowText([build.text(title)], styleOf("heading1", context), context, {
      span: undefined,
      element: element("H1", context.parent),
      anchors: [anchor],
    }),
    ...groups.flatMap(({ letter, entries }) => [
      flowText([build.text(letter)], styleOf("heading3", context), context, {
        span: undefined,
        element: element("H2", context.parent),
      }),
      ...entries.map((entry) =>
        flowText(entryWords(entry, pageOf, context), entryStyle, context, {
          span: undefined,
          element: element("P", context.parent),
        }),
      ),
    ]),
  ]).slabs;
}

function entryWords(
  { words, places }: IndexEntry,
  pageOf: (anchor: string) => NumberedPage | undefined,
  { article }: FlowContext,
): readonly Inline[] {
  const separator = build.text(article.profile.labels.listSeparator);
  const pages = pageRanges(places, pageOf).flatMap(({ from, to, anchor }): readonly Inline[] => [
    separator,
    {
      type: "crossReference",
      target: targetName(anchor),
      children: [build.text(from === to ? from.label : `${from.label}–${to.label}`)],
    },
  ]);
  return [build.text(words), ...pages];
}

/** Each page once; of three and more that follow each other the first and the last. */
export function pageRanges(
  places: readonly IndexPlace[],
  pageOf: (anchor: string) => NumberedPage | undefined,
): readonly PageRange[] {
  const ranges: PageRange[] = [];
  for (const { anchor } of places) {
    const page = pageOf(anchor);
    const last = ranges.at(-1);
    if (page === undefined || (last !== undefined && page.index <= last.to.index)) {
      continue;
    }
    if (last !== undefined && page.index === last.to.index + 1) {
      ranges[ranges.length - 1] = { ...last, to: page, lastAnchor: anchor };
    } else {
      ranges.push({ from: page, to: page, anchor, lastAnchor: anchor });
    }
  }
  return ranges.flatMap((range): readonly PageRange[] => {
    const { from, to, lastAnchor } = range;
    return to.index === from.index + 1
      ? [
          { ...range, to: from },
          { from: to, to, anchor: lastAnchor, lastAnchor },
        ]
      : [range];
  });
}

/** Where the numbers lead, under names that no author can give an id. */
export const indexTargets = ({ groups }: PreparedIndex): ReadonlyMap<string, ReferenceTarget> =>
  new Map(
    groups
      .flatMap(({ entries }) => entries.flatMap(({ places }) => places))
      .map(({ anchor }) => [targetName(anchor), { anchor, label: [] }]),
  );
