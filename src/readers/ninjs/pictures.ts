import type { Block, Figure } from "../../model/index.ts";
import type { EmbeddedTexts } from "../rich-text/embedded-texts.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import type { Losses } from "../rich-text/losses.ts";
import { embedBlocks, plainInlines } from "../rich-text/make-blocks.ts";
import { figureBlocks, gallery } from "../rich-text/pictures.ts";
import { settleAddress } from "../rich-text/settle-values.ts";
import { bestText, member, patternTexts, roledTexts, words } from "./item-fields.ts";

/** Items that go with another one, by the name they are associated under; a list in ninjs 2 and 3, an object in ninjs 1. */
export function associationsOf(
  item: JsonValue,
): readonly { readonly name: string; readonly item: JsonValue }[] {
  const associations = item.get("associations");
  if (associations?.isList === true) {
    return associations.items.map((one) => ({ name: one.text("name") ?? "", item: one }));
  }
  return (associations?.names ?? []).flatMap((name) => {
    const one = associations?.get(name);
    return one?.isObject === true ? [{ name, item: one }] : [];
  });
}

export interface Associated {
  /** The picture that stands at the top. */
  readonly hero: Figure | undefined;
  readonly blocks: readonly Block[];
}

/** What goes with an item: its pictures, the first or the one named so at the top, and its recordings. */
export function readAssociations(
  item: JsonValue,
  tools: { readonly texts: EmbeddedTexts; readonly losses: Losses },
): Associated {
  const figures: { readonly name: string; readonly figure: Figure }[] = [];
  const blocks: Block[] = [];
  for (const { name, item: associated } of associationsOf(item)) {
    const type = associated.text("type") ?? "";
    if (type === "picture" || type === "graphic" || (type === "" && hasPicture(associated))) {
      for (const block of pictureOf(associated, tools)) {
        if (block.type === "figure") {
          figures.push({ name, figure: block });
        } else {
          blocks.push(block);
        }
      }
    } else if (type === "composite" && associationsOf(associated).length > 0) {
      const inner = associationsOf(associated).flatMap(({ item: one }) => pictureOf(one, tools));
      const made = inner.filter((block): block is Figure => block.type === "figure");
      const caption = headlineOf(associated);
      blocks.push(...(made.length === 0 ? [] : [gallery(made, associated.span, caption)]));
    } else if (type === "video" || type === "audio") {
      const url = settleAddress(bestRendition(associated)?.text("href"));
      const what = type === "video" ? "a video" : "a sound recording";
      const fallback = headlineOf(associated) ?? [];
      blocks.push(...embedBlocks({ url, fallback, what, node: associated }, tools));
    } else {
      tools.losses.lost(
        `an item of another kind that goes with it ("${type}")`,
        "nothing of it is kept",
        associated.span,
      );
    }
  }
  const top = figures.find(({ name }) => /main|hero|lead|featured/i.test(name)) ?? figures[0];
  const others = figures.filter((one) => one !== top).map(({ figure }) => figure);
  return {
    hero: top?.figure,
    blocks: [...(others.length === 0 ? [] : [gallery(others, others[0]?.span)]), ...blocks],
  };
}

const hasPicture = (item: JsonValue): boolean =>
  /^image\//.test(words(bestRendition(item) ?? item, "contentType", "mimetype") ?? "");

const headlineOf = (item: JsonValue) =>
  plainInlines(roledTexts(item, "headlines")[0]?.value ?? member(item, "headline", "title"));

/** The rendition of the most pixels, of equal ones the first; a watermarked one only where there is no other. */
function bestRendition(item: JsonValue): JsonValue | undefined {
  const renditions = item.get("renditions");
  const all =
    renditions?.isList === true
      ? renditions.items
      : (renditions?.names ?? []).flatMap((name) => renditions?.get(name) ?? []);
  const size = (one: JsonValue) =>
    (one.number("width") ?? 0) * (one.number("height") ?? 0) +
    (/watermark/i.test(one.written) ? 0 : 0.5);
  const usable = all.filter((one) => one.text("href") !== undefined);
  const clean = usable.filter((one) => !/watermark/i.test(one.text("variant", "name") ?? ""));
  return [...(clean.length > 0 ? clean : usable)].sort((one, other) => size(other) - size(one))[0];
}

function pictureOf(
  item: JsonValue,
  tools: { readonly texts: EmbeddedTexts; readonly losses: Losses },
): readonly Block[] {
  const descriptions = [
    ...roledTexts(item, "descriptions"),
    ...patternTexts(item, "description"),
  ].filter(({ role }) => !/alt/.test(role));
  const alt = [...roledTexts(item, "descriptions"), ...roledTexts(item, "headlines")].find(
    ({ role }) => /alt/.test(role),
  );
  const best = bestText(descriptions);
  const caption =
    best === undefined
      ? headlineOf(item)
      : best.isHtml
        ? tools.texts.line(best.text.value)
        : plainInlines(best.text.value);
  return figureBlocks(
    {
      src: bestRendition(item)?.text("href"),
      alt: alt?.value.words ?? words(item, "altText", "alt", "body_text"),
      caption,
      credit: plainInlines(member(item, "creditLine", "by", "byline", "copyrightHolder")),
      span: item.span,
    },
    tools.losses,
  );
}
