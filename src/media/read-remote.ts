import { type Host, HostError } from "../host/index.ts";

export interface RemoteSettings {
  readonly host: Host;
  readonly mediaFolder?: string | undefined;
  readonly allowNetwork?: boolean | undefined;
}

/** Whether `src` is an address of a network. */
export const isRemote = (src: string): boolean =>
  /^(?!file:)(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(src);

/**
 * A picture of the web: out of the local copy of a website's uploads where it is there, else from the network where that is
 * allowed. `undefined` when neither has been asked for or the copy has not got it; throws `HostError`.
 */
export async function readRemote(
  src: string,
  { host, mediaFolder, allowNetwork }: RemoteSettings,
): Promise<Uint8Array | undefined> {
  const copied = await readUploaded(src, { host, mediaFolder });
  if (copied !== undefined) {
    return copied;
  }
  return allowNetwork === true && host.download !== undefined
    ? host.download(src.startsWith("//") ? `https:${src}` : src)
    : undefined;
}

/** A picture out of the local copy of a website's uploads, by its address or its path on the site; `undefined` if not there. */
export async function readUploaded(
  src: string,
  { host, mediaFolder }: Pick<RemoteSettings, "host" | "mediaFolder">,
): Promise<Uint8Array | undefined> {
  if (mediaFolder !== undefined) {
    for (const path of localPaths(src)) {
      try {
        return await host.readFile(await host.resolveWithin(mediaFolder, path, false));
      } catch (error) {
        if (!(error instanceof HostError)) {
          throw error;
        }
      }
    }
  }
  return undefined;
}

/**
 * Where a picture may lie in a copy of the uploads, likeliest first: `wp-content/uploads/2026/05/a-300x200.jpg`,
 * `uploads/2026/05/…`, down to `a-300x200.jpg`; then the same of the picture that WordPress made that size from.
 */
export function localPaths(src: string): readonly string[] {
  const path = isRemote(src)
    ? (/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*\/([^?#]*)/i.exec(src)?.[1] ?? "")
    : src.replace(/[?#].*$/s, "");
  const steps = path
    .split("/")
    .map(decoded)
    .filter((step) => step !== "");
  const ways = steps.map((_, at) => steps.slice(at).join("/"));
  const whole = ways.map((way) => way.replace(/-(?:\d{1,5}x\d{1,5}|scaled)(?=\.\w+$)/, ""));
  return [...new Set([...ways, ...whole])];
}

/** A step of a path; one that would be several is none. */
function decoded(step: string): string {
  try {
    const plain = decodeURIComponent(step);
    return /[/\\\0]/.test(plain) || plain === ".." || plain === "." ? "" : plain;
  } catch {
    return step;
  }
}
