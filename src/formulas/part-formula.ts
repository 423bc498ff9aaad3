import type { MmlFactory } from "mathjax-full/js/core/MmlTree/MmlFactory.js";
import { AbstractMmlNode, type MmlNode, TEXCLASS } from "mathjax-full/js/core/MmlTree/MmlNode.js";

/** How finely a formula is parted. Statements, between which there is a quad, always begin a line. */
export interface Parting {
  /** Whether each relation begins a line too; those of a statement stand below each other. */
  readonly atRelations: boolean;
  /** The most letters and signs of a line, which is parted before the operators at its top level. */
  readonly longest: number;
}

/** As `aligned` of AMS sets them: what stands before the first relation to the right, the rest to the left. */
const ALIGNED = {
  displaystyle: true,
  columnalign: "right left",
  columnspacing: "0em",
  rowspacing: "3pt",
};
/** A line that goes on with an operator begins behind the relation. */
const INDENT = "2em";

/** Two cells: what stands before the relation, and what begins with it. */
interface Line {
  readonly left: readonly MmlNode[];
  readonly right: readonly MmlNode[];
  readonly goesOn: boolean;
}

/** Sets a formula in several lines. False, and the tree untouched, where that would be one line. */
export function partFormula(root: MmlNode, factory: MmlFactory, parting: Parting): boolean {
  root.setTeXclass(nothing(factory));
  const row = outermostRow(root);
  if (row === undefined) {
    return false;
  }
  const lines = linesOf(row, parting);
  if (lines.length < 2) {
    return false;
  }
  const rows = lines.map(({ left, right, goesOn }) => {
    // An empty letter before the sign, for the space that it has after what it relates or adds to.
    const before = [
      ...(goesOn ? [factory.create("mspace", { width: INDENT })] : []),
      factory.create("mi"),
    ];
    const cells = [left, [...before, ...right]];
    return factory.create(
      "mtr",
      {},
      cells.map((cell) => factory.create("mtd", {}, [...cell])),
    );
  });
  row.setChildren([factory.create("mtable", ALIGNED, rows)]);
  root.setInheritedAttributes({}, true, 0, false);
  root.setTeXclass(nothing(factory));
  return true;
}

/** Letters and signs in the longest line that has no operator to part it at, or would not be parted there. */
export function longestLine(root: MmlNode, factory: MmlFactory): number {
  root.setTeXclass(nothing(factory));
  const row = outermostRow(root);
  const whole = { atRelations: true, longest: Number.POSITIVE_INFINITY };
  return row === undefined
    ? 0
    : Math.max(0, ...linesOf(row, whole).map(({ right }) => weightOf(right)));
}

/** What stands before a formula: a space has no class. */
const nothing = (factory: MmlFactory): MmlNode => factory.create("mspace");

function linesOf(row: MmlNode, { atRelations, longest }: Parting): readonly Line[] {
  return statementsOf(partsOf(row)).flatMap((statement) => {
    const starts = outermost(statement).filter(
      (at) => at > 0 && isOf(statement[at], TEXCLASS.REL) && !isOf(statement[at - 1], TEXCLASS.REL),
    );
    const [first = 0] = starts;
    const begun = atRelations && starts.length > 0 ? starts : [first];
    return begun.flatMap((start, index) =>
      inTerms(statement.slice(start, begun[index + 1]), longest).map((right, at): Line => {
        const left = index === 0 && at === 0 ? statement.slice(0, first) : [];
        return { left, right, goesOn: at > 0 };
      }),
    );
  });
}

/** Parted at spaces of a quad and more, which are left out. */
function statementsOf(parts: readonly MmlNode[]): readonly (readonly MmlNode[])[] {
  const found: MmlNode[][] = [[]];
  const outside = new Set(outermost(parts));
  for (const [at, part] of parts.entries()) {
    if (isQuad(part) && outside.has(at)) {
      found.push([]);
    } else {
      found.at(-1)?.push(part);
    }
  }
  return found.filter((statement) => statement.length > 0);
}

/** MathJax sets it in a row of its own. */
function isQuad(node: MmlNode): boolean {
  if (node.isKind("mspace")) {
    return /^[12]em$/.test(String(node.attributes.get("width")));
  }
  const [only, ...others] = node.isToken ? [] : partsOf(node);
  return only !== undefined && others.length === 0 && isQuad(only);
}

/** Parted before operators, in lines of at most `longest` letters and signs where a term has no more. */
function inTerms(parts: readonly MmlNode[], longest: number): readonly (readonly MmlNode[])[] {
  const bounds = [
    0,
    ...outermost(parts).filter((at) => at > 0 && isOf(parts[at], TEXCLASS.BIN)),
    parts.length,
  ];
  const found: MmlNode[][] = [];
  let room = 0;
  for (const [index, from] of bounds.slice(0, -1).entries()) {
    const term = parts.slice(from, bounds[index + 1]);
    const weight = weightOf(term);
    const line = found.at(-1);
    if (line === undefined || weight > room) {
      found.push(term);
      room = longest - weight;
    } else {
      line.push(...term);
      room -= weight;
    }
  }
  return found;
}

/** Indexes of the parts that no bracket holds. */
function outermost(parts: readonly MmlNode[]): readonly number[] {
  let depth = 0;
  return parts.flatMap((part, at) => {
    depth = Math.max(0, depth - (isOf(baseOf(part), TEXCLASS.CLOSE) ? 1 : 0));
    const found = depth === 0 ? [at] : [];
    depth += isOf(part, TEXCLASS.OPEN) ? 1 : 0;
    return found;
  });
}

/** A bracket with an exponent is still a bracket. */
function baseOf(node: MmlNode): MmlNode {
  const [base] = ["msup", "msub", "msubsup"].some((kind) => node.isKind(kind)) ? partsOf(node) : [];
  return base === undefined ? node : baseOf(base);
}

const weightOf = (nodes: readonly MmlNode[]): number =>
  nodes.reduce(
    (sum, node) => sum + (node.isToken ? node.childNodes.length : weightOf(partsOf(node))),
    0,
  );

/** The row of a formula's own parts: that of the whole, or of the only line of a numbered one. */
function outermostRow(root: MmlNode): MmlNode | undefined {
  const row = inferredRow(root);
  const [table, ...others] = row === undefined ? [] : partsOf(row);
  if (table?.isKind("mtable") !== true || others.length > 0) {
    return row;
  }
  const [line, ...more] = partsOf(table);
  const [, content, ...columns] = line?.isKind("mlabeledtr") === true ? partsOf(line) : [];
  return more.length + columns.length === 0 ? inferredRow(content) : undefined;
}

function inferredRow(node: MmlNode | undefined): MmlNode | undefined {
  const [row] = node === undefined ? [] : partsOf(node);
  return row?.isInferred === true ? row : undefined;
}

const partsOf = (node: MmlNode): MmlNode[] =>
  node.childNodes.filter((child) => child instanceof AbstractMmlNode);

const isOf = (node: MmlNode | undefined, texClass: number): boolean =>
  node?.isKind("mo") === true && node.texClass === texClass;
