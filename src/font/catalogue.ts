import { diagnostic, type Report } from "../diagnostics/index.ts";
import { type Host, HostError } from "../host/index.ts";
import { fontsOfCollection } from "./collection.ts";
import type { FontFace } from "./face.ts";
import { FontError } from "./font-error.ts";
import { FACE_ROLES, type FaceRole, parseManifest } from "./manifest.ts";
import { type FaceStyle, matchFace } from "./match-face.ts";
import { openFace } from "./open-face.ts";
import { outlineFault } from "./stored-outlines.ts";
import { openVariableFont } from "./variable-font.ts";

/** What a run of text asks for. */
export interface FaceRequest extends FaceStyle {
  /** The preferred family first. */
  readonly families: readonly string[];
}

/** The fonts of one conversion: those of the project and those the user brought. */
export interface FontCatalogue {
  /** Sorted by code unit, as the fonts spell them. */
  readonly families: readonly string[];
  /** Nearest face of a family (CSS Fonts 4, section 5.2), whatever the case of its name; undefined for an unknown one. */
  readonly face: (family: string, weight: number, italic: boolean) => FontFace | undefined;
  /** Faces to try in order: those asked for, their companions, then every other family. Never empty. */
  readonly chain: (request: FaceRequest) => readonly FontFace[];
}

/** A folder of fonts; a user's one may also be the path of a single file. */
export interface FontSource {
  readonly path: string;
  readonly origin: "bundled" | "user";
  /**
   * Reads a file of a bundled source when its face is first asked for, which most never are; without it all are read at
   * once, by the host.
   */
  readonly read?: (path: string) => Uint8Array;
}

interface Member extends FaceStyle {
  readonly family: string;
  readonly role: FaceRole | "user";
  readonly companion: string | undefined;
  /** Set for a variable font, which has every weight between two. */
  readonly weights?: readonly [least: number, most: number];
  /** A variable font is brought to the weight. */
  readonly open: (weight: number) => FontFace;
}

const FONT_FILE = /\.(?:ttf|otf|ttc|otc|woff2?)$/i;
/** Folders inside a user's font folder are read to this depth. */
const DEEPEST = 4;

/**
 * Reads the fonts of the given folders. A face the user brings wins over a bundled one of the same family, weight and
 * slant; a file that is no usable font is reported and left out. Bundled faces are opened when first asked for.
 */
export async function loadCatalogue(
  host: Host,
  sources: readonly FontSource[],
  report: Report,
): Promise<FontCatalogue> {
  const user: Member[] = [];
  const bundled: Member[] = [];
  for (const source of sources) {
    if (source.origin === "bundled") {
      bundled.push(...(await readBundled(host, source)));
    } else {
      user.push(...(await readUser(host, source.path, report)));
    }
  }
  return createCatalogue([...user, ...bundled]);
}

async function readBundled(host: Host, { path, read }: FontSource): Promise<Member[]> {
  const listed = parseManifest(await host.readFile(`${path}/manifest.json`));
  return Promise.all(
    listed.map(async ({ file, family, weight, italic, role, companion }) => {
      const place = `${path}/${file}`;
      const bytes = read === undefined ? constant(await host.readFile(place)) : () => read(place);
      const open = once(() => openFace(bytes(), file));
      return { family, weight, italic, role, companion, open };
    }),
  );
}

const constant =
  <Value>(value: Value) =>
  (): Value =>
    value;

async function readUser(host: Host, path: string, report: Report): Promise<Member[]> {
  const members: Member[] = [];
  for (const file of await fontFiles(host, path, report)) {
    try {
      await addMembers(members, host, file, report);
    } catch (error) {
      reportUnusable(file, error, report);
    }
  }
  return members;
}

/** Adds those of a file; of a collection all that can be used. */
async function addMembers(
  members: Member[],
  host: Host,
  file: string,
  report: Report,
): Promise<void> {
  const bytes = await host.readFile(file);
  const fonts = fontsOfCollection(bytes, file);
  if (fonts === undefined) {
    members.push(...userMembers(bytes, file));
    return;
  }
  for (const [at, font] of fonts.entries()) {
    const name = `${file}, font ${at + 1},`;
    try {
      members.push(...userMembers(font, name));
    } catch (error) {
      reportUnusable(name, error, report);
    }
  }
}

/** One for a static font; for a variable one its upright and its italic, where it has both. */
function userMembers(bytes: Uint8Array, file: string): readonly Member[] {
  const opened = openVariableFont(bytes, file) ?? openFace(bytes, file);
  const fault = outlineFault(bytes);
  if (fault !== undefined) {
    throw new FontError("not-a-font", `${file} is a damaged font: it ${fault}`);
  }
  if (!("instance" in opened)) {
    const { family, weight, italic } = opened;
    return [{ family, weight, italic, role: "user", companion: undefined, open: () => opened }];
  }
  const { family, weights, isItalic, hasItalic, instance } = opened;
  return (hasItalic ? [false, true] : [isItalic]).map((italic) => ({
    family,
    weight: weights[0],
    italic,
    role: "user",
    companion: undefined,
    weights,
    open: (weight) => instance(weight, italic),
  }));
}

