import fc from "fast-check";
import { expect, test } from "vitest";
import {
  container,
  element,
  withoutForbidden,
  xmlDocument,
  xmlText,
} from "../../../../src/renderers/epub/xml.ts";
import { parseXml, textOf } from "./parse-xml.ts";

test("escapes markup in text and attributes", () => {
  expect(xmlText(element("a", { title: `"<&>'` }, ["<b> & ]]>"]))).toMatchInlineSnapshot(
    `"<a title="&quot;&lt;&amp;&gt;'">&lt;b&gt; &amp; ]]&gt;</a>"`,
  );
});

test("keeps line ends that a parser would change", () => {
  expect(xmlText(element("p", { title: "a\tb\nc" }, ["a\r\nb"]))).toBe(
    '<p title="a&#9;b&#10;c">a&#13;\nb</p>',
  );
});

test("writes an empty element as a tag only where HTML knows it for empty", () => {
  expect(xmlText(container("div", {}, [element("br"), element("td")]))).toBe(
    "<div>\n<br/>\n<td></td>\n</div>",
  );
});

test.each([
  ["controls", "ا\u0000\u0001\u000b\u001fب", "اب"],
  ["halves of surrogate pairs", "ا\ud800ب\udc00", "اب"],
  ["noncharacters of the basic plane", "ا\uffff\ufffeب", "اب"],
  ["whole pairs stay", "ا😀ب", "ا😀ب"],
  ["joiners and marks of direction stay", "می‌خواهم\u200f", "می‌خواهم\u200f"],
])("%s", (_name, text, kept) => {
  expect(withoutForbidden(text)).toBe(kept);
});

test("whatever the text, a parser reads it back", () => {
  const anything = fc.string({ unit: "binary", maxLength: 40 });
  const markup = fc.string({
    unit: fc.constantFrom(..."<>&\"'/!-[]?;#x", "\u0000", "\ud83d", "\ude00", "]]>", "<!--", "ع"),
    maxLength: 30,
  });
  fc.assert(
    fc.property(fc.oneof(anything, markup), fc.oneof(anything, markup), (text, title) => {
      const parsed = parseXml(xmlDocument(element("p", { title }, [text, element("br"), text])));
      expect(textOf(parsed)).toBe(withoutForbidden(text).repeat(2));
      expect(parsed.attributes.get("title")).toBe(withoutForbidden(title));
    }),
  );
});
