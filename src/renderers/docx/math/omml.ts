import type { MathContent, MathElement } from "../../../math/index.ts";
import { tree, type XmlTree } from "../xml-tree.ts";
import { joined, run, space, type Trees, words } from "./omml-runs.ts";
import { ACCENTS, GROUPING, INTEGRALS, NARY, RELATIONS } from "./operators.ts";

/** Thrown for MathML that Word's mathematics has no form for; the formula is then printed as its TeX. */
export class NoWordMath extends Error {
  override readonly name = "NoWordMath";
}

/** The content of `m:oMath` for a formula (ECMA-376 22.1), from presentation MathML. */
export function toOmml(math: MathElement): Trees {
  return row(elements(math));
}

/** What stands side by side. An operator with limits takes what follows it, up to the next relation, as its body. */
function row(items: readonly MathElement[]): Trees {
  const written: XmlTree[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined) {
      break;
    }
    const operator = naryOf(item);
    let end = at + 1;
    while (operator !== undefined && end < items.length && !isRelation(items[end])) {
      end += 1;
    }
    if (operator === undefined || end === at + 1) {
      written.push(...one(item));
    } else {
      written.push(nary(operator, row(items.slice(at + 1, end))));
      at = end - 1;
    }
  }
  return joined(written);
}

interface Nary {
  readonly sign: string;
  readonly under: MathElement | undefined;
  readonly over: MathElement | undefined;
  readonly limits: "undOvr" | "subSup";
}

function naryOf(element: MathElement): Nary | undefined {
  const parts = elements(element);
  const [base, first, second] = parts;
  if (element.name === "mrow" || element.name === "mstyle") {
    return parts.length === 1 && base !== undefined ? naryOf(base) : undefined;
  }
  const sign = base?.name === "mo" ? textOf(base) : element.name === "mo" ? textOf(element) : "";
  if (!NARY.has(sign)) {
    return undefined;
  }
  const limits = /^m(?:under|over|underover)$/.test(element.name) ? "undOvr" : "subSup";
  switch (element.name) {
    case "mo":
      return {
        sign,
        under: undefined,
        over: undefined,
        limits: INTEGRALS.has(sign) ? "subSup" : "undOvr",
      };
    case "munder":
    case "msub":
      return { sign, under: first, over: undefined, limits };
    case "mover":
    case "msup":
      return { sign, under: undefined, over: first, limits };
    case "munderover":
    case "msubsup":
      return { sign, under: first, over: second, limits };
    default:
      return undefined;
  }
}

function nary({ sign, under, over, limits }: Nary, body: Trees): XmlTree {
  const hidden = (name: string, part: MathElement | undefined) =>
    part === undefined ? [tree(name, { "m:val": 1 })] : [];
  return tree(
    "m:nary",
    {},
    tree(
      "m:naryPr",
      {},
      tree("m:chr", { "m:val": sign }),
      tree("m:limLoc", { "m:val": limits }),
      ...hidden("m:subHide", under),
      ...hidden("m:supHide", over),
    ),
    slot("m:sub", under),
    slot("m:sup", over),
    tree("m:e", {}, ...body),
  );
}

const isRelation = (element: MathElement | undefined): boolean =>
  element !== undefined && element.name === "mo" && RELATIONS.has(textOf(element));

