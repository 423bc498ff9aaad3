import type { Span } from "../../../diagnostics/index.ts";

/** A value of the front matter with the place where it stands. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly kind: "scalar";
  /** What it says, in words: a number as it is typed, nothing for an empty value. */
  readonly text: string;
  /** Offset in the source at which `text` stands letter for letter; absent for a folded or escaped value. */
  readonly offset?: number;
  readonly value: unknown;
  readonly span: Span;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly YamlValue[];
  readonly span: Span;
}

export interface YamlMap {
  readonly kind: "map";
  readonly entries: readonly YamlEntry[];
  readonly span: Span;
}

export interface YamlEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: YamlValue;
}

/** The plain value, for what a caller keeps under `custom`. */
export function plainValue(value: YamlValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value ?? null;
    case "list":
      return value.items.map(plainValue);
    case "map":
      return Object.fromEntries(value.entries.map((entry) => [entry.key, plainValue(entry.value)]));
  }
}
