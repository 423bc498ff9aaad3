import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const src = join(root, "src");

/** Who may import whom; the table of docs/architecture.md. A folder may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  diagnostics: [],
  units: [],
  drawing: [],
  host: ["diagnostics"],
  model: ["diagnostics"],
  template: ["diagnostics", "units", "model"],
  profile: ["diagnostics", "units", "model"],
  bidi: [],
  repair: ["bidi"],
  readers: ["diagnostics", "model", "profile", "repair", "media", "host"],
  "house-style": ["diagnostics", "model", "profile", "repair"],
  transforms: ["diagnostics", "model", "profile"],
  media: ["diagnostics", "units", "host", "drawing"],
  math: [],
  formulas: ["math"],
  copies: [],
  font: ["diagnostics", "units", "host"],
  text: ["diagnostics", "units", "bidi", "font"],
  layout: [
    "diagnostics",
    "units",
    "drawing",
    "formulas",
    "model",
    "template",
    "profile",
    "media",
    "font",
    "text",
  ],
  renderers: ["diagnostics", "layout", "model", "template", "profile", "media", "font"],
  "renderers/docx": reflowable(),
  "renderers/epub": reflowable(),
  "renderers/pdf": [
    "diagnostics",
    "units",
    "drawing",
    "layout",
    "media",
    "font",
    "text",
    "renderers",
  ],
  "renderers/dump": ["diagnostics", "units", "drawing", "layout", "media", "font", "renderers"],
  "renderers/raster": ["units", "layout", "template", "font"],
  cli: ["index.ts", "host/node-host.ts"],
};

function reflowable(): readonly string[] {
  return [
    "diagnostics",
    "units",
    "model",
    "template",
    "profile",
    "media",
    "math",
    "text",
    "font",
    "renderers",
  ];
}

/** Third-party packages and Node modules, and the only places that may touch them. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  "@mozilla/readability": ["readers"],
  "bidi-js": ["bidi"],
  "color-name": ["drawing"],
  "@hyzyla/pdfium": ["copies"],
  mupdf: ["copies"],
  "pdfjs-dist": ["copies"],
  docx: ["renderers/docx"],
  "epub-gen-memory": ["renderers/epub"],
  fflate: ["readers", "renderers/docx", "renderers/epub"],
  fontkit: ["font"],
  hyphen: ["text"],
  harfbuzzjs: ["font", "text"],
  jszip: ["renderers/docx", "renderers/epub"],
  linebreak: ["text"],
  linkedom: ["readers"],
  "mathjax-full": ["formulas"],
  pdfkit: ["renderers/pdf"],
  temml: ["math"],
  "remark-directive": ["readers"],
  "remark-frontmatter": ["readers"],
  "remark-gfm": ["readers"],
  "remark-parse": ["readers"],
  "rehype-parse": ["readers"],
  hast: ["readers"],
  saxes: ["drawing", "readers"],
  sharp: ["media"],
  svgpath: ["drawing"],
  "unicode-properties": ["text"],
  unified: ["readers"],
  mdast: ["readers"],
  yaml: ["readers"],
  zod: ["model", "template", "font"],
  "node:fs": ["host"],
  "node:fs/promises": ["host"],
};

/** What only some places may say, each with the reason. */
const WORDS: readonly { what: string; pattern: RegExp; where: (file: string) => boolean }[] = [
  {
    what: "the clock: a stage gets the time from its Host",
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/,
    where: (file) => file === "host/node-host.ts" || file === "cli/main.ts",
  },
  {
    what: "chance: the same input has the same bytes",
    pattern: /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/,
    where: () => false,
  },
  {
    what: "Intl: countries' habits are the profile's",
    pattern: /\bIntl\.|\.toLocale\w+\(|\.localeCompare\(/,
    where: (file) => file.startsWith("profile/"),
  },
  {
    what: "the console: only the command line speaks",
    pattern: /\bconsole\.\w+\(/,
    where: (file) => file.startsWith("cli/"),
  },
  {
    what: "the process: only the host and the command line know of it",
    pattern: /\bprocess\.(?!env\b)\w+/,
    where: (file) => file.startsWith("cli/") || file.startsWith("host/"),
  },
  {
    what: "a network: only the host has one, for pictures that a caller lets be fetched",
    pattern: /\bfetch\(|node:https?|node:net\b|node:dns\b/,
    where: (file) => file === "host/download.ts",
  },
];

const files = sourceFiles(src);

/** `index.ts`, or the folder that a file belongs to; each renderer is a folder of its own. */
function folderOf(file: string): string {
  const [first = "", second = ""] = file.split("/");
  return first === "renderers" && !second.endsWith(".ts") ? `${first}/${second}` : first;
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => file.endsWith(".ts"))
    .sort();
}

const code = (file: string): string => readFileSync(join(src, file), "utf8");

/** What a file imports, statically, dynamically or for re-export. */
function importsOf(file: string): readonly string[] {
  const pattern =
    /(?:^|\n)\s*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s*["']([^"']+)["']/g;
  return [...code(file).matchAll(pattern)].map(
    ([, from, dynamic, bare]) => from ?? dynamic ?? bare ?? "",
  );
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) {
    return specifier;
  }
  const parts = specifier.split("/");
  return parts.slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}

test("there is something to check", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(importsOf("convert.ts")).toContain("./diagnostics/index.ts");
});

test("every folder imports only what the table allows", () => {
  const faults: string[] = [];
  for (const file of files) {
    const folder = folderOf(file);
    const allowed = MAY_IMPORT[folder];
    if (!file.includes("/")) {
      // The few files beside the folders are the pipeline; they see all but the command line.
      faults.push(
        ...importsOf(file)
          .filter((one) => one.startsWith("./cli"))
          .map((one) => `${file} imports ${one}`),
      );
      continue;
    }
    if (allowed === undefined) {
      faults.push(`${folder} is not in the table`);
      continue;
    }
    for (const specifier of importsOf(file).filter((one) => one.startsWith("."))) {
      const target = relative(src, resolve(src, dirname(file), specifier)).replaceAll("\\", "/");
      const targetFolder = folderOf(target);
      const isAllowed =
        targetFolder === folder || allowed.includes(targetFolder) || allowed.includes(target);
      if (!isAllowed) {
        faults.push(`${file} imports ${target}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test("another folder is entered by its index", () => {
  const faults: string[] = [];
  for (const file of files) {
    for (const specifier of importsOf(file).filter((one) => one.startsWith("."))) {
      const target = relative(src, resolve(src, dirname(file), specifier)).replaceAll("\\", "/");
      const isInside = folderOf(target) === folderOf(file) || !target.includes("/");
      const isRendererWord = folderOf(target) === "renderers";
      const isEntrance = target.endsWith("/index.ts") || target === "host/node-host.ts";
      if (!isInside && !isEntrance && !isRendererWord) {
        faults.push(`${file} imports ${target}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test("every package has one owner", () => {
  const faults: string[] = [];
  for (const file of files) {
    for (const specifier of importsOf(file).filter((one) => !one.startsWith("."))) {
      const name = packageOf(specifier);
      const owners = OWNERS[name];
      const isFreeNodeModule = owners === undefined && name.startsWith("node:");
      if (!isFreeNodeModule && !(owners ?? []).includes(folderOf(file))) {
        faults.push(`${file} imports ${specifier}`);
      }
    }
  }
  expect(faults).toEqual([]);
});

test.each(WORDS)("$what", ({ pattern, where }) => {
  const faults = files
    .filter((file) => !where(file))
    .flatMap((file) =>
      withoutComments(code(file))
        .split("\n")
        .filter((line) => pattern.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
  expect(faults).toEqual([]);
});

test("no file is a catch-all, exports a default or everything", () => {
  const names = files.filter((file) =>
    /(?:^|\/)(?:utils?|helpers?|common|constants|types|misc)\.ts$/.test(file),
  );
  const star = files.filter((file) => /^export \*(?! as )|^export default/m.test(code(file)));
  expect([...names, ...star]).toEqual([]);
});

test("docs/architecture.md shows the table that is enforced, and every folder", () => {
  const page = readFileSync(join(root, "docs/architecture.md"), "utf8");
  const [, section = ""] = page.split("## Who may import whom");
  const rows = [...section.matchAll(/^\| ([\w/-]+) \| ([^|]+) \|/gm)].map(
    ([, folder = "", allowed = ""]): [string, readonly string[]] => [
      folder,
      allowed === "nothing" ? [] : allowed.split(", "),
    ],
  );
  const shown = new Map(rows);
  const folders = [...new Set(files.filter((file) => file.includes("/")).map(folderOf))];
  for (const folder of folders.filter((one) => one !== "renderers")) {
    expect([folder, shown.get(folder)]).toEqual([folder, MAY_IMPORT[folder]]);
  }
});

/** Line and block comments blanked: they may speak of what code may not do. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
}
