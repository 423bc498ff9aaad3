declare module "bidi-js" {
  // The published types describe the default export as an ES module's; Node loads the CommonJS build.
  function createBidi(): {
    readonly getEmbeddingLevels: (
      text: string,
      base: "ltr" | "rtl" | "auto",
    ) => {
      readonly levels: Uint8Array;
      readonly paragraphs: readonly { readonly level: number }[];
    };
    /** The character with the shape of this one mirrored (Bidi_Mirroring_Glyph); null when there is none. */
    readonly getMirroredCharacter: (character: string) => string | null;
    /** Short name of the property Bidi_Class, such as `AL`. */
    readonly getBidiCharTypeName: (character: string) => string;
  };
  export = createBidi;
}
