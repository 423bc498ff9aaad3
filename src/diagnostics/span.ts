/** A place in a source: `line` and `column` count from 1, `offset` from 0; columns and offsets count UTF-16 code units. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** What the author wrote between two points; `end` is exclusive. */
export interface Span {
  /** The source as the user named it: a file path, or `<stdin>`. */
  readonly source: string;
  readonly start: Point;
  readonly end: Point;
}
