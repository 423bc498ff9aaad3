import { PDFiumLibrary } from "@hyzyla/pdfium";

/** A character of a page as PDFium selects it: left and right edge in points. */
export interface SelectedCharacter {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** The functions of PDFium's text page that the package holds but does not offer. */
interface TextModule {
  readonly _FPDFText_LoadPage: (page: number) => number;
  readonly _FPDFText_CountChars: (page: number) => number;
  readonly _FPDFText_GetUnicode: (page: number, at: number) => number;
  readonly _FPDFText_GetLooseCharBox: (page: number, at: number, rect: number) => number;
  readonly _FPDFText_ClosePage: (page: number) => void;
  readonly wasmExports: {
    readonly malloc: (size: number) => number;
    readonly free: (at: number) => void;
  };
  readonly HEAPF32: Float32Array;
}

/** The characters of the first page in the order in which they are copied, with the boxes that a hit highlights. */
export async function selectedCharacters(bytes: Uint8Array): Promise<readonly SelectedCharacter[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  const page = document.getPage(0);
  const module = Reflect.get(page, "module") as TextModule;
  const text = module._FPDFText_LoadPage(Number(Reflect.get(page, "pageIdx")));
  const rect = module.wasmExports.malloc(16);
  try {
    return Array.from({ length: module._FPDFText_CountChars(text) }, (_, at) => {
      module._FPDFText_GetLooseCharBox(text, at, rect);
      return {
        text: String.fromCodePoint(module._FPDFText_GetUnicode(text, at)),
        left: module.HEAPF32[rect / 4] ?? 0,
        right: module.HEAPF32[rect / 4 + 2] ?? 0,
      };
    });
  } finally {
    module.wasmExports.free(rect);
    module._FPDFText_ClosePage(text);
    document.destroy();
    library.destroy();
  }
}
