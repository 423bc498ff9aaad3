import { expect, test } from "vitest";
import { safeAddress } from "../../../../src/renderers/epub/safe-address.ts";

test.each([
  ["https://example.com/page", "https://example.com/page"],
  ["HTTPS://EXAMPLE.com", "https://example.com/"],
  ["https://example.com/a b|c", "https://example.com/a%20b%7Cc"],
  ["https://example.com/100%?q=[1]", "https://example.com/100%25?q=%5B1%5D"],
  ["https://example.com/كتاب", "https://example.com/%D9%83%D8%AA%D8%A7%D8%A8"],
  ["http://[2001:db8::7a]/x", "http://[2001:db8::7a]/x"],
  ["mailto:desk@example.com", "mailto:desk@example.com"],
  ["tel:+8610", "tel:+8610"],
])("links to %s", (written, address) => {
  expect(safeAddress(written, undefined)).toBe(address);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " java\nscript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "file:///etc/passwd",
  "blob:https://example.com/1",
  "page.html",
  "../chapter-002.xhtml",
  "//example.com/x",
  "http://",
  "",
])("does not link to %j", (written) => {
  expect(safeAddress(written, undefined)).toBeUndefined();
});

test("completes a relative address where the article has an address of its own", () => {
  expect(safeAddress("../b?c#d", "https://example.com/news/a")).toBe("https://example.com/b?c#d");
  expect(safeAddress("javascript:x", "https://example.com/")).toBeUndefined();
});
