import type { DocumentMetadata, StructureElement } from "../../../layout/index.ts";
import type { Rect } from "../../../units/index.ts";
import type { PdfDocument, PdfPage } from "../document/open-document.ts";
import {
  nameTree,
  type PdfDictionary,
  type PdfRef,
  type PdfValue,
} from "../document/pdf-object.ts";
import { attributesOf, placementOf } from "./attributes.ts";
import { headingRoles } from "./heading-levels.ts";
import { type Kid, orderKids } from "./order-kids.ts";
import { tableHeaders } from "./table-headers.ts";

/** The logical structure (ISO 32000-1 14.7) while the pages are painted: it learns what content belongs to whom. */
export interface StructureTree {
  /** Begins a page; content is numbered from 0 on each. */
  readonly beginPage: (page: PdfPage) => void;
  /** A number for content of `element` on the current page, in reading order; `box` is where a figure stands. */
  readonly addContent: (element: StructureElement, box?: PdfBox) => number;
  /** Makes an annotation part of `element`; gives the key that the annotation has to carry as `StructParent`. */
  readonly addAnnotation: (element: StructureElement, annotation: PdfRef) => number;
  /** Writes the tree under `root`, which holds every element that was met. */
  readonly finish: (root: StructureElement, direction: DocumentMetadata["direction"]) => void;
}

/** Left, bottom, right and top, in points from the lower left corner of the page. */
export type PdfBox = readonly [number, number, number, number];

/** What stands under an element beside its child elements: numbered content, or an annotation. */
interface Content {
  /** Position in the order in which everything was met. */
  readonly order: number;
  readonly page: PdfRef;
  readonly kid: { readonly mcid: number } | { readonly annotation: PdfRef };
}

/** What is known of an element that was met on a page. */
interface Node {
  readonly ref: PdfRef;
  readonly contents: Content[];
  /** The smallest `order` at which the element itself was met. */
  firstMet: number;
  box: PdfBox | undefined;
}

export function createStructureTree(document: PdfDocument): StructureTree {
  const nodes = new Map<StructureElement, Node>();
  const nodeOf = (element: StructureElement): Node => {
    let node = nodes.get(element);
    if (node === undefined) {
      node = {
        ref: document.ref(),
        contents: [],
        firstMet: Number.POSITIVE_INFINITY,
        box: undefined,
      };
      nodes.set(element, node);
    }
    return node;
  };
  const parents: PdfValue[] = [];
  let met = 0;
  let current: { readonly page: PdfRef; readonly owners: PdfRef[] } | undefined;
  const note = (node: Node, kid: Content["kid"]): void => {
    if (current === undefined) {
      throw new Error("content stands before the first page");
    }
    node.contents.push({ order: met, page: current.page, kid });
    node.firstMet = Math.min(node.firstMet, met);
    met += 1;
  };
  return {
    beginPage: ({ dictionary }) => {
      const owners: PdfRef[] = [];
      current = { page: dictionary, owners };
      dictionary.data["StructParents"] = parents.push(owners) - 1;
    },
    addContent: (element, box) => {
      const node = nodeOf(element);
      const mcid = current?.owners.push(node.ref) ?? 0;
      note(node, { mcid: mcid - 1 });
      node.box ??= box;
      return mcid - 1;
    },
    addAnnotation: (element, annotation) => {
      const node = nodeOf(element);
      note(node, { annotation });
      return parents.push(node.ref) - 1;
    },
    finish: (root, direction) => {
      const treeRoot = document.ref({
        Type: "StructTreeRoot",
        K: [nodeOf(root).ref],
        ParentTree: { Nums: parents.flatMap((parent, key) => [key, parent]) },
        ParentTreeNextKey: parents.length,
      });
      // pdfkit ends the two objects of these names when the file is finished.
      document.catalogue["StructTreeRoot"] = treeRoot;
      document.catalogue["MarkInfo"] = document.ref({ Marked: true });
      demandAll(nodes.keys(), root);
      const identified = writeElements(root, treeRoot, direction, nodeOf);
      if (identified.length > 0) {
        treeRoot.data["IDTree"] = nameTree(identified);
      }
    },
  };
}

/** Content of an element that is not in the tree would be read by nobody. */
function demandAll(elements: Iterable<StructureElement>, root: StructureElement): void {
  const known = new Set<StructureElement>();
  const visit = (element: StructureElement): void => {
    known.add(element);
    element.children.forEach(visit);
  };
  visit(root);
  for (const element of elements) {
    if (!known.has(element)) {
      throw new Error(`a ${element.role} on a page is not in the structure of the document`);
    }
  }
}

/** Writes the elements below `root` and itself; gives those that have a name, with it. */
function writeElements(
  root: StructureElement,
  treeRoot: PdfRef,
  direction: DocumentMetadata["direction"],
  nodeOf: (element: StructureElement) => Node,
): readonly (readonly [string, PdfRef])[] {
  const cells = tableHeaders(root);
  const headings = headingRoles(root);
  const identified: (readonly [string, PdfRef])[] = [];
  const taken = new Set<string>();
  /** Gives the element, with the place at which it, or something in it, was first met. */
  const write = (element: StructureElement, parent: PdfRef, layout: PdfDictionary): Kid => {
    const { ref, contents, firstMet, box } = nodeOf(element);
    const id = unique(element.id ?? cells.ids.get(element), taken);
    if (id !== undefined) {
      identified.push([id, ref]);
    }
    const children = element.children.map((child) =>
      write(child, ref, placementOf(child, element)),
    );
    const page = contents[0]?.page;
    ref.data = {
      Type: "StructElem",
      S: headings.get(element) ?? element.role,
      P: parent,
      Pg: page,
      K: orderKids(
        contents.map((content) => ({ order: content.order, kid: kidOf(content, page) })),
        children,
      ),
      ...attributesOf(element, box, layout, { id, headers: cells.headers.get(element) }),
    };
    ref.end();
    return {
      order: children.reduce((first, { order }) => Math.min(first, order), firstMet),
      kid: ref,
    };
  };
  write(root, treeRoot, direction === "rtl" ? { WritingMode: "RlTb" } : {});
  return identified;
}

/** An identifier that nothing else has: two elements of one name would break the tree that finds them. */
function unique(id: string | undefined, taken: Set<string>): string | undefined {
  if (id === undefined) {
    return undefined;
  }
  let free = id;
  for (let count = 2; taken.has(free); count += 1) {
    free = `${id} ${count}`;
  }
  taken.add(free);
  return free;
}

function kidOf({ kid, page }: Content, elementPage: PdfRef | undefined): PdfValue {
  if ("annotation" in kid) {
    return { Type: "OBJR", Pg: page, Obj: kid.annotation };
  }
  return page === elementPage ? kid.mcid : { Type: "MCR", Pg: page, MCID: kid.mcid };
}

/** The rectangle of a frame in the coordinates of PDF. */
export function pdfBox(rect: Rect, pageHeight: number): PdfBox {
  return [rect.x, pageHeight - rect.y - rect.height, rect.x + rect.width, pageHeight - rect.y];
}
