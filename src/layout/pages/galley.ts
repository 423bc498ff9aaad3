import type { Points } from "../../units/index.ts";
import { type FlexibleParagraph, type Slab, totalHeight } from "../flow/slab.ts";

/** A place between two slabs of a galley, in a paragraph that may be set in another length. */
export interface Place {
  /** Index of the slab that follows; in a paragraph of another length, that of the paragraph's first. */
  readonly at: number;
  /** Lines that the paragraph here has more than in its best setting. */
  readonly change: 0 | 1 | -1;
  /** Where `change` is not 0: how many lines of the other setting stand before this place. */
  readonly line: number;
}

/** The paragraphs that a page sets longer or shorter. */
export type Changes = ReadonlyMap<FlexibleParagraph, 1 | -1>;

/** The slabs of an article before they are cut into pages, with the other settings of its paragraphs. */
export class Galley {
  private readonly slabs: readonly Slab[];
  private readonly others = new Map<FlexibleParagraph, Map<number, readonly Slab[]>>();

  /** What floats but is taller than `height` stands in its place like everything else. */
  constructor(slabs: readonly Slab[], height: Points) {
    this.slabs = slabs.some(({ kind }) => kind === "float")
      ? slabs.flatMap((slab) => grounded(slab, height))
      : slabs;
  }

  readonly start: Place = { at: 0, change: 0, line: 0 };

  get end(): Place {
    return { at: this.slabs.length, change: 0, line: 0 };
  }

  /** The slab that follows; `undefined` at the end. */
  slab(place: Place): Slab | undefined {
    const slab = this.slabs[place.at];
    return place.change === 0 || slab?.flexible === undefined
      ? slab
      : this.other(place.at, slab.flexible, place.change)[place.line];
  }

  after(place: Place): Place {
    if (place.change === 0) {
      return { ...place, at: place.at + 1 };
    }
    const paragraph = this.slabs[place.at]?.flexible;
    const count =
      paragraph === undefined ? 0 : this.other(place.at, paragraph, place.change).length;
    return place.line + 1 < count
      ? { ...place, line: place.line + 1 }
      : { at: place.at + count - place.change, change: 0, line: 0 };
  }

  /** Whether a paragraph begins here that may be set in another length. */
  beginning(place: Place): FlexibleParagraph | undefined {
    const paragraph = place.change === 0 ? this.slabs[place.at]?.flexible : undefined;
    return paragraph !== undefined && this.slabs[place.at - 1]?.flexible !== paragraph
      ? paragraph
      : undefined;
  }

  /** `place` in the setting that the page has chosen for what begins there. */
  entered(place: Place, changes: Changes): Place {
    if (changes.size === 0) {
      return place;
    }
    const paragraph = this.beginning(place);
    const change = paragraph === undefined ? undefined : changes.get(paragraph);
    return change === undefined ? place : { at: place.at, change, line: 0 };
  }

  /** The other setting with what the blocks around the paragraph give to its slabs. */
  private other(at: number, paragraph: FlexibleParagraph, change: 1 | -1): readonly Slab[] {
    const known = this.others.get(paragraph)?.get(change);
    if (known !== undefined) {
      return known;
    }
    const bare = paragraph.otherwise(change)?.slabs ?? [];
    const first = this.slabs[at];
    const last = this.slabs[at + bare.length - change - 1];
    const dressed = bare.map((slab, index): Slab => {
      const isLast = index === bare.length - 1;
      return {
        ...slab,
        anchors: index === 0 ? (first?.anchors ?? []) : [],
        decorations: first?.decorations ?? [],
        repeated: first?.repeated ?? [],
        breakAfter: isLast ? (last?.breakAfter ?? true) : slab.breakAfter,
      };
    });
    const settings = this.others.get(paragraph) ?? new Map<number, readonly Slab[]>();
    settings.set(change, dressed);
    this.others.set(paragraph, settings);
    return dressed;
  }
}

function grounded(slab: Slab, height: Points): readonly Slab[] {
  const { float } = slab;
  if (slab.kind !== "float" || float === undefined || totalHeight(float.slabs) <= height) {
    return [slab];
  }
  const room = (size: Points): readonly Slab[] =>
    size === 0
      ? []
      : [{ ...slab, kind: "space", height: size, breakAfter: false, float: undefined }];
  return [...room(float.before), ...float.slabs, ...room(float.after)];
}