/** The member that is nearest to what is wanted, opened. */
function openNearest(members: readonly Member[], wanted: FaceStyle): FontFace | undefined {
  const able = members.map((member) => {
    const [least, most] = member.weights ?? [member.weight, member.weight];
    return { ...member, weight: Math.min(most, Math.max(least, wanted.weight)) };
  });
  const found = matchFace(able, wanted);
  return found?.open(found.weight);
}

async function fontFiles(host: Host, path: string, report: Report): Promise<readonly string[]> {
  try {
    const found = await filesUnder(host, path.replace(/(?<=.)\/+$/, ""), DEEPEST);
    if (found.length === 0) {
      report(
        diagnostic("font/not-found", `no font files in ${path}`, {
          hints: ["give a folder with .ttf or .otf files, or one such file"],
        }),
      );
    }
    return found;
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    if (error.reason === "not-a-directory") {
      return [path];
    }
    report(diagnostic("font/not-found", `cannot read fonts from ${path}: ${error.message}`));
    return [];
  }
}

async function filesUnder(host: Host, folder: string, depth: number): Promise<readonly string[]> {
  const files: string[] = [];
  for (const entry of await host.listFolder(folder)) {
    const path = `${folder}/${entry}`;
    if (FONT_FILE.test(entry)) {
      files.push(path);
    } else if (depth > 1 && !entry.startsWith(".")) {
      files.push(...(await filesUnderIfFolder(host, path, depth - 1)));
    }
  }
  return files;
}

async function filesUnderIfFolder(
  host: Host,
  path: string,
  depth: number,
): Promise<readonly string[]> {
  try {
    return await filesUnder(host, path, depth);
  } catch (error) {
    // Any other file that lies among the fonts, such as their licence.
    if (error instanceof HostError) {
      return [];
    }
    throw error;
  }
}

function reportUnusable(file: string, error: unknown, report: Report): void {
  if (error instanceof FontError) {
    const code = error.reason === "no-arabic-shaping" ? "font/no-shaping" : "font/invalid";
    const hints = error.reason === "variable" ? ["make a static instance of each weight"] : [];
    report(diagnostic(code, error.message, { hints }));
  } else if (error instanceof HostError) {
    report(diagnostic("font/not-found", `cannot read the font ${file}: ${error.message}`));
  } else {
    throw error;
  }
}

function createCatalogue(members: readonly Member[]): FontCatalogue {
  if (members.length === 0) {
    throw new Error("a catalogue needs at least one usable font");
  }
  const byFamily = new Map<string, Member[]>();
  for (const member of members) {
    const family = byFamily.get(keyOf(member.family));
    if (family === undefined) {
      byFamily.set(keyOf(member.family), [member]);
    } else if (!family.some((other) => isSameStyle(other, member))) {
      family.push(member);
    }
  }
  const lastResort = orderOfLastResort(byFamily);
  const chains = new Map<string, readonly FontFace[]>();
  const chain = ({ families, weight, italic }: FaceRequest): readonly FontFace[] => {
    const keys = new Set(families.map(keyOf));
    // A set is walked to what is added on the way: companions have companions.
    for (const key of keys) {
      for (const { companion } of byFamily.get(key) ?? []) {
        if (companion !== undefined) {
          keys.add(keyOf(companion));
        }
      }
    }
    for (const key of lastResort) {
      keys.add(key);
    }
    return [...keys].flatMap(
      (key) => openNearest(byFamily.get(key) ?? [], { weight, italic }) ?? [],
    );
  };
  return {
    families: [...byFamily.values()].flatMap(([first]) => first?.family ?? []).sort(),
    face: (family, weight, italic) =>
      openNearest(byFamily.get(keyOf(family)) ?? [], { weight, italic }),
    chain: (request) => {
      const key = JSON.stringify([request.families, request.weight, request.italic]);
      const known = chains.get(key) ?? chain(request);
      chains.set(key, known);
      return known;
    },
  };
}

/** The user's families first, since they were brought for a reason; then by role, in the order of the manifest. */
function orderOfLastResort(byFamily: ReadonlyMap<string, readonly Member[]>): readonly string[] {
  const rank = ([first]: readonly Member[]) =>
    first === undefined || first.role === "user" ? -1 : FACE_ROLES.indexOf(first.role);
  return [...byFamily]
    .sort(([, one], [, other]) => rank(one) - rank(other))
    .map(([family]) => family);
}

function isSameStyle(one: FaceStyle, other: FaceStyle): boolean {
  return one.weight === other.weight && one.italic === other.italic;
}

function keyOf(family: string): string {
  return family.trim().replace(/\s+/g, " ").toLowerCase();
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
