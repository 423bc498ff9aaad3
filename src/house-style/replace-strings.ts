/**
 * A copy of a model value with the strings at some paths replaced; a path is its steps joined by `/`. A text node left
 * without characters goes. Whatever needs no change is shared with the original.
 */
export function replaceStrings<Value extends object>(
  value: Value,
  byPath: ReadonlyMap<string, string>,
): Value {
  const touched = new Set<string>();
  for (const path of byPath.keys()) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      touched.add(path.slice(0, end));
    }
  }
  // The cast restores what a walk over plain data forgets; strings stay strings and every key keeps its place.
  return replaced(value, "", byPath, touched) as Value;
}

function replaced(
  value: unknown,
  path: string,
  byPath: ReadonlyMap<string, string>,
  touched: ReadonlySet<string>,
): unknown {
  if (typeof value === "string") {
    return byPath.get(path) ?? value;
  }
  if ((path !== "" && !touched.has(path)) || typeof value !== "object" || value === null) {
    return value;
  }
  const below = (step: string | number) => (path === "" ? `${step}` : `${path}/${step}`);
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items
      .map((item, at) => replaced(item, below(at), byPath, touched))
      .filter((item, at) => item === items[at] || !isEmptyText(item));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === "span" ? item : replaced(item, below(key), byPath, touched),
    ]),
  );
}

const isEmptyText = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "text" &&
  "value" in value &&
  value.value === "";
