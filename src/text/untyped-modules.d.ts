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
    /** Short name of the property Bidi_Class, such as `AL`. */
    readonly getBidiCharTypeName: (character: string) => string;
  };
  export = createBidi;
}

declare module "linebreak" {
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
  export = LineBreaker;
}

declare module "unicode-properties" {
  const properties: {
    /** The value of the property Script by its long name, such as `Arabic`. */
    readonly getScript: (codePoint: number) => string;
  };
  export = properties;
}
