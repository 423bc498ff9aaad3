/** An element of presentation MathML (MathML Core), in reading order. */
export interface MathElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly MathContent[];
}

/** What stands in an element: others, or text with all its references resolved. */
export type MathContent = MathElement | string;
