// Writes fonts/manifest.json from the files under fonts/ and the table below. Run it after adding or updating a font.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { create } from "fontkit";

const folder = new URL("../fonts/", import.meta.url);

/** In the order of last resort within a role; `companion` is the family that goes with a face for what it lacks. */
const FAMILIES = [
  {
    path: "amiri",
    role: "text",
    companion: "Noto Serif",
    project: "https://github.com/aliftype/amiri",
  },
  {
    path: "noto-naskh-arabic",
    role: "text",
    companion: "Noto Serif",
    project: "https://github.com/notofonts/arabic",
  },
  {
    path: "ibm-plex-sans-arabic",
    role: "text",
    companion: "IBM Plex Sans",
    project: "https://github.com/IBM/plex",
  },
  {
    path: "noto-serif",
    role: "latin-companion",
    project: "https://github.com/notofonts/latin-greek-cyrillic",
  },
  {
    path: "ibm-plex-sans",
    role: "latin-companion",
    companion: "Noto Sans",
    project: "https://github.com/IBM/plex",
  },
  {
    path: "noto-sans",
    role: "latin-companion",
    project: "https://github.com/notofonts/latin-greek-cyrillic",
  },
  {
    path: "ibm-plex-mono",
    role: "mono",
    companion: "IBM Plex Sans Arabic",
    project: "https://github.com/IBM/plex",
  },
  { path: "noto-sans-symbols", role: "fallback", project: "https://github.com/notofonts/symbols" },
  {
    path: "noto-sans-symbols-2",
    role: "fallback",
    project: "https://github.com/notofonts/symbols",
  },
];

const faces = FAMILIES.flatMap(({ path, role, companion, project }) =>
  readdirSync(new URL(`${path}/`, folder))
    .filter((file) => file.endsWith(".ttf"))
    .sort()
    .map((file) => {
      const bytes = readFileSync(new URL(`${path}/${file}`, folder));
      const font = create(bytes);
      return {
        file: `${path}/${file}`,
        family: font.getName("preferredFamily", "en") ?? font.familyName,
        weight: font["OS/2"].usWeightClass,
        italic: font["OS/2"].fsSelection.italic,
        role,
        ...(companion === undefined ? {} : { companion }),
        sha256: createHash("sha256").update(bytes).digest("hex"),
        version: font.getName("version", "en"),
        licence: "OFL-1.1",
        source: { project, package: `@expo-google-fonts/${path}` },
      };
    }),
);
writeFileSync(new URL("manifest.json", folder), `${JSON.stringify({ faces }, undefined, 2)}\n`);
