import type { MmlFactory } from "mathjax-full/js/core/MmlTree/MmlFactory.js";
import { AbstractMmlNode, type MmlNode, TEXCLASS } from "mathjax-full/js/core/MmlTree/MmlNode.js";

/** As `aligned` of AMS sets them: what stands before the first relation to the right, the rest to the left. */
const ALIGNED = {
  displaystyle: true,
  columnalign: "right left",
  columnspacing: "0em",
  rowspacing: "3pt",
};

/**
 * Sets a formula of several relations in lines, each beginning with one, the relations below each other. False, and the
 * tree untouched, where fewer than two stand at its top level.
 */
export function partAtRelations(root: MmlNode, factory: MmlFactory): boolean {
  const row = outermostRow(root);
  const parts = row === undefined ? [] : partsOf(row);
  const starts = parts.flatMap((part, at) =>
    at > 0 && isRelation(part) && !isRelation(parts[at - 1]) ? [at] : [],
  );
  const [first] = starts;
  if (row === undefined || first === undefined || starts.length < 2) {
    return false;
  }
  const lines = starts.map((start, at) => {
    // An empty letter before the relation, for the space that it has after a left side.
    const right = [factory.create("mi"), ...parts.slice(start, starts[at + 1])];
    const cells = [at === 0 ? parts.slice(0, first) : [], right];
    return factory.create(
      "mtr",
      {},
      cells.map((cell) => factory.create("mtd", {}, cell)),
    );
  });
  row.setChildren([factory.create("mtable", ALIGNED, lines)]);
  root.setInheritedAttributes({}, true, 0, false);
  // Nothing stands before it: a space has no class.
  root.setTeXclass(factory.create("mspace"));
  return true;
}

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

const isRelation = (node: MmlNode | undefined): boolean =>
  node?.isKind("mo") === true && node.texClass === TEXCLASS.REL;