function one(element: MathElement): Trees {
  const parts = elements(element);
  const [base, first, second] = parts;
  switch (element.name) {
    case "mi":
    case "mn":
    case "mo":
      return run(textOf(element), element.name === "mi" && [...textOf(element)].length > 1);
    case "mtext":
      return words(textOf(element));
    case "mspace":
      return run(space(element.attributes.get("width") ?? ""), true);
    case "mrow":
    case "mstyle":
    case "mpadded":
    case "math":
      return framed(element, fenced(parts) ?? row(parts));
    case "mphantom":
      return [
        tree(
          "m:phant",
          {},
          tree("m:phantPr", {}, tree("m:show", { "m:val": 0 })),
          slot("m:e", ...parts),
        ),
      ];
    case "mfrac":
      return [fraction(element, base, first)];
    case "msqrt":
      return [
        tree(
          "m:rad",
          {},
          tree("m:radPr", {}, tree("m:degHide", { "m:val": 1 })),
          tree("m:deg"),
          slot("m:e", ...parts),
        ),
      ];
    case "mroot":
      return [tree("m:rad", {}, slot("m:deg", first), slot("m:e", base))];
    case "msub":
      return [tree("m:sSub", {}, slot("m:e", base), slot("m:sub", first))];
    case "msup":
      return [tree("m:sSup", {}, slot("m:e", base), slot("m:sup", first))];
    case "msubsup":
      return [
        tree("m:sSubSup", {}, slot("m:e", base), slot("m:sub", first), slot("m:sup", second)),
      ];
    case "munder":
      return [below(base, first)];
    case "mover":
      return [above(base, first)];
    case "munderover":
      return [tree("m:limUpp", {}, tree("m:e", {}, below(base, first)), slot("m:lim", second))];
    case "menclose":
      return [enclosed(element, parts)];
    case "mtable":
      return [table(element)];
    case "mmultiscripts":
      return [prescripts(parts)];
    default:
      throw new NoWordMath(`Word's formulas have nothing for <${element.name}>`);
  }
}

const elements = (element: MathElement): readonly MathElement[] =>
  element.children.filter((child): child is MathElement => typeof child !== "string");

const textOf = (content: MathContent): string =>
  typeof content === "string" ? content : content.children.map(textOf).join("");

/** An argument; Word needs one even where it is empty. */
function slot(name: string, ...parts: readonly (MathElement | undefined)[]): XmlTree {
  return tree(name, {}, ...row(parts.filter((part) => part !== undefined)));
}

/** Brackets that grow with what is between them; `undefined` when the row has none at its ends. */
function fenced(parts: readonly MathElement[]): Trees | undefined {
  const [opening, ...rest] = parts;
  const closing = rest.at(-1);
  const isFence = (part: MathElement | undefined, form: string) =>
    part?.name === "mo" &&
    part.attributes.get("fence") === "true" &&
    (part.attributes.get("form") ?? form) === form;
  if (!isFence(opening, "prefix") || !isFence(closing, "postfix")) {
    return undefined;
  }
  const sign = (name: string, part: MathElement | undefined) =>
    tree(name, { "m:val": part === undefined ? "" : textOf(part) });
  return [
    tree(
      "m:d",
      {},
      tree("m:dPr", {}, sign("m:begChr", opening), sign("m:endChr", closing)),
      slot("m:e", ...rest.slice(0, -1)),
    ),
  ];
}

function framed(element: MathElement, inside: Trees): Trees {
  return element.attributes.get("style")?.includes("border:") === true
    ? [tree("m:borderBox", {}, tree("m:e", {}, ...inside))]
    : inside;
}

function fraction(
  element: MathElement,
  over: MathElement | undefined,
  under: MathElement | undefined,
): XmlTree {
  const isBare = /^0/.test(element.attributes.get("linethickness") ?? "");
  return tree(
    "m:f",
    {},
    ...(isBare ? [tree("m:fPr", {}, tree("m:type", { "m:val": "noBar" }))] : []),
    slot("m:num", over),
    slot("m:den", under),
  );
}

function above(base: MathElement | undefined, mark: MathElement | undefined): XmlTree {
  const sign = mark?.name === "mo" ? textOf(mark) : "";
  const accent = ACCENTS.get(sign);
  if (accent !== undefined) {
    return tree(
      "m:acc",
      {},
      tree("m:accPr", {}, tree("m:chr", { "m:val": accent })),
      slot("m:e", base),
    );
  }
  return GROUPING.has(sign)
    ? grouped(base, sign, "top")
    : tree("m:limUpp", {}, slot("m:e", base), slot("m:lim", mark));
}

function below(base: MathElement | undefined, mark: MathElement | undefined): XmlTree {
  const sign = mark?.name === "mo" ? textOf(mark) : "";
  return GROUPING.has(sign)
    ? grouped(base, sign, "bot")
    : tree("m:limLow", {}, slot("m:e", base), slot("m:lim", mark));
}

