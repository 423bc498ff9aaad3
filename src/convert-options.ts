import type { Diagnostic, Report } from "./diagnostics/index.ts";
import type { Host } from "./host/index.ts";
import type { CleanLevel, Edit, HouseStyleOptions } from "./house-style/index.ts";
import type { Calendar, DigitPolicy, MonthNaming } from "./model/index.ts";
import type { WordOptions } from "./renderers/docx/index.ts";
import type { PdfPasswords } from "./renderers/pdf/index.ts";
import type { Template } from "./template/index.ts";

/** What warraq writes; each is also the ending of the file's name. */
export const OUTPUT_FORMATS = ["pdf", "docx", "epub"] as const;
export type OutputFormat = (typeof OUTPUT_FORMATS)[number];

export interface ConvertOptions {
  /** All three when absent. */
  readonly to?: readonly OutputFormat[] | undefined;
  /** A bundled template's name, the folder of one, or a template itself; `news` when absent. */
  readonly template?: string | Template | undefined;
  /** Name of the country profile, such as `ar-MA`, instead of what the article says. */
  readonly profile?: string | undefined;
  /** Whose digits the text and all that warraq writes have, instead of what the article says; `keep` when nobody says. */
  readonly digits?: DigitPolicy | undefined;
  /** The calendars of dates that warraq writes, the leading one first, instead of what the article says. */
  readonly calendars?: readonly Calendar[] | undefined;
  /** Whether Arabic months have one name or both («أيار/مايو»), instead of what the article says. */
  readonly months?: MonthNaming | undefined;
  /** BCP 47 tag, instead of what the article says. */
  readonly language?: string | undefined;
  /** The headline of an article, or the title of a publication, instead of its own. */
  readonly title?: string | undefined;
  /** The profile of ISO 19005 that the PDF keeps to; `3a` when absent. */
  readonly archival?: "2a" | "3a" | undefined;
  /** Whether the PDF holds the article itself, as JSON that `readJson` reads; false when absent. */
  readonly embedSource?: boolean | undefined;
  /**
   * How the text is cleaned before it is exported: a level, or rules one by one; `off` when absent, and what the author
   * wrote is what is printed.
   */
  readonly clean?: CleanLevel | Omit<HouseStyleOptions, "profile"> | undefined;
  /** Whether `readJson` gave the input, and nobody has changed it since: it is not checked again. False when absent. */
  readonly isChecked?: boolean | undefined;
  /** Encrypts the PDF (AES-256), which then is no PDF/A. */
  readonly passwords?: PdfPasswords | undefined;
  /** Files and the clock; those of the machine when absent. */
  readonly host?: Host | undefined;
  /** What paths of pictures are relative to; the host's working folder when absent. */
  readonly baseFolder?: string | undefined;
  /** Whether pictures may lie outside `baseFolder`; false when absent. */
  readonly allowOutside?: boolean | undefined;
  /** Pictures that came with the text, by the `src` that the model has for them. */
  readonly files?: ReadonlyMap<string, Uint8Array> | undefined;
  /** A local copy of a website's uploads, in which pictures of the web are looked for. */
  readonly mediaFolder?: string | undefined;
  /** Whether pictures of the web are fetched, where the host has a network; false when absent. */
  readonly allowNetwork?: boolean | undefined;
  /**
   * Whether paths of pictures are those of a website, as in its export: one that is not at hand is then a warning and is
   * left out. False when absent: what an author points to must be there.
   */
  readonly picturesElsewhere?: boolean | undefined;
  /** Folders of fonts, or single font files, that win over the bundled ones. */
  readonly fontFolders?: readonly string[] | undefined;
  /** Whether an EPUB has its fonts with it; true when absent. */
  readonly embedFonts?: boolean | undefined;
  /** Whether an EPUB of a publication without a cover gets one drawn from the template; true when absent. */
  readonly drawCover?: boolean | undefined;
  /** What the Word file shall be beside its content; `reference` may be the path of a file. */
  readonly word?: ConvertWordOptions | undefined;
  /** Stamped into the files as their time of making, instead of the article's own date. */
  readonly now?: Date | undefined;
  /** When the source was last changed: stamped when the article gives no date; the host's clock when absent. */
  readonly sourceTime?: Date | undefined;
  /** Hears of each diagnostic at once; all of them are in the result as well. */
  readonly report?: Report | undefined;
  /** Hears of each stage as it begins: for programs that show how far the work is. */
  readonly onStage?: ((stage: ConvertStage) => void) | undefined;
}

export type ConvertWordOptions = Omit<WordOptions, "reference"> & {
  readonly reference?: string | Uint8Array | undefined;
};

export type ConvertStage = "prepare" | "images" | "fonts" | "layout" | OutputFormat;

export interface Conversion {
  /** The bytes of each format that was asked for. */
  readonly files: Readonly<Partial<Record<OutputFormat, Uint8Array>>>;
  readonly diagnostics: readonly Diagnostic[];
  /** What `clean` changed, in the order it was done in. */
  readonly edits: readonly Edit[];
  /** Pages of the PDF; absent when none was made. */
  readonly pages: number | undefined;
  readonly words: number;
}
