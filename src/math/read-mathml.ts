import type { MathContent, MathElement } from "./math-element.ts";

const TOKEN =
  /<\/(?<end>[\w-]+)>|<(?<start>[\w-]+)(?<attributes>[^>]*?)(?<empty>\/?)>|(?<text>[^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: MathContent[];
}

/** The tree of MathML that we had made ourselves: well-formed, without comments and declarations. */
export function readMathml(xml: string): MathElement {
  const root: Open = { name: "", attributes: new Map(), children: [] };
  const open: Open[] = [root];
  for (const { groups } of xml.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (groups?.["end"] !== undefined) {
      open.pop();
    } else if (groups?.["start"] !== undefined) {
      const attributes = new Map(
        [...(groups["attributes"] ?? "").matchAll(ATTRIBUTE)].map(
          ([, name = "", value = ""]): [string, string] => [name, resolved(value)],
        ),
      );
      const element: Open = { name: groups["start"], attributes, children: [] };
      parent.children.push(element);
      if (groups["empty"] === "") {
        open.push(element);
      }
    } else if (groups?.["text"] !== undefined) {
      parent.children.push(resolved(groups["text"]));
    }
  }
  const [math] = root.children;
  if (math === undefined || typeof math === "string" || open.length !== 1) {
    throw new Error("MathML that is no tree");
  }
  return math;
}

function resolved(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (hex !== undefined || decimal !== undefined) {
      return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16));
    }
    return ENTITIES[String(name)] ?? all;
  });
}
