import type { Report } from "../diagnostics/index.ts";

/** What a renderer may know about the outside world; a fixed clock makes the bytes reproducible. */
export interface RenderContext {
  readonly report: Report;
  /** Stamped as creation and modification time. */
  readonly now: Date;
}

/** Turns one finished `Input` into the bytes of one file. Renderers do not read or write files. */
export type Renderer<Input> = (input: Input, context: RenderContext) => Promise<Uint8Array>;
