import { ImportedXmlComponent, type ITableOptions, Table, XmlComponent } from "docx";
import { valued, WORD_NAMESPACE } from "./xml.ts";

/** A table with the title and description that are read aloud (ECMA-376 17.4.62, 17.4.63), which docx has no option for. */
export class DescribedTable extends Table {
  constructor(
    options: ITableOptions,
    description: { readonly title: string; readonly text: string } | undefined,
  ) {
    super(options);
    const properties: unknown = this.root[0];
    if (description !== undefined && properties instanceof XmlComponent) {
      for (const [name, value] of [
        ["w:tblCaption", description.title],
        ["w:tblDescription", description.text],
      ] as const) {
        if (value !== "") {
          const written = valued(name, value).replace(name, `${name} ${WORD_NAMESPACE}`);
          properties.addChildElement(ImportedXmlComponent.fromXmlString(written));
        }
      }
    }
  }
}
