import { BUNDLED_FONTS, withBundledFiles } from "./bundled.ts";
import { diagnostic, type Report } from "./diagnostics/index.ts";
import { type FontCatalogue, type FontSource, loadCatalogue } from "./font/index.ts";
import { type Host, readInstalledFile } from "./host/index.ts";
import type { Template } from "./template/index.ts";

let bundledOnly: Promise<FontCatalogue> | undefined;

/**
 * The bundled fonts and those of the given folders. The bundled ones alone are opened once for the life of the process:
 * they cannot change, and a run over a hundred articles need not read them a hundred times.
 */
export async function loadFonts(
  host: Host,
  folders: readonly string[],
  report: Report,
): Promise<FontCatalogue> {
  const files = withBundledFiles(host);
  const bundled: FontSource = {
    path: BUNDLED_FONTS,
    origin: "bundled",
    read: readInstalledFile,
  };
  if (folders.length === 0) {
    bundledOnly ??= loadCatalogue(files, [bundled], report);
    return bundledOnly;
  }
  const user = folders.map((path): FontSource => ({ path, origin: "user" }));
  return loadCatalogue(files, [...user, bundled], report);
}

/** What `warraq fonts` tells of a family. */
export interface FontListing {
  readonly family: string;
  /** True when its letters join, as Arabic needs. */
  readonly joinsArabic: boolean;
  readonly styles: readonly string[];
  readonly licence: string | undefined;
}

const STYLES = [
  { name: "regular", weight: 400, italic: false },
  { name: "italic", weight: 400, italic: true },
  { name: "bold", weight: 700, italic: false },
  { name: "bold italic", weight: 700, italic: true },
] as const;

/** The families that a template may name, sorted. */
export async function listFonts(
  host: Host,
  folders: readonly string[],
  report: Report,
): Promise<readonly FontListing[]> {
  const catalogue = await loadFonts(host, folders, report);
  return catalogue.families.map((family) => {
    const faces = STYLES.map((style) => ({
      style,
      face: catalogue.face(family, style.weight, style.italic),
    }));
    const own = faces.filter(
      ({ style, face }) =>
        face !== undefined &&
        face.italic === style.italic &&
        face.weight >= 600 === style.weight >= 600,
    );
    return {
      family,
      joinsArabic: faces[0]?.face?.joinsArabic ?? false,
      styles: own.map(({ style }) => style.name),
      licence: faces[0]?.face?.licence,
    };
  });
}

/** A template names its families on purpose: one that is not there is an error and not a quiet substitute. */
export function demandFamilies(template: Template, fonts: FontCatalogue, report: Report): void {
  const wanted = Object.values(template.fonts).flatMap(({ families }) => families);
  for (const family of new Set(wanted)) {
    if (fonts.face(family, 400, false) === undefined) {
      report(
        diagnostic(
          "font/not-found",
          `the template ${template.name} asks for the font ${family}, which is not there`,
          { hints: [`there is ${fonts.families.join(", ")}`, "--font DIR adds your own"] },
        ),
      );
    }
  }
}

/** The families of the template's text with their licences, as a colophon names them. */
export function fontCredits(template: Template, fonts: FontCatalogue): readonly string[] {
  const [body, heading] = [template.fonts.body, template.fonts.heading];
  const families = new Set([body, heading].flatMap((choice) => choice.families.slice(0, 1)));
  return [...families].map((family) => {
    const licence = fonts.face(family, 400, false)?.licence ?? "";
    return /SIL Open Font License/i.test(licence) ? `${family} (SIL OFL 1.1)` : family;
  });
}
