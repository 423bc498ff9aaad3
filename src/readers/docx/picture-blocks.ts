import { build, type Figure, type Inline } from "../../model/index.ts";
import { type Assembler, isParagraph, type Place, type Step } from "./assembler.ts";
import type { Atom } from "./atoms.ts";
import { captionWords } from "./caption-words.ts";
import type { Item, ParagraphItem } from "./items.ts";
import type { OwnBlock } from "./own-data.ts";
import { readGalleryRow } from "./tables.ts";

/** The pictures of a paragraph that has nothing else. */
export function picturesOf(
  item: ParagraphItem,
): readonly Extract<Atom, { kind: "image" }>[] | undefined {
  const pictures = item.atoms.filter((atom) => atom.kind === "image");
  const others = item.atoms.some(
    (atom) =>
      atom.kind === "note" ||
      atom.kind === "math" ||
      (atom.kind === "text" && atom.value.trim() !== ""),
  );
  return pictures.length === 0 || others ? undefined : pictures;
}

/** A picture in a paragraph of its own, with its caption and credit. */
export function figure(
  items: readonly Item[],
  at: number,
  above: ParagraphItem | undefined,
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  if (!isParagraph(item)) {
    return { made: [], next: at + 1 };
  }
  const entry = to.take(above ?? item, "figure") ?? to.take(item, "figure");
  const common = to.common(item, entry, place);
  const inner = to.inside(common, place);
  const pictures = picturesOf(item) ?? [];
  let end = at + 1;
  const below = items[end];
  let caption = above === undefined ? undefined : captionWords(above, inner, to);
  const isOwnCaption =
    isParagraph(below, "caption") && above === undefined && to.entries(below).length === 0;
  if (isOwnCaption) {
    caption = captionWords(below, inner, to);
    end += 1;
  }
  const credited = items[end];
  const credit =
    isParagraph(credited, "credit") && to.entries(credited).length === 0
      ? to.inlines(credited, inner)
      : undefined;
  if (credit !== undefined) {
    end += 1;
  }
  if (pictures.length === 0) {
    return lostPicture(items, at, entry, caption, credit, end, place, to);
  }
  const figures = pictures.map(({ image }, index): Figure => {
    const src = index === 0 ? entry?.data.src : undefined;
    const isLast = index === pictures.length - 1;
    const numbered = entry === undefined ? caption?.numbered : entry.data.numbered;
    return {
      type: "figure",
      ...(index === 0 ? common : {}),
      image: typeof src === "string" ? to.reading.pictures.rename(image, src) : image,
      ...(isLast && caption !== undefined && caption.words.length > 0
        ? { caption: caption.words }
        : {}),
      ...(isLast && credit !== undefined ? { credit } : {}),
      ...(typeof numbered === "boolean" && isLast ? { numbered } : {}),
    };
  });
  return { made: figures, next: end };
}

/** A picture that did not come into the document is known by its words there. */
function lostPicture(
  items: readonly Item[],
  at: number,
  entry: OwnBlock | undefined,
  caption: { readonly words: readonly Inline[] } | undefined,
  credit: readonly Inline[] | undefined,
  end: number,
  place: Place,
  to: Assembler,
): Step {
  const item = items[at];
  const src = entry?.data.src;
  if (!isParagraph(item) || typeof src !== "string") {
    const words = isParagraph(item) ? to.inlines(item, place) : [];
    return {
      made: [words, caption?.words ?? [], credit ?? []]
        .filter((children) => children.length > 0)
        .map((children) => build.paragraph(...children)),
      next: end,
    };
  }
  const { alt, numbered } = entry?.data ?? {};
  return {
    made: [
      {
        type: "figure",
        ...to.common(item, entry, place),
        image: {
          src,
          ...(typeof alt === "string" ? { alt } : {}),
          ...(entry?.data.decorative === true ? { decorative: true } : {}),
        },
        ...(caption !== undefined && caption.words.length > 0 ? { caption: caption.words } : {}),
        ...(credit === undefined ? {} : { credit }),
        ...(typeof numbered === "boolean" ? { numbered } : {}),
      },
    ],
    next: end,
  };
}

/** Rows of pictures; ours alone are known to belong together. */
export function gallery(items: readonly Item[], at: number, place: Place, to: Assembler): Step {
  const first = items[at];
  const entry = first === undefined ? undefined : to.take(first, "gallery");
  if (first === undefined || entry === undefined) {
    return { made: [], next: at + 1 };
  }
  const common = to.common(first, entry, place);
  const inner = to.inside(common, place);
  const figures: Figure[] = [];
  let caption: readonly Inline[] | undefined;
  let end = at;
  while (end < items.length) {
    const item = items[end];
    if (item?.kind === "table") {
      const { blocks, isGallery } = readGalleryRow(item, inner, to);
      if (!isGallery) {
        break;
      }
      figures.push(...blocks.filter((block) => block.type === "figure"));
      end += 1;
    } else if (isParagraph(item, "afterTable")) {
      end += 1;
    } else if (isParagraph(item, "caption")) {
      caption = captionWords(item, inner, to).words;
      end += 1;
      break;
    } else if (item !== undefined && to.peek(item, "figure")?.in === entry.mark) {
      const step = figure(items, end, undefined, inner, to);
      figures.push(...step.made.filter((block) => block.type === "figure"));
      end = step.next;
    } else {
      break;
    }
  }
  const { numbered } = entry.data;
  return {
    made: [
      {
        type: "gallery",
        ...common,
        figures,
        ...(caption === undefined || caption.length === 0 ? {} : { caption }),
        ...(typeof numbered === "boolean" ? { numbered } : {}),
      },
    ],
    next: Math.max(end, at + 1),
  };
}
