import { ImportedXmlComponent, type XmlComponent } from "docx";
import { element, escapeXml, WORD_NAMESPACE } from "./xml.ts";

/** What stands before and after the result of a field (ECMA-376 17.16.18). */
export function fieldParts(
  instruction: string,
  rightToLeft: boolean,
): readonly [before: readonly XmlComponent[], after: readonly XmlComponent[]] {
  const mark = (type: string) =>
    fieldRun(element("w:fldChar", { "w:fldCharType": type }), rightToLeft);
  return [
    [
      mark("begin"),
      fieldRun(
        `<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`,
        rightToLeft,
      ),
      mark("separate"),
    ],
    [mark("end")],
  ];
}

/** A field with the result that shows until somebody updates it: a viewer that computes no fields would show nothing. */
export function fieldRuns(
  instruction: string,
  result: string,
  rightToLeft: boolean,
): readonly XmlComponent[] {
  const [before, after] = fieldParts(instruction, rightToLeft);
  const shown = fieldRun(`<w:t xml:space="preserve">${escapeXml(result)}</w:t>`, rightToLeft);
  return [...before, shown, ...after];
}

function fieldRun(content: string, rightToLeft: boolean): XmlComponent {
  const properties = rightToLeft ? element("w:rPr", {}, element("w:rtl")) : "";
  return ImportedXmlComponent.fromXmlString(`<w:r ${WORD_NAMESPACE}>${properties}${content}</w:r>`);
}
