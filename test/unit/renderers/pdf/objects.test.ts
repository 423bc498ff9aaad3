import { expect, test } from "vitest";
import { OrderedWrites } from "../../../../src/renderers/pdf/document/ordered-writes.ts";
import { textString } from "../../../../src/renderers/pdf/document/pdf-object.ts";
import { valueText } from "../../../../src/renderers/pdf/document/value-text.ts";

const written = (value: Parameters<typeof valueText>[0]) => valueText(value, undefined);

test("values are written as ISO 32000-1 7.3 has them", () => {
  expect(written({ Type: "Page", Gone: undefined, Parent: null })).toBe(
    "<<\n/Type /Page\n/Parent null\n>>",
  );
  expect(written([1, -0, 0.1234567, -3.5, true, undefined])).toBe("[1 0 0.123457 -3.5 true null]");
  expect(written([])).toBe("[]");
  expect(written(Uint8Array.of(0, 171))).toBe("<00ab>");
  expect(written(new Date("2026-03-14T05:06:07.8Z"))).toBe("(D:20260314050607Z)");
  expect(() => written(Number.NaN)).toThrow("NaN");
});

test("text strings are ASCII, or UTF-16 behind its mark, with what would end them escaped", () => {
  expect(written(textString("a (b) \\ c\n"))).toBe("(a \\(b\\) \\\\ c\\n)");
  // U+0628 has the byte of an opening parenthesis.
  expect(written(textString("ب"))).toBe("(\u00fe\u00ff\u0006\\()");
});

test("what is encrypted is the string, not its escapes", () => {
  const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 1);
  expect(valueText([textString(")b"), "Name"], turned)).toBe("[(\\(c) /Name]");
});

test("what is made late keeps what follows waiting, and its place", async () => {
  const writes = new OrderedWrites();
  const seen: string[] = [];
  const note = (bytes: Uint8Array) => {
    seen.push(Buffer.from(bytes).toString());
  };
  writes.add(Buffer.from("a"), note);
  expect(seen).toEqual(["a"]);
  const late = new Promise<Uint8Array>((resolve) => setImmediate(() => resolve(Buffer.from("b"))));
  writes.add(late, note);
  writes.add(Buffer.from("c"), note);
  writes.add(Promise.resolve(Buffer.from("d")), note);
  expect(seen).toEqual(["a"]);
  await writes.settle(2);
  expect(seen).toEqual(["a", "b"]);
  await writes.settle(0);
  expect(seen).toEqual(["a", "b", "c", "d"]);
});
