/** One file of the container. */
export interface PackedFile {
  /** From the root of the container, with `/`. */
  readonly path: string;
  readonly data: string | Uint8Array;
  /** True for what is compressed already, such as a picture. */
  readonly stored: boolean;
}

/** The first moment that the zip format can write; the real time would make every export a new file. */
const ZIP_EPOCH = new Date(Date.UTC(1980, 0, 1));

const MIMETYPE: PackedFile = { path: "mimetype", data: "application/epub+zip", stored: true };

/**
 * Packs finished files into an OCF container (EPUB 3.3, 4.2): `mimetype` first and stored, without extra fields, then
 * the others in order of their paths. The same files give the same bytes.
 */
export async function packEpub(files: readonly PackedFile[]): Promise<Uint8Array> {
  // Loading it takes longer than packing an article, so whoever only imports the renderer does not pay for it.
  const { EPub } = await import("epub-gen-memory");

  // The library's own content, templates, downloads and cover are replaced one by one: see docs/decisions/0004.
  class Container extends EPub {
    constructor() {
      super({ title: "unused", version: 3 }, []);
    }

    protected override async generateTemplateFiles(): Promise<void> {
      // The constructor put one here with the time of day.
      this.zip.remove(MIMETYPE.path);
      for (const { path, data, stored } of [MIMETYPE, ...inOrder(files)]) {
        this.zip.file(path, data, {
          date: ZIP_EPOCH,
          createFolders: false,
          compression: stored ? "STORE" : "DEFLATE",
          // Level 9 takes twice as long for a thousandth of the size.
          compressionOptions: stored ? null : { level: 6 },
        });
      }
    }

    protected override async downloadAllFonts(): Promise<void> {}
    protected override async downloadAllImages(): Promise<void> {}
    protected override async makeCover(): Promise<void> {}
  }

  const rendered = await new Container().render();
  return rendered.generateAsync({ type: "uint8array", platform: "DOS", streamFiles: false });
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
