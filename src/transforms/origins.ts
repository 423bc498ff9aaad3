import {
  build,
  type CrossReference,
  type DatumField,
  type Inline,
  type Origin,
  type Text,
} from "../model/index.ts";

/** Remembers of nodes that are put into a text what they were made from; each gives back the node that it was given. */
export interface Origins {
  readonly table: ReadonlyMap<Inline, Origin>;
  readonly made: <Node extends Text | CrossReference>(node: Node) => Node;
  readonly number: (node: Text, value: number) => Text;
  /** A text for a piece of what is known of the article. */
  readonly datum: (words: string, field: DatumField, index: number) => Text;
}

/** An empty table; the nodes that go into it must not be copied afterwards. */
export function createOrigins(): Origins {
  const table = new Map<Inline, Origin>();
  return {
    table,
    made: (node) => {
      table.set(node, { kind: "made" });
      return node;
    },
    number: (node, value) => {
      table.set(node, { kind: "number", value });
      return node;
    },
    datum: (words, field, index) => {
      const node = build.text(words);
      table.set(node, { kind: "datum", field, index });
      return node;
    },
  };
}
