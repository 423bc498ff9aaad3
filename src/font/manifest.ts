/** What a bundled face is for; the order is the order of last resort. */
export const FACE_ROLES = ["text", "latin-companion", "mono", "fallback"] as const;

export type FaceRole = (typeof FACE_ROLES)[number];

/** One file of `fonts/manifest.json`. */
export interface ManifestFace {
  /** Relative to the manifest, with `/`. */
  readonly file: string;
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly role: FaceRole;
  /** Family tried next for what this one lacks, drawn to go with it. */
  readonly companion?: string;
  readonly sha256: string;
  readonly version: string;
  /** SPDX identifier; the text lies beside the file. */
  readonly licence: string;
  readonly source: { readonly project: string; readonly package: string };
}

/** Reads a manifest that this project wrote: what is wrong with it is our mistake and throws a plain `Error`. */
export function parseManifest(bytes: Uint8Array): readonly ManifestFace[] {
  const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof read !== "object" || read === null || !("faces" in read)) {
    throw new Error("fonts/manifest.json has no list of faces");
  }
  const { faces } = read;
  if (!Array.isArray(faces) || !faces.every(isManifestFace)) {
    throw new Error("fonts/manifest.json lists a face without its file, family, weight or role");
  }
  return faces;
}

function isManifestFace(entry: unknown): entry is ManifestFace {
  if (typeof entry !== "object" || entry === null) {
    return false;
  }
  const face = entry as Partial<Record<keyof ManifestFace, unknown>>;
  return (
    typeof face.file === "string" &&
    typeof face.family === "string" &&
    typeof face.weight === "number" &&
    typeof face.italic === "boolean" &&
    FACE_ROLES.some((role) => role === face.role)
  );
}
