import type { Span } from "../../diagnostics/index.ts";
import {
  type Block,
  type Direction,
  type Inline,
  inlineText,
  isSafeAddress,
  languageDirection,
} from "../../model/index.ts";
import type { Atom } from "./atoms.ts";
import type { Format, Link } from "./format.ts";
import { isolatedAtoms } from "./isolated-runs.ts";
import { plainTag, primary } from "./languages.ts";
import { type Leaf, nested, type Wrap } from "./nested-inlines.ts";
import { withoutMarks } from "./quotation-marks.ts";
import { restoreInline } from "./restore-inline.ts";
import type { CharacterRole } from "./roles.ts";
import type { Reading } from "./story.ts";

/** What the inlines of one paragraph depend on. */
export interface InlineContext {
  readonly reading: Reading;
  /** Of the paragraph. */
  readonly language: string;
  readonly direction: Direction;
  readonly span: Span | undefined;
  readonly noteBlocks: (kind: "footnote" | "endnote", id: string) => readonly Block[] | undefined;
}

const RANKS: Readonly<Record<string, number>> = {
  link: 10,
  strong: 20,
  emphasis: 30,
  underline: 40,
  strike: 50,
  mark: 60,
  superscript: 70,
  subscript: 71,
  speaker: 80,
  noteReference: 90,
  code: 90,
};

/** Builds the inlines of a paragraph: formats become the fewest nodes that say the same. */
export function readInlines(atoms: readonly Atom[], context: InlineContext): readonly Inline[] {
  return nested(leavesOf(atoms, context));
}

function leavesOf(atoms: readonly Atom[], context: InlineContext): readonly Leaf[] {
  const { reading, span } = context;
  const own = reading.own.inlines;
  const whole = wholeRanges(atoms);
  const open = new Map<string, Wrap>();
  const turned: Wrap[] = [];
  const leaves: Leaf[] = [];
  const links = new Map<Link, Wrap | undefined>();
  // The runs of our own documents were cut where plain text turns; what turns otherwise is marked.
  const isolates = reading.own.isOwn
    ? new Map<number, Wrap>()
    : isolatedAtoms(atoms, context.direction);
  const located = <Node extends object>(node: Node): Node =>
    span === undefined ? node : { ...node, span };

  const linkWrap = (link: Link): Wrap | undefined => {
    if (!links.has(link)) {
      links.set(link, wrapOfLink(link, context));
    }
    return links.get(link);
  };

  function wrapsOf(format: Format, at: number): readonly Wrap[] {
    const said = new Set([...open.keys()].map((name) => own.get(name)?.type));
    const wraps = [...open.values(), ...turned];
    const hasReference = said.has("crossReference");
    for (const role of format.roles) {
      const type = role as string;
      if (WRAPPING.has(role) && !said.has(type)) {
        wraps.push(roleWrap(role, reading.own.enclosed));
      }
    }
    if (format.link !== undefined && !hasReference) {
      const wrap = linkWrap(format.link);
      if (wrap !== undefined) {
        wraps.push(wrap);
      }
    }
    const language = languageOf(format, context);
    if (language !== undefined && !said.has("span")) {
      wraps.push(languageWrap(language, format.rightToLeft ? "rtl" : "ltr"));
    } else if (isolates.has(at) && !said.has("isolate") && !said.has("span")) {
      const isolate = isolates.get(at);
      if (isolate !== undefined) {
        wraps.push(isolate);
      }
    }
    return wraps;
  }

  for (const [at, atom] of atoms.entries()) {
    switch (atom.kind) {
      case "start": {
        const inline = own.get(atom.name);
        if (inline !== undefined && whole.has(atom.name)) {
          open.set(atom.name, {
            key: atom.name,
            rank: annotationRank(inline.outer) + inline.order / 1e6,
            make: (children) => restoreInline(inline, children, reading),
          });
        }
        break;
      }
      case "end":
        open.delete(atom.name);
        break;
      case "turn":
        if (atom.direction === undefined) {
          turned.pop();
        } else {
          const { direction } = atom;
          turned.push({
            key: {},
            rank: 6,
            make: (children) => [{ type: "isolate", direction, children }],
          });
        }
        break;
      case "text": {
        const value = reading.own.isOwn ? atom.value.replace(BIDI_CONTROLS, "") : atom.value;
        if (value !== "") {
          const type = atom.format.roles.has("code") ? ("code" as const) : ("text" as const);
          leaves.push({ node: located({ type, value }), wraps: wrapsOf(atom.format, at) });
        }
        break;
      }
      case "break":
        leaves.push({
          node: located({ type: "lineBreak" as const }),
          wraps: wrapsOf(atom.format, at),
        });
        break;
      case "math": {
        const { tex } = atom.formula;
        leaves.push({
          node: located({ type: "inlineMath" as const, tex }),
          wraps: [...open.values()],
        });
        reading.signs.set(tex, atom.formula.signs);
        break;
      }
      case "image":
        leaves.push({
          node: located({ type: "image" as const, image: atom.image }),
          wraps: wrapsOf({ ...atom.format, roles: new Set(), language: undefined }, at),
        });
        break;
      case "note": {
        const children = context.noteBlocks(atom.note, atom.id);
        if (children !== undefined) {
          leaves.push({
            node: located({ type: "note" as const, children: withoutLead(children, atom.mark) }),
            wraps: wrapsOf({ ...atom.format, roles: new Set(), language: undefined }, at),
          });
        }
        break;
      }
      case "pageBreak":
      case "box":
        break;
    }
  }
  return leaves;
}

