import { inlineText } from "../../model/index.ts";
import type { Assembler, Place } from "./assembler.ts";
import type { Item } from "./items.ts";
import type { OwnFacts } from "./own-data.ts";
import type { Reading } from "./story.ts";

/** Puts a publication together again; words of its title page that were changed there are the new ones. */
export function readOwnPublication(
  articles: readonly unknown[],
  made: readonly (readonly Item[])[],
  reading: Reading,
  to: Assembler,
): unknown {
  const place: Place = { language: reading.language, direction: reading.direction, inCell: false };
  const data: OwnFacts = reading.own.publication ?? {};
  const [front = []] = made;
  const line = (role: string): string | undefined => {
    const item = front.find((one) => one.kind === "paragraph" && one.role === role);
    const text = item?.kind === "paragraph" ? inlineText(to.inlines(item, place)).trim() : "";
    return text === "" ? undefined : text;
  };
  const title = line("title") ?? data.title;
  const subtitle = typeof data.subtitle === "string" ? (line("deck") ?? data.subtitle) : undefined;
  const { cover } = data;
  if (
    typeof cover === "object" &&
    cover !== null &&
    "src" in cover &&
    typeof cover.src === "string"
  ) {
    const { src } = cover;
    for (const item of front) {
      const picture =
        item.kind === "paragraph" ? item.atoms.find((atom) => atom.kind === "image") : undefined;
      if (picture?.kind === "image") {
        reading.pictures.rename(picture.image, src);
      }
    }
  }
  return {
    ...data,
    type: "publication",
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    articles,
  };
}
