import { totalHeight } from "../../src/layout/flow/slab.ts";
import type { FilledPage, FilledRegion } from "../../src/layout/pages/filled-page.ts";
import type { NoteSettings } from "../../src/template/index.ts";
import type { Points } from "../../src/units/index.ts";

export interface ColumnFault {
  /** Among the pages, the bands of columns of a page, and the columns of a band; from 0. */
  readonly page: number;
  readonly band: number;
  readonly column: number;
  /** A line alone at a head or foot, or a heading without what follows; or white below a column that another one has not. */
  readonly kind: "parted" | "short" | "short-last";
  /** White in lines. */
  readonly lines: number;
}

export interface ColumnSetting {
  /** Of one column, and of the page. */
  readonly width: Points;
  readonly height: Points;
  readonly line: Points;
  readonly notes: NoteSettings;
}

/**
 * What is wrong with the columns of an article. `short` is a column with room for two lines or more that its band has and it has
 * not; the last one of a band that ends above what spans it, or with the article, is told apart: it may hold the rest.
 */
export function columnFaults(
  pages: readonly FilledPage[],
  setting: ColumnSetting,
): { readonly columns: number; readonly faults: readonly ColumnFault[] } {
  const faults: ColumnFault[] = [];
  let columns = 0;
  for (const [page, { regions }] of pages.entries()) {
    for (const [band, { members, goesOn }] of bandsOf(regions, setting).entries()) {
      const isEnd = page === pages.length - 1;
      const isCut = !goesOn && !isEnd;
      const depth = Math.max(
        ...members.map((region) => bottomOf(region)),
        isCut && setting.notes.place === "column-foot" ? setting.height : 0,
      );
      for (const [column, region] of members.entries()) {
        columns += 1;
        const isLast = column === members.length - 1;
        const final = isEnd && !goesOn && isLast;
        const last = region.slabs.filter(({ slab }) => slab.kind === "matter").at(-1)?.slab;
        if (!final && last?.breakAfter === false) {
          faults.push({ page, band, column, kind: "parted", lines: 0 });
        }
        const lines = (roomBelow(region, depth, setting) - 0.01) / setting.line;
        if (lines >= 2) {
          const kind = isLast && !isCut ? "short-last" : "short";
          faults.push({ page, band, column, kind, lines: Math.round(lines * 10) / 10 });
        }
      }
    }
  }
  return { columns, faults };
}

interface Band {
  readonly members: readonly FilledRegion[];
  /** Whether something stands below it. */
  readonly goesOn: boolean;
}

function bandsOf(regions: readonly FilledRegion[], { width }: ColumnSetting): readonly Band[] {
  const bands: { members: FilledRegion[]; goesOn: boolean }[] = [];
  let open: { members: FilledRegion[]; goesOn: boolean } | undefined;
  const seen = new Set<number>();
  for (const region of regions) {
    if (Math.abs(region.width - width) > 0.01) {
      if (open !== undefined && region.slabs.length > 0) {
        open.goesOn = true;
      }
      open = undefined;
      continue;
    }
    if (open === undefined || seen.has(region.x)) {
      if (open !== undefined) {
        open.goesOn = true;
      }
      open = { members: [], goesOn: false };
      bands.push(open);
      seen.clear();
    }
    seen.add(region.x);
    open.members.push(region);
  }
  return bands;
}

const textBottom = ({ slabs }: FilledRegion): Points =>
  slabs.reduce(
    (low, { slab, top }) => (slab.kind === "matter" ? Math.max(low, top + slab.height) : low),
    0,
  );

const bottomOf = (region: FilledRegion): Points =>
  Math.max(textBottom(region), ...region.notes.map(({ slab, top }) => top + totalHeight([slab])));

function roomBelow(region: FilledRegion, depth: Points, { notes }: ColumnSetting): Points {
  const text = textBottom(region);
  return region.separatorTop === undefined
    ? depth - text
    : region.separatorTop - notes.spaceAbove - text;
}
