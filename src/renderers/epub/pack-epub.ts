import { writeZip, type ZipEntry } from "../zip.ts";

/** One file of the container; its path counts from the root of it. */
export type PackedFile = ZipEntry;

const MIMETYPE: PackedFile = { path: "mimetype", data: "application/epub+zip", stored: true };

/**
 * Packs finished files into an OCF container (EPUB 3.3, 4.2): `mimetype` first and stored, without extra fields, then
 * the others in order of their paths. The same files give the same bytes.
 */
export async function packEpub(files: readonly PackedFile[]): Promise<Uint8Array> {
  // Loading it takes longer than packing an article, so whoever only imports the renderer does not pay for it.
  const { EPub } = await import("epub-gen-memory");
  const finished = new Map([MIMETYPE, ...inOrder(files)].map((file) => [file.path, file]));

  // The library's own content, templates, downloads and cover are replaced one by one: see docs/decisions/0004.
  class Container extends EPub {
    constructor() {
      super({ title: "unused", version: 3 }, []);
    }

    protected override async generateTemplateFiles(): Promise<void> {
      // The constructor put one here with the time of day.
      this.zip.remove(MIMETYPE.path);
      for (const { path, data } of finished.values()) {
        this.zip.file(path, data, { createFolders: false });
      }
    }

    /** What the rendered container holds, in order. */
    paths(): readonly string[] {
      return Object.keys(this.zip.files);
    }

    protected override async downloadAllFonts(): Promise<void> {}
    protected override async downloadAllImages(): Promise<void> {}
    protected override async makeCover(): Promise<void> {}
  }

  const container = new Container();
  await container.render();
  const entries = container.paths().map((path) => {
    const file = finished.get(path);
    if (file === undefined) {
      throw new Error(`the library put ${path} into the container`);
    }
    return file;
  });
  return writeZip(entries);
}

function inOrder(files: readonly PackedFile[]): readonly PackedFile[] {
  const sorted = [...files].sort((one, other) => (one.path < other.path ? -1 : 1));
  for (const [index, { path }] of sorted.entries()) {
    if (sorted[index + 1]?.path === path) {
      throw new Error(`two files of the container are named ${path}`);
    }
  }
  return sorted;
}
