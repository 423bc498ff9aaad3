import type { ReflowableRenderer } from "../reflowable.ts";
import { renderPublication } from "./render-publication.ts";

/** Writes a Word document (ECMA-376, transitional) that an editor can go on working in. */
export const renderDocx: ReflowableRenderer = renderPublication;
