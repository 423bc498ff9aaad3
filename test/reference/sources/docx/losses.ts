import { type Block, blocksText, type Inline, isSafeAddress } from "../../../../src/model/index.ts";

/**
 * What Word has no place for at all, so that it does not come back: each a change of the model that was written, named as in
 * docs/sources.md.
 */
export function asWordHasIt(value: unknown, isInNote = false): unknown {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown): unknown[] => {
      if (isLink(item) && !isSafeAddress(item.url)) {
        // Links that would run something are not written.
        return [asWordHasIt(item.children, isInNote)].flat();
      }
      if (isNote(item) && isInNote) {
        // Word has no notes in notes: the inner one stands in parentheses.
        return [{ type: "text", value: ` (${blocksText(item.children)})` }];
      }
      return [asWordHasIt(item, isInNote || isNote(item))];
    });
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, asWordHasIt(one, isInNote)]),
      )
    : value;
}

const hasType = (value: unknown, type: string): boolean =>
  typeof value === "object" && value !== null && "type" in value && value.type === type;

const isLink = (value: unknown): value is Extract<Inline, { type: "link" }> =>
  hasType(value, "link");

const isNote = (value: unknown): value is { readonly children: readonly Block[] } =>
  hasType(value, "note");
