import type { PdfDictionary, PdfValue } from "../document/pdf-object.ts";
import { textString } from "../document/pdf-object.ts";

/**
 * The page label tree (ISO 32000-1 12.4.2). Labels that count up in Western digits become one range; PDF has no style for
 * other digits, so each of those is written out as a prefix without a number.
 */
export function pageLabels(labels: readonly string[]): PdfDictionary {
  const ranges: PdfValue[] = [];
  let expected: string | undefined;
  for (const [at, label] of labels.entries()) {
    const isNumber = /^[1-9][0-9]{0,8}$/.test(label);
    if (!isNumber) {
      ranges.push(at, label === "" ? {} : { P: textString(label) });
      expected = undefined;
      continue;
    }
    const number = Number.parseInt(label, 10);
    if (label !== expected) {
      ranges.push(at, number === 1 ? { S: "D" } : { S: "D", St: number });
    }
    expected = String(number + 1);
  }
  return { Nums: ranges };
}
