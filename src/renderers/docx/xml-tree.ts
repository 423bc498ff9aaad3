import { XmlComponent } from "docx";

/** An element to be written as it is: what docx has no class for. */
export interface XmlTree {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly children?: readonly (XmlTree | string)[];
}

/** Builds one element of a tree. */
export const tree = (
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly (XmlTree | string)[]
): XmlTree => ({ name, attributes, children });

/** A tree among docx's own components. Text in it may be white space alone. */
export class TreeComponent extends XmlComponent {
  constructor({ name, attributes = {}, children = [] }: XmlTree) {
    super(name);
    if (Object.keys(attributes).length > 0) {
      this.root.push({ _attr: { ...attributes } });
    }
    for (const child of children) {
      this.root.push(typeof child === "string" ? child : new TreeComponent(child));
    }
  }
}
