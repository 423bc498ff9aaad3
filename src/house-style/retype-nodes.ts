import type { FoundNode } from "./rule.ts";

/** A copy of a model value with some nodes made ones of another type; what needs no change is shared with the original. */
export function retypeNodes<Value extends object>(
  value: Value,
  found: readonly FoundNode[],
): Value {
  const byPath = new Map(found.map(({ path, becomes }) => [path.join("/"), becomes]));
  const touched = new Set(
    found.flatMap(({ path }) => path.map((_, at) => path.slice(0, at).join("/"))),
  );
  const walk = (node: unknown, path: string): unknown => {
    const becomes = byPath.get(path);
    if (
      (becomes === undefined && !touched.has(path)) ||
      typeof node !== "object" ||
      node === null
    ) {
      return node;
    }
    const below = (step: string | number) => (path === "" ? `${step}` : `${path}/${step}`);
    if (Array.isArray(node)) {
      const items: readonly unknown[] = node;
      return items.map((item, at) => walk(item, below(at)));
    }
    const entries = Object.entries(node).map(([key, item]) => [key, walk(item, below(key))]);
    return { ...Object.fromEntries(entries), ...becomes };
  };
  // The cast restores what a walk over plain data forgets: emphasis, strong and quotation have the same members but one.
  return found.length === 0 ? value : (walk(value, "") as Value);
}
