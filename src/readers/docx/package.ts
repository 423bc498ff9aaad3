import { type Diagnostic, diagnostic } from "../../diagnostics/index.ts";
import { createSourceText } from "../source-text.ts";
import { XmlFault } from "../xml/index.ts";
import { attribute, childrenOf, type Element } from "./element.ts";
import { parsePart } from "./parse-part.ts";

/** A part that cannot be read, in words for its owner. */
export class PartFault extends Error {
  readonly diagnostic: Diagnostic;

  constructor(found: Diagnostic) {
    super(found.message);
    this.diagnostic = found;
  }
}

/** Where a relationship leads. */
export interface Relationship {
  /** The last step of its type: `hyperlink`, `image` … */
  readonly kind: string;
  /** The name of a part, or an address. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** The parts of one document. */
export interface Package {
  /** Name of the main part. */
  readonly main: string;
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** A part read; `undefined` where there is none. Throws `PartFault` for one that is no XML. */
  readonly part: (name: string) => Element | undefined;
  readonly relationships: (owner: string) => ReadonlyMap<string, Relationship>;
  /** The first part that another is related to by a kind. */
  readonly related: (owner: string, kind: string) => string | undefined;
  readonly allRelated: (owner: string, kind: string) => readonly string[];
}

/** `undefined` when what the bytes hold is no Word document. */
export function openPackage(
  bytes: (name: string) => Uint8Array | undefined,
  source: string,
): Package | undefined {
  const known = new Map<string, ReadonlyMap<string, Relationship>>();

  const part = (name: string): Element | undefined => {
    const data = bytes(name);
    if (data === undefined) {
      return undefined;
    }
    const xml = decode(data);
    try {
      return parsePart(xml, `${source}/${name}`);
    } catch (error) {
      if (!(error instanceof XmlFault)) {
        throw error;
      }
      const { span } = createSourceText(`${source}/${name}`, xml);
      throw new PartFault(
        diagnostic(error.code, error.message, { span: span(error.offset, error.offset) }),
      );
    }
  };

  function relationships(owner: string): ReadonlyMap<string, Relationship> {
    const found = known.get(owner) ?? readRelationships(owner);
    known.set(owner, found);
    return found;
  }

  function readRelationships(owner: string): ReadonlyMap<string, Relationship> {
    const slash = owner.lastIndexOf("/") + 1;
    const root = part(`${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`);
    const list = new Map<string, Relationship>();
    for (const element of root === undefined ? [] : childrenOf(root, "Relationship")) {
      const target = attribute(element, "Target") ?? "";
      const isExternal = attribute(element, "TargetMode") === "External";
      list.set(attribute(element, "Id") ?? "", {
        kind: (attribute(element, "Type") ?? "").replace(/^.*\//, ""),
        target: isExternal ? target : resolvePart(owner, target),
        isExternal,
      });
    }
    return list;
  }

  const allRelated = (owner: string, kind: string): readonly string[] =>
    [...relationships(owner).values()]
      .filter((one) => one.kind === kind && !one.isExternal)
      .map(({ target }) => target);

  const main = allRelated("", "officeDocument")[0];
  return main === undefined || bytes(main) === undefined
    ? undefined
    : {
        main,
        bytes,
        part,
        relationships,
        allRelated,
        related: (owner, kind) => allRelated(owner, kind)[0],
      };
}

/** The name of a part that a target names, seen from its owner; steps above the root are none (RFC 3986, 5.2.4). */
function resolvePart(owner: string, target: string): string {
  const path = target.startsWith("/")
    ? target
    : `${owner.slice(0, owner.lastIndexOf("/") + 1)}${target}`;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") {
      steps.pop();
    } else if (step !== "" && step !== ".") {
      steps.push(step);
    }
  }
  return steps.join("/");
}

/** XML may be UTF-16 too (XML 1.0, 4.3.3). */
function decode(data: Uint8Array): string {
  if (data[0] === 0xff && data[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(data);
  }
  if (data[0] === 0xfe && data[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(data);
  }
  return new TextDecoder().decode(data);
}
