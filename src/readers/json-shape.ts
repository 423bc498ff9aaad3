/** What is seen of a JSON text from its beginning, which may end anywhere. */
export interface JsonShape {
  /** Whether it begins as JSON with names or items does. */
  readonly isJson: boolean;
  /** Where names stand, as `posts[].title`; the first levels alone. */
  readonly paths: ReadonlySet<string>;
  /** The strings at those places, each path's first ones. */
  readonly strings: ReadonlyMap<string, readonly string[]>;
}

/** Levels of names that tell formats apart. */
const DEEPEST = 5;
const MOST_STRINGS = 4;
const LONGEST_STRING = 80;

/** Names and short strings of a JSON text's first levels; never throws, whatever the text is. */
export function jsonShape(head: string): JsonShape {
  const paths = new Set<string>();
  const strings = new Map<string, string[]>();
  /** Open brackets, each with the path of what is in it. */
  const open: { readonly isArray: boolean; readonly path: string; key: string | undefined }[] = [];
  const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/y;
  let at = /^[\s\ufeff]*/.exec(head)?.[0].length ?? 0;
  const opening = head[at];
  const isJson = /^\s*(?:\{\s*(?:"|\}|$)|\[\s*(?:[[{"\]]|$))/.test(head.slice(at, at + 200));
  if (!isJson || opening === undefined) {
    return { isJson: false, paths, strings };
  }
  while (at < head.length) {
    at += /^\s*/.exec(head.slice(at, at + 4096))?.[0].length ?? 0;
    tokens.lastIndex = at;
    const token = tokens.exec(head)?.[0];
    if (token === undefined) {
      break;
    }
    at = tokens.lastIndex;
    const inner = open.at(-1);
    const own = inner === undefined ? "" : inner.isArray ? inner.path : joined(inner);
    if (token === "{" || token === "[") {
      const isArray = token === "[";
      open.push({ isArray, path: isArray ? `${own}[]` : own, key: undefined });
    } else if (token === "}" || token === "]") {
      open.pop();
      if (open.length === 0) {
        break;
      }
    } else if (token === ",") {
      if (inner !== undefined) {
        inner.key = undefined;
      }
    } else if (token.startsWith('"') && open.length <= DEEPEST + 3) {
      const value = token.slice(1, 1 + LONGEST_STRING).replace(/"$/, "");
      if (inner !== undefined && !inner.isArray && inner.key === undefined) {
        inner.key = value;
        paths.add(joined(inner));
      } else {
        const seen = strings.get(own) ?? [];
        if (seen.length < MOST_STRINGS) {
          strings.set(own, [...seen, value]);
        }
      }
    }
  }
  return { isJson, paths, strings };
}

const joined = ({ path, key }: { readonly path: string; readonly key: string | undefined }) =>
  path === "" ? (key ?? "") : `${path}.${key ?? ""}`;
