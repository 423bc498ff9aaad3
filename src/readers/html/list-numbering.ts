import type { Element } from "hast";
import type { ListStyle } from "../../model/index.ts";
import { attribute, styleOf } from "./element.ts";

/** The numbering that the `type` of a list or its style asks for. */
export function numbering(element: Element): ListStyle {
  const style = styleOf(element);
  const named = (style.get("list-style-type") ?? style.get("list-style") ?? "").split(/\s+/);
  const type = attribute(element, "type");
  if (
    type === "a" ||
    type === "A" ||
    named.some((one) => /^(?:lower|upper)-(?:alpha|latin)$/.test(one))
  ) {
    return "alpha";
  }
  if (type === "i" || type === "I" || named.some((one) => /^(?:lower|upper)-roman$/.test(one))) {
    return "roman";
  }
  if (named.includes("arabic-indic")) {
    return "arabic-indic";
  }
  if (named.some((one) => /^"?(?:arabic-)?abjad"?$/.test(one))) {
    return "abjad";
  }
  return named.some((one) => /^"?hija'?i"?$/.test(one)) ? "hijai" : "decimal";
}
