/** Whether an address leads out of the book: one with a scheme, or of a host. */
export const isOutside = (href: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href);

/**
 * The path in the container that `href` means in the file at `base` (EPUB 3.3, 4.2.5): percent signs decoded, no fragment or
 * query. Undefined for an address outside of the book, and for a path that climbs out of the container; one that begins
 * with `/` counts from its root.
 */
export function resolvePath(base: string, href: string): string | undefined {
  if (isOutside(href)) {
    return undefined;
  }
  const path = decodePath(href.replace(/[?#].*$/s, "")).replaceAll("\\", "/");
  if (path === "") {
    return base;
  }
  const steps = path.startsWith("/") ? [] : base.split("/").slice(0, -1);
  for (const step of path.split("/")) {
    if (step === "..") {
      if (steps.length === 0) {
        return undefined;
      }
      steps.pop();
    } else if (step !== "" && step !== ".") {
      steps.push(step);
    }
  }
  return steps.join("/");
}

/** The fragment of an address, decoded; undefined when it has none. */
export function fragmentOf(href: string): string | undefined {
  const at = href.indexOf("#");
  return at === -1 || at === href.length - 1 ? undefined : decodePath(href.slice(at + 1));
}

/** A percent sign that begins no code stays as it is. */
function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whether a name may be that of a file beside an article: no scheme, no way up, no root. */
export const isNameWithin = (path: string): boolean =>
  path !== "" &&
  !isOutside(path) &&
  !/^[/\\]|[\\\0]/.test(path) &&
  !path.split("/").some((step) => step === "..");
