import { BUNDLED_TEMPLATES, withBundledFiles } from "./bundled.ts";
import { diagnostic, type Report } from "./diagnostics/index.ts";
import { type Host, HostError } from "./host/index.ts";
import { locateJson } from "./readers/index.ts";
import { parseTemplate, type Template } from "./template/index.ts";

export interface LoadedTemplate {
  readonly template: Template;
  /** The text of the template's `epub.css`; empty when it has none. */
  readonly styleSheet: string;
}

/** What `warraq templates` tells of one. */
export interface TemplateListing {
  readonly name: string;
  readonly description: string;
}

/** By name. They cannot change, and a run over a hundred articles need not read them a hundred times. */
const bundled = new Map<string, LoadedTemplate>();

/**
 * A bundled template by its name, opened once for the life of the process, or one in a folder of the user's by the
 * folder's path.
 */
export async function loadTemplate(
  nameOrFolder: string,
  host: Host,
  report: Report,
): Promise<LoadedTemplate | undefined> {
  const known = bundled.get(nameOrFolder);
  if (known !== undefined) {
    return known;
  }
  const files = withBundledFiles(host);
  const folder = await folderOf(nameOrFolder, files);
  if (folder === undefined) {
    const names = await bundledNames(files);
    report(
      diagnostic("template/not-found", `unknown template "${nameOrFolder}"`, {
        hints: [`there is ${names.join(", ")}; or give a folder with a template.json`],
      }),
    );
    return undefined;
  }
  try {
    const file = `${folder}/template.json`;
    const json = new TextDecoder().decode(await files.readFile(file));
    const located = locateJson(json, file);
    if ("fault" in located) {
      report(diagnostic("template/invalid", `not JSON: ${located.fault}`, { span: located.span }));
      return undefined;
    }
    const template = parseTemplate(json, file, report, located.locate);
    const css = `${folder}/epub.css`;
    const styleSheet = (await files.exists(css))
      ? new TextDecoder().decode(await files.readFile(css))
      : "";
    if (template === undefined) {
      return undefined;
    }
    if (folder === `${BUNDLED_TEMPLATES}/${nameOrFolder}`) {
      bundled.set(nameOrFolder, { template, styleSheet });
    }
    return { template, styleSheet };
  } catch (error) {
    if (!(error instanceof HostError)) {
      throw error;
    }
    report(diagnostic("template/invalid", `cannot read the template: ${error.message}`));
    return undefined;
  }
}

/** The bundled templates, by name. */
export async function listTemplates(host: Host): Promise<readonly TemplateListing[]> {
  const silent: Report = () => undefined;
  const listings: TemplateListing[] = [];
  for (const name of await bundledNames(withBundledFiles(host))) {
    const loaded = await loadTemplate(name, host, silent);
    if (loaded !== undefined) {
      listings.push({ name, description: loaded.template.description });
    }
  }
  return listings;
}

/** A bundled name wins over a folder of the working folder that happens to be called the same; `./news` means the folder. */
async function folderOf(nameOrFolder: string, files: Host): Promise<string | undefined> {
  const isName = /^[a-z][a-z0-9-]*$/.test(nameOrFolder);
  const places = [
    ...(isName ? [`${BUNDLED_TEMPLATES}/${nameOrFolder}`] : []),
    nameOrFolder.replace(/\/?(?:template\.json)?$/, "") || ".",
  ];
  for (const place of places) {
    if (await files.exists(`${place}/template.json`)) {
      return place;
    }
  }
  return undefined;
}

async function bundledNames(files: Host): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of await files.listFolder(BUNDLED_TEMPLATES)) {
    if (await files.exists(`${BUNDLED_TEMPLATES}/${name}/template.json`)) {
      names.push(name);
    }
  }
  return names;
}
