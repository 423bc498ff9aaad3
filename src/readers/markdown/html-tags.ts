import type { Direction } from "../../model/index.ts";

/** One tag of HTML, as CommonMark's raw HTML has it, or something without content of its own. */
export type HtmlTag =
  | { readonly kind: "open"; readonly name: string; readonly attributes: HtmlAttributes }
  | { readonly kind: "close"; readonly name: string }
  | { readonly kind: "nothing" };

export type HtmlAttributes = ReadonlyMap<string, string>;

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/** Comments, declarations and instructions are `nothing`. */
export function readTag(written: string): HtmlTag {
  const closing = /^<\/([A-Za-z][\w-]*)\s*>$/.exec(written)?.[1];
  if (closing !== undefined) {
    return { kind: "close", name: closing.toLowerCase() };
  }
  const [, name, rest = ""] = /^<([A-Za-z][\w-]*)([\s\S]*?)\/?>$/.exec(written) ?? [];
  if (name === undefined) {
    return { kind: "nothing" };
  }
  const attributes = new Map<string, string>();
  for (const [, key = "", double, single, bare] of rest.matchAll(ATTRIBUTE)) {
    attributes.set(key.toLowerCase(), double ?? single ?? bare ?? "");
  }
  return { kind: "open", name: name.toLowerCase(), attributes };
}

/** The `dir` of an element; `undefined` when absent or not one of HTML's. */
export function readDirection(value: string | undefined): Direction | "auto" | undefined {
  const written = value?.toLowerCase();
  return written === "ltr" || written === "rtl" || written === "auto" ? written : undefined;
}