const grouped = (base: MathElement | undefined, sign: string, side: "top" | "bot"): XmlTree =>
  tree(
    "m:groupChr",
    {},
    tree(
      "m:groupChrPr",
      {},
      tree("m:chr", { "m:val": sign }),
      tree("m:pos", { "m:val": side }),
      tree("m:vertJc", { "m:val": side === "top" ? "bot" : "top" }),
    ),
    slot("m:e", base),
  );

/** Lines over, under, around or through. */
function enclosed(element: MathElement, parts: readonly MathElement[]): XmlTree {
  const notation = element.attributes.get("notation") ?? "";
  const inside = slot("m:e", ...parts);
  if (notation === "top" || notation === "bottom") {
    const side = notation === "top" ? "top" : "bot";
    return tree("m:bar", {}, tree("m:barPr", {}, tree("m:pos", { "m:val": side })), inside);
  }
  const strikes = [
    ["horizontalstrike", "m:strikeH"],
    ["verticalstrike", "m:strikeV"],
    ["updiagonalstrike", "m:strikeBLTR"],
    ["downdiagonalstrike", "m:strikeTLBR"],
  ] as const;
  const drawn = strikes.filter(([name]) => notation.split(" ").includes(name));
  const sides = ["m:hideTop", "m:hideBot", "m:hideLeft", "m:hideRight"];
  const open = drawn.length > 0 ? sides.map((side) => tree(side, { "m:val": 1 })) : [];
  const lines = drawn.map(([, name]) => tree(name, { "m:val": 1 }));
  const properties = [...open, ...lines];
  return tree(
    "m:borderBox",
    {},
    ...(properties.length === 0 ? [] : [tree("m:borderBoxPr", {}, ...properties)]),
    inside,
  );
}

/** A matrix, or lines that stand under each other by their relations. */
function table(element: MathElement): XmlTree {
  const rows = elements(element).map((line) => elements(line));
  const isAligned = element.attributes.get("class")?.includes("tml-jot") === true;
  if (isAligned) {
    // `&` marks where the lines meet (ECMA-376 22.1.2.34): before each second cell.
    const lines = rows.map((cells) =>
      cells.flatMap((cell, index) => [
        ...(index % 2 === 1 ? run("&", false) : []),
        ...row(elements(cell)),
      ]),
    );
    return tree("m:eqArr", {}, ...lines.map((line) => tree("m:e", {}, ...joined(line))));
  }
  const columns = Math.max(1, ...rows.map((cells) => cells.length));
  const side = (index: number): string => {
    const known = rows[0]?.[index]?.attributes.get("class") ?? "";
    return known.includes("tml-left") ? "left" : known.includes("tml-right") ? "right" : "center";
  };
  return tree(
    "m:m",
    {},
    tree(
      "m:mPr",
      {},
      tree(
        "m:mcs",
        {},
        ...Array.from({ length: columns }, (_, index) =>
          tree(
            "m:mc",
            {},
            tree(
              "m:mcPr",
              {},
              tree("m:count", { "m:val": 1 }),
              tree("m:mcJc", { "m:val": side(index) }),
            ),
          ),
        ),
      ),
    ),
    ...rows.map((cells) =>
      tree(
        "m:mr",
        {},
        ...Array.from({ length: columns }, (_, index) => {
          const cell = cells[index];
          return slot("m:e", ...(cell === undefined ? [] : elements(cell)));
        }),
      ),
    ),
  );
}

function prescripts(parts: readonly MathElement[]): XmlTree {
  const at = parts.findIndex((part) => part.name === "mprescripts");
  if (at !== 1 || parts.length !== 4) {
    throw new NoWordMath("Word's formulas have one index before a sign, below and above");
  }
  return tree(
    "m:sPre",
    {},
    slot("m:sub", parts[2]),
    slot("m:sup", parts[3]),
    slot("m:e", parts[0]),
  );
}
