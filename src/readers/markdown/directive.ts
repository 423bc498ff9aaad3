import type { Paragraph as ParagraphNode, PhrasingContent, RootContent } from "mdast";
import type { Block, Inline } from "../../model/index.ts";
import {
  type ContainerDirective,
  type Context,
  inside,
  type LeafDirective,
  spanOf,
  typed,
  unsupported,
} from "./context.ts";
import { type Attributes, attributesOf } from "./directive-attributes.ts";

/** A directive that stands by itself, its label apart from its content. */
export interface Directive {
  readonly node: ContainerDirective | LeafDirective;
  readonly label: readonly Inline[] | undefined;
  readonly content: readonly RootContent[];
  readonly attributes: Attributes;
  readonly context: Context;
}

/** Parts a directive; `context` is the one inside it. */
export function readDirective(
  node: ContainerDirective | LeafDirective,
  outer: Context,
  context: Context,
): Directive {
  const attributes = attributesOf(node, outer);
  if (node.type === "leafDirective") {
    return { node, label: labelOf(node.children, context), content: [], attributes, context };
  }
  const [first, ...rest] = node.children;
  const hasLabel = first?.type === "paragraph" && first.data?.directiveLabel === true;
  return {
    node,
    label: hasLabel ? labelOf(first.children, context) : undefined,
    content: hasLabel ? rest : node.children,
    attributes,
    context,
  };
}

const labelOf = (nodes: readonly PhrasingContent[], context: Context) =>
  nodes.length === 0 ? undefined : context.toInlines(nodes, context);

/** The words of a directive that cannot be made: its label and content, or else what was typed. */
export function keepText({ node, label, content, context }: Directive): readonly Block[] {
  const span = spanOf(node, context);
  const words: readonly Inline[] =
    label ?? (content.length === 0 ? [{ type: "text", value: typed(node, context), span }] : []);
  return [
    ...(words.length === 0 ? [] : [{ type: "paragraph", children: words, span } as const]),
    ...context.toBlocks(content, context),
  ];
}

/** `label` where there is one, else the attribute. */
export const named = ({ label, attributes }: Directive, ...names: readonly string[]) => {
  const value = attributes.line(...names);
  return label ?? value;
};

/** A property where there is a value, for an optional field of the model. */
export const given = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  // The cast is the computed key: TypeScript widens it to an index signature.
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

/** The paragraphs of a directive as the lines of one, and what else stood among them. */
export function oneParagraph(directive: Directive): {
  readonly children: readonly Inline[];
  readonly rest: readonly Block[];
} {
  const { content, context } = directive;
  const isText = (node: RootContent): node is ParagraphNode => node.type === "paragraph";
  const children = content.filter(isText).flatMap((node, at): readonly Inline[] => {
    const words = context.toInlines(node.children, inside(node, context));
    return at === 0 ? words : [{ type: "lineBreak", span: spanOf(node, context) }, ...words];
  });
  const others = content.filter((node) => !isText(node));
  if (others[0] !== undefined) {
    unsupported(`"${directive.node.name}" holds plain paragraphs only`, others[0], context, [
      "what else stands in it is put after it",
    ]);
  }
  return { children, rest: context.toBlocks(others, context) };
}

/** `numbered` or `unnumbered`, where one of the two is given. */
export function numbered(attributes: Attributes): { readonly numbered?: boolean } {
  const [wanted, refused] = [attributes.flag("numbered"), attributes.flag("unnumbered")];
  return wanted || refused ? { numbered: wanted } : {};
}
