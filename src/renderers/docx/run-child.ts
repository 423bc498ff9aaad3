import type { ParagraphChild, XmlComponent } from "docx";

/** What stands in a paragraph: runs, links, bookmarks, pictures. */
export type RunChild = XmlComponent;

/** docx writes any component in a paragraph, but lists only some in its type. */
export const asParagraphChildren = (children: readonly RunChild[]): readonly ParagraphChild[] =>
  children as readonly ParagraphChild[];
