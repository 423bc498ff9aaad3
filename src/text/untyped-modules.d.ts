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
