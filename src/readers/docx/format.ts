import { childOf, type Element, valOf } from "./element.ts";
import type { CharacterRole } from "./roles.ts";
import { over, type ParagraphStyle, type RunLook, readRunLook, type Styles } from "./styles.ts";

/** Where words lead. Runs of one link share one object. */
export type Link =
  | { readonly kind: "external"; readonly url: string; readonly title: string | undefined }
  | {
      readonly kind: "internal";
      readonly bookmark: string;
      /** The field that shows it, where one does. */
      readonly field: string | undefined;
    };

/** How a run differs from its paragraph. */
export interface Format {
  readonly roles: ReadonlySet<CharacterRole>;
  readonly rightToLeft: boolean;
  /** BCP 47, where the run itself says one. */
  readonly language: string | undefined;
  readonly link: Link | undefined;
  /** The number of a caption. */
  readonly isSequence: boolean;
}

export interface RunFormat extends Format {
  readonly isHidden: boolean;
  /** Half points; `undefined` where nobody said. */
  readonly size: number | undefined;
}

/** Fonts of program text, by which a run without a style is told. */
const CODE_FONT =
  /^(?:courier|consolas|menlo|monaco|source code|fira (?:code|mono)|ibm plex mono|jetbrains mono|lucida console)/i;

/** What `w:rPr` means in a paragraph of a style (ECMA-376 17.7.3). */
export function runFormat(
  properties: Element | undefined,
  paragraph: ParagraphStyle,
  styles: Styles,
): Omit<RunFormat, "link" | "isSequence"> {
  const style = styles.character(valOf(properties, "w:rStyle"));
  const direct = readRunLook(properties);
  const all = over(over(over(styles.defaults.run, paragraph.run), style.run), direct);
  const rightToLeft = all.rightToLeft === true;
  const roles = new Set<CharacterRole>();
  if (style.role !== undefined && style.role !== "noteReference") {
    roles.add(style.role);
  }
  const toggled = (plain: keyof RunLook, complex: keyof RunLook): boolean => {
    const key = rightToLeft ? complex : plain;
    const around = paragraph.run[key] === true;
    const isOn = direct[key] ?? (style.run[key] === true) !== around;
    // What the whole paragraph is says nothing of these words.
    return isOn === true && !around;
  };
  const isStyled = (role: CharacterRole): boolean => style.role === role;
  if (
    toggled("bold", "boldComplex") &&
    !isStyled("speaker") &&
    !(isStyled("emphasis") && direct.bold === undefined)
  ) {
    roles.add("strong");
  }
  if (toggled("italic", "italicComplex") && !isStyled("code")) {
    roles.add("emphasis");
  }
  const said = over(style.role === undefined ? style.run : {}, direct);
  if (said.underline === true && !isStyled("link")) {
    roles.add("underline");
  }
  if (said.strike === true) {
    roles.add("strike");
  }
  if (said.mark === true && !isStyled("code")) {
    roles.add("mark");
  }
  if (said.script !== undefined && said.script !== "baseline" && style.role !== "noteReference") {
    roles.add(said.script);
  }
  if (said.font !== undefined && CODE_FONT.test(said.font)) {
    roles.add("code");
  }
  const named = childOf(properties, "w:lang") === undefined ? style.run : direct;
  return {
    roles,
    rightToLeft,
    language: rightToLeft ? named.languageComplex : named.language,
    isHidden: all.hidden === true,
    size: rightToLeft ? all.sizeComplex : all.size,
  };
}
