import type { FontCatalogue } from "../font/index.ts";
import type { ImageStore } from "../media/index.ts";
import type { PreparedPublication } from "../model/index.ts";
import type { Profile } from "../profile/index.ts";
import type { Template } from "../template/index.ts";
import type { Renderer } from "./renderer.ts";

/** What the formats that break their own lines take: Word and EPUB. */
export interface ReflowableInput {
  readonly publication: PreparedPublication;
  readonly template: Template;
  /** The template's own rules for EPUB, after those made from its data; may be empty. */
  readonly styleSheet: string;
  readonly profile: Profile;
  readonly images: ImageStore;
  readonly fonts: FontCatalogue;
  /** What our own pages say, when they were laid out; empty otherwise. */
  readonly pagination: Pagination;
  /** Whether fonts may go into the file, where the format takes them; true when absent. */
  readonly embedFonts?: boolean | undefined;
}

/** What a cover that we drew is called among the pictures of the articles; no address of an author has this form. */
export const DRAWN_COVER = "drawn:cover";

/** Anchor → page label. Word fills its contents with it and EPUB its page list. */
export type Pagination = ReadonlyMap<string, string>;

export type ReflowableRenderer = Renderer<ReflowableInput>;