/** A note without the sign of its author's that opens it in the place of a number. */
function withoutLead(blocks: readonly Block[], mark: string): readonly Block[] {
  const [block, ...others] = blocks;
  if (mark === "" || block?.type !== "paragraph") {
    return blocks;
  }
  const [text, ...rest] = block.children;
  if (text?.type !== "text" || !text.value.startsWith(mark)) {
    return blocks;
  }
  const value = text.value.slice(mark.length).trimStart();
  return [{ ...block, children: value === "" ? rest : [{ ...text, value }, ...rest] }, ...others];
}

/** Marks of direction that the writer sets for viewers that know no runs. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const WRAPPING: ReadonlySet<CharacterRole> = new Set([
  "strong",
  "emphasis",
  "underline",
  "strike",
  "mark",
  "superscript",
  "subscript",
]);

type WrappingRole =
  | "strong"
  | "emphasis"
  | "underline"
  | "strike"
  | "mark"
  | "superscript"
  | "subscript";

function roleWrap(role: CharacterRole, enclosed: ReadonlySet<string>): Wrap {
  const type = role as WrappingRole;
  return {
    key: role,
    rank: RANKS[role] ?? 90,
    make: (children) => [
      {
        type,
        children: enclosed.has(type) ? (withoutMarks(children, "«", "»") ?? children) : children,
      },
    ],
  };
}

const annotationRank = (outer: readonly string[]): number =>
  outer.length === 0
    ? 5
    : 1 + Math.max(...outer.map((role) => RANKS[role.replace("Latin", "")] ?? 5));

/** Bookmarks that begin and end in the paragraph. */
function wholeRanges(atoms: readonly Atom[]): ReadonlySet<string> {
  const started = new Set<string>();
  const ended = new Set<string>();
  for (const atom of atoms) {
    if (atom.kind === "start") {
      started.add(atom.name);
    } else if (atom.kind === "end" && started.has(atom.name)) {
      ended.add(atom.name);
    }
  }
  return ended;
}

function wrapOfLink(link: Link, { reading, span }: InlineContext): Wrap | undefined {
  if (link.kind === "internal") {
    const { bookmark } = link;
    return {
      key: link,
      rank: 10,
      make: (children) => [
        { type: "crossReference", target: reading.targets.lead(bookmark), children },
      ],
    };
  }
  const { url, title } = link;
  if (!isSafeAddress(url)) {
    reading.losses.lost("a link leads to what no document should open; its words are kept", span);
    return undefined;
  }
  return {
    key: link,
    rank: 10,
    make: (children) => [
      { type: "link", url, ...(title === undefined ? {} : { title }), children },
    ],
  };
}

/** A language that a run says and its paragraph has not; what has no letters is of no language. */
function languageOf(format: Format, { language }: InlineContext): string | undefined {
  const said = format.language;
  if (said === undefined || primary(said) === primary(language)) {
    return undefined;
  }
  return (languageDirection(said) === "rtl") === format.rightToLeft ? plainTag(said) : undefined;
}

const languageWrap = (language: string, direction: Direction): Wrap => ({
  key: `language ${language}`,
  rank: 7,
  make: (children) =>
    /\p{L}/u.test(inlineText(children))
      ? [
          {
            type: "span",
            language,
            ...(languageDirection(language) === direction ? {} : { direction }),
            children,
          },
        ]
      : children,
});
