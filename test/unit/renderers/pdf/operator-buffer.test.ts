import { expect, test } from "vitest";
import { formatNumber } from "../../../../src/renderers/pdf/document/pdf-object.ts";
import { OperatorBuffer } from "../../../../src/renderers/pdf/page/operator-buffer.ts";

const written = (write: (operators: OperatorBuffer) => void): string => {
  const operators = new OperatorBuffer();
  write(operators);
  return Buffer.from(operators.finish()).toString("latin1");
};

test("a number is written by its digits as it is written whole", () => {
  const values = [-0.0004, -0.25, 0.0005, 10, 99.9996, 100.05, -1200.0704, 2_147_483.6, 3e6, -4e9];
  for (let at = 0; at < 3000; at += 1) {
    values.push((at - 1500) * 0.137, at / 1000);
  }
  for (const decimals of [2, 3, 4, 6, 7]) {
    const all = values.map((value) => formatNumber(value, decimals)).join(" ");
    const byDigits = written((operators) => {
      for (const [at, value] of values.entries()) {
        operators.text(at === 0 ? "" : " ");
        operators.number(value, decimals);
      }
    });
    expect(byDigits).toBe(all);
  }
});

test("codes are written with four digits each, as many as there are", () => {
  const cids = Array.from({ length: 20_000 }, (_, at) => (at * 7) % 0x10000);
  const hex = cids.map((cid) => cid.toString(16).padStart(4, "0"));
  expect(written((operators) => operators.codes(cids, 0, cids.length))).toBe(`<${hex.join("")}>`);
  expect(written((operators) => operators.codes(cids, 9, 11))).toBe(`<${hex[9]}${hex[10]}>`);
});
