import { diagnostic, type Report } from "../../diagnostics/index.ts";
import { type StreamedValue, streamJson } from "../json/stream-json.ts";
import type { SourceFile } from "../reader.ts";
import { JsonValue, readJsonValue } from "../rich-text/json-value.ts";

export interface GhostUser {
  readonly name: string;
  readonly bio: string | undefined;
  readonly url: string | undefined;
}

/** What an export keeps beside its posts; small, whatever their number. */
export interface GhostTables {
  readonly users: ReadonlyMap<string, GhostUser>;
  /** Names of tags by identifier. */
  readonly tags: ReadonlyMap<string, string>;
  /** Identifiers of the authors of each post, in their order. */
  readonly authors: ReadonlyMap<string, readonly string[]>;
  /** The same of its tags; the first one is the primary tag. */
  readonly tagged: ReadonlyMap<string, readonly string[]>;
  /** Words of the picture at the top of a post. */
  readonly pictures: ReadonlyMap<string, { readonly alt?: string; readonly caption?: JsonValue }>;
  /** The language of the site. */
  readonly locale: string | undefined;
  /** How many posts there are. */
  readonly posts: number;
}

const SMALL_TABLES = new Set([
  "users",
  "tags",
  "posts_authors",
  "posts_tags",
  "posts_meta",
  "settings",
]);

/** The table that a row at a path is of: under `db[0].data`, `data`, or at the top as in an answer of Ghost's interface. */
export function tableAt(path: readonly string[]): string | undefined {
  const inner = path[0] === "db" ? path.slice(2) : path;
  const [table, row] = inner[0] === "data" ? inner.slice(1) : inner;
  return row === "*" && inner.length === (inner[0] === "data" ? 3 : 2) ? table : undefined;
}

/** Reads all but the posts of an export; `undefined` after reporting that it is not whole. */
export async function readTables(
  source: SourceFile,
  report: Report,
): Promise<GhostTables | undefined> {
  const users = new Map<string, GhostUser>();
  const tags = new Map<string, string>();
  const authors: Ordered = new Map();
  const tagged: Ordered = new Map();
  const pictures = new Map<string, { readonly alt?: string; readonly caption?: JsonValue }>();
  let locale: string | undefined;
  let posts = 0;
  const rows = streamJson(source.chunks(), {
    source: source.name,
    isWanted: (path) => {
      const table = tableAt(path);
      posts += table === "posts" ? 1 : 0;
      return table !== undefined && SMALL_TABLES.has(table);
    },
  });
  for await (const streamed of rows) {
    if ("fault" in streamed) {
      report(diagnostic(streamed.code, streamed.fault, { span: streamed.span }));
      return undefined;
    }
    const row = rowOf(streamed);
    if (row === undefined) {
      continue;
    }
    const id = row.text("id") ?? "";
    switch (tableAt(streamed.path)) {
      case "users": {
        const name = row.text("name")?.trim();
        if (name !== undefined) {
          users.set(id, {
            name,
            bio: row.text("bio")?.trim(),
            url: row.text("website")?.trim(),
          });
        }
        break;
      }
      case "tags": {
        const name = row.text("name")?.trim();
        if (name !== undefined) {
          tags.set(id, name);
        }
        break;
      }
      case "posts_authors":
        enter(authors, row, "author_id");
        break;
      case "posts_tags":
        enter(tagged, row, "tag_id");
        break;
      case "posts_meta": {
        const alt = row.text("feature_image_alt");
        const caption = row.get("feature_image_caption");
        if (alt !== undefined || caption !== undefined) {
          pictures.set(row.text("post_id") ?? "", {
            ...(alt === undefined ? {} : { alt }),
            ...(caption === undefined ? {} : { caption }),
          });
        }
        break;
      }
      case "settings":
        if (/^(?:locale|lang|default_locale)$/.test(row.text("key") ?? "")) {
          locale ??= row.text("value");
        }
        break;
    }
  }
  return {
    users,
    tags,
    authors: inOrder(authors),
    tagged: inOrder(tagged),
    pictures,
    locale,
    posts,
  };
}

/** A row, unless it is not JSON after all; the small tables are not worth an error. */
function rowOf(streamed: StreamedValue): JsonValue | undefined {
  const row = readJsonValue(streamed);
  return row instanceof JsonValue ? row : undefined;
}

type Ordered = Map<string, { readonly id: string; readonly order: number }[]>;

function enter(table: Ordered, row: JsonValue, name: string): void {
  const post = row.text("post_id");
  const id = row.text(name);
  if (post !== undefined && id !== undefined) {
    const order = row.number("sort_order") ?? 0;
    table.set(post, [...(table.get(post) ?? []), { id, order }]);
  }
}

/** By `sort_order`; what has the same one stays in the order of the file. */
const inOrder = (table: Ordered): ReadonlyMap<string, readonly string[]> =>
  new Map(
    [...table].map(([post, entries]) => [
      post,
      [...entries].sort((one, other) => one.order - other.order).map(({ id }) => id),
    ]),
  );
