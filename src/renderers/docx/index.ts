import type { ReflowableInput } from "../reflowable.ts";
import type { RenderContext } from "../renderer.ts";
import type { WordOptions } from "./options.ts";
import { renderPublication } from "./render-publication.ts";

export type { WordOptions, WordProtection } from "./options.ts";

/** Writes a Word document (ECMA-376, transitional) that an editor can go on working in. */
export const renderDocx: (
  input: ReflowableInput,
  context: RenderContext,
  options?: WordOptions,
) => Promise<Uint8Array> = renderPublication;
