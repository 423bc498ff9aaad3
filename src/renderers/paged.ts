import type { PagedDocument } from "../layout/index.ts";
import type { Renderer } from "./renderer.ts";

/** For formats that take the lines already broken: PDF, and the dump that tests read. */
export type PagedRenderer = Renderer<PagedDocument>;
