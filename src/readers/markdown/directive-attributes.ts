import type { Direction, Inline } from "../../model/index.ts";
import {
  type ContainerDirective,
  type Context,
  inside,
  type LeafDirective,
  type TextDirective,
  unsupported,
} from "./context.ts";
import { readDirection } from "./html-tags.ts";

/** The attributes of one directive; what nobody asked for is reported by `finish`. */
export interface Attributes {
  /** The value under the first of the names that is given; an empty value counts as absent. */
  readonly get: (...names: readonly string[]) => string | undefined;
  /** True for `name` alone, `name=true` or `name=1`. */
  readonly flag: (...names: readonly string[]) => boolean;
  /** The value parsed as a line of Markdown. */
  readonly line: (...names: readonly string[]) => readonly Inline[] | undefined;
  /** `id`, `lang` and `dir`, as every block may have them. */
  readonly common: () => {
    readonly id?: string;
    readonly language?: string;
    readonly direction?: Direction;
  };
  /** Also a class, `{.name}`, is left over unless asked for. */
  readonly finish: () => void;
}

/** The attributes of a directive, by names in any case of letters. */
export function attributesOf(
  node: ContainerDirective | LeafDirective | TextDirective,
  context: Context,
): Attributes {
  const given = new Map<string, string>();
  for (const [name, value] of Object.entries(node.attributes ?? {})) {
    given.set(name.toLowerCase(), value ?? "");
  }
  const asked = new Set<string>();
  const raw = (names: readonly string[]) => {
    for (const name of names) {
      asked.add(name.toLowerCase());
    }
    const name = names.find((one) => given.has(one.toLowerCase()));
    return name === undefined ? undefined : given.get(name.toLowerCase());
  };
  const get = (...names: readonly string[]) => raw(names) || undefined;
  return {
    get,
    flag: (...names) => ["", "true", "1", "yes"].includes(raw(names) ?? "no"),
    line: (...names) => {
      const value = get(...names);
      return value === undefined ? undefined : context.parseLine(value, fixed(node, context));
    },
    common: () => {
      const id = get("id");
      const language = get("lang", "language");
      const direction = readDirection(get("dir", "direction"));
      return {
        ...(id === undefined ? {} : { id }),
        ...(language === undefined ? {} : { language }),
        ...(direction === "ltr" || direction === "rtl" ? { direction } : {}),
      };
    },
    finish: () => {
      for (const name of given.keys()) {
        if (!asked.has(name)) {
          const known = [...asked].sort().join(", ");
          const hints = known === "" ? [] : [`it takes: ${known}`];
          unsupported(`"${node.name}" takes no "${name}"`, node, context, hints);
        }
      }
    },
  };
}

/** A context in which every place is that of the directive: the parser does not say where a value stands. */
function fixed(
  node: ContainerDirective | LeafDirective | TextDirective,
  context: Context,
): Context {
  const within = inside(node, context);
  return { ...within, fixedSpan: within.place };
}
