import type { Inline } from "../../model/index.ts";

/** Inlines without the marks that stand at their ends; `undefined` where they do not. */
export function withoutMarks(
  children: readonly Inline[],
  opening: string,
  closing: string,
): readonly Inline[] | undefined {
  const first = children[0];
  const last = children.at(-1);
  if (first?.type !== "text" || last?.type !== "text") {
    return undefined;
  }
  if (!first.value.startsWith(opening) || !last.value.endsWith(closing)) {
    return undefined;
  }
  if (children.length === 1) {
    return first.value.length < opening.length + closing.length
      ? undefined
      : [
          {
            ...first,
            value: first.value.slice(opening.length, first.value.length - closing.length),
          },
        ];
  }
  return [
    { ...first, value: first.value.slice(opening.length) },
    ...children.slice(1, -1),
    { ...last, value: last.value.slice(0, last.value.length - closing.length) },
  ].filter((child) => child.type !== "text" || child.value !== "");
}
