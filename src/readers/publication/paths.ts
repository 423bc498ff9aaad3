/** `path` with `.` and `..` settled as far as they can be; the separator is `/`. */
export function normalisePath(path: string): string {
  const steps: string[] = [];
  for (const step of path.replaceAll("\\", "/").split("/")) {
    if (step === ".." && steps.length > 0 && steps.at(-1) !== "..") {
      steps.pop();
    } else if (step !== "." && step !== "") {
      steps.push(step);
    }
  }
  const isAbsolute = path.startsWith("/");
  return `${isAbsolute ? "/" : ""}${steps.join("/")}`;
}

/** `path` as it counts from where `folder` counts from; an absolute one stays. */
export const joinPath = (folder: string, path: string): string =>
  path.startsWith("/") || folder === "" || folder === "."
    ? normalisePath(path)
    : normalisePath(`${folder}/${path}`);

/** The folder that all the files lie in, and each file's path from there. */
export function commonFolder(paths: readonly string[]): {
  readonly folder: string;
  readonly paths: readonly string[];
} {
  const folders = paths.map((path) => normalisePath(path).split("/").slice(0, -1));
  let shared = folders[0] ?? [];
  for (const folder of folders) {
    const length = shared.findIndex((step, at) => folder[at] !== step);
    shared = length === -1 ? shared : shared.slice(0, length);
  }
  const depth = shared.length;
  const isRoot = paths[0]?.startsWith("/") === true;
  return {
    folder: shared.join("/") || (isRoot ? "/" : "."),
    paths: paths.map((path) => normalisePath(path).split("/").slice(depth).join("/")),
  };
}
