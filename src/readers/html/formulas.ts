import type { Element } from "hast";
import { attribute, filled, findElement, hasClass, textOf } from "./element.ts";

export interface Formula {
  readonly tex: string;
  readonly alt?: string;
  readonly isDisplayed: boolean;
}

/** Wrappers that hold a formula twice or thrice: for eyes, for machines, as a picture. */
const WRAPPER =
  /^(?:katex|katex-display|katex-mathml|mwe-math-element|MathJax|MathJax_Display|mathjax)$/;

/** The formula that an element is, where it tells its TeX: MathML with an annotation, and what MathJax, KaTeX and wikis write. */
export function formulaOf(element: Element): Formula | undefined {
  if (element.tagName === "script") {
    const type = attribute(element, "type") ?? "";
    return /^math\/tex/i.test(type)
      ? formula(textOf2(element), undefined, /mode\s*=\s*display/i.test(type))
      : undefined;
  }
  if (element.tagName === "img") {
    const isFormula = hasClass(element, /^(?:latex|tex|wp-katex-eq|mwe-math-fallback-image-\w+)$/);
    return isFormula
      ? formula(filled(element, "alt"), undefined, hasClass(element, /display/))
      : undefined;
  }
  if (element.tagName === "math") {
    return formulaOfMath(element);
  }
  if (!hasClass(element, WRAPPER) && element.tagName !== "mjx-container") {
    return undefined;
  }
  const math = findElement(element, (one) => one.tagName === "math");
  const found = math === undefined ? undefined : formulaOfMath(math);
  const isDisplayed =
    hasClass(element, /display$/i) ||
    (element.tagName === "mjx-container" && attribute(element, "display") === "true");
  return found === undefined
    ? undefined
    : { ...found, isDisplayed: found.isDisplayed || isDisplayed };
}

function formulaOfMath(math: Element): Formula | undefined {
  const annotation = findElement(
    math,
    (one) => one.tagName === "annotation" && /tex/i.test(attribute(one, "encoding") ?? ""),
  );
  const tex = annotation === undefined ? filled(math, "alttext", "altText") : textOf(annotation);
  const isDisplayed =
    attribute(math, "display") === "block" || attribute(math, "mode") === "display";
  return formula(tex, filled(math, "ariaLabel"), isDisplayed);
}

function formula(
  written: string | undefined,
  alt: string | undefined,
  isDisplayed: boolean,
): Formula | undefined {
  // Wikis say of each formula how it is set.
  const tex = written
    ?.trim()
    .replace(/^\{\\(?:displaystyle|textstyle)\s*([\s\S]*)\}$/, "$1")
    .trim();
  return tex === undefined || tex === ""
    ? undefined
    : { tex, isDisplayed, ...(alt === undefined ? {} : { alt }) };
}

/** The content of a script. */
const textOf2 = (element: Element): string =>
  element.children.map((child) => (child.type === "text" ? child.value : "")).join("");
