import { expect, test } from "vitest";
import { createCollector } from "../../../src/diagnostics/index.ts";
import { createSourceText } from "../../../src/readers/source-text.ts";
import {
  attributeOf,
  createXmlScan,
  elementOf,
  elementsOf,
  parseXml,
  readXml,
  textOf,
  type XmlElement,
  XmlFault,
  type XmlNode,
} from "../../../src/readers/xml/index.ts";

const SAMPLE = `<?xml version="1.0"?>
<!-- تعليق --><!DOCTYPE a SYSTEM "a.dtd">
<a xmlns:x="urn:x"><b x:c="1">نص &amp; &#1571; &nbsp;</b><![CDATA[<p>خبر</p>]]><d/>ذيل<e>\u{1f600}</e></a>
`;

/** Every node of a tree, itself first. */
const all = (node: XmlNode): readonly XmlNode[] => [
  node,
  ...(node.type === "element" ? node.children.flatMap(all) : []),
];

test("every node knows where it stands", () => {
  const nodes = all(parseXml(SAMPLE)).map(({ start, end }) => SAMPLE.slice(start, end));
  expect(nodes).toEqual([
    SAMPLE.slice(SAMPLE.indexOf("<a "), SAMPLE.length - 1),
    '<b x:c="1">نص &amp; &#1571; &nbsp;</b>',
    "نص &amp; &#1571; &nbsp;",
    "<p>خبر</p>",
    "<d/>",
    "ذيل",
    "<e>\u{1f600}</e>",
    "\u{1f600}",
  ]);
});

test("names, namespaces and characters are resolved", () => {
  const root = parseXml(SAMPLE);
  const [first] = elementsOf(root, "b");
  expect(first === undefined ? "" : textOf(first)).toBe("نص & أ \u00a0");
  expect(first).toBe(elementOf(root, "b"));
  expect(first && attributeOf(first, "c", "urn:x")).toBe("1");
  expect(() => parseXml("<a>")).toThrow(XmlFault);
});

test("parts of any size give the same as the whole", () => {
  const eventsOf = (size: number): readonly unknown[] => {
    const events: unknown[] = [];
    const scan = createXmlScan({
      open: ({ name, start }) => events.push(["open", name, start]),
      close: (name, end) => events.push(["close", name, end]),
      text: (...text) => events.push(["text", ...text]),
    });
    for (let at = 0; at < SAMPLE.length; at += size) {
      scan.write(SAMPLE.slice(at, at + size));
    }
    scan.end();
    return events;
  };
  const whole = eventsOf(SAMPLE.length);
  expect(whole.length).toBe(12);
  for (const size of [1, 2, 3, 7, 50]) {
    expect(eventsOf(size)).toEqual(whole);
  }
});

const LAUGHS = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>`;

test.each([
  ["entities that unfold", LAUGHS, "input/syntax", "declares entities", 1],
  [
    "an entity that names a file",
    `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
    "input/syntax",
    "declares entities",
    1,
  ],
  ["an entity nobody declared", "<a>\n&x;</a>", "input/syntax", "undefined entity", 2],
  ["a text cut short", "<a>\n<b>نص", "input/damaged", "unclosed tag: b", 2],
  ["a tag cut short", "<a>\n<b att", "input/damaged", "before it is complete", 2],
  ["tags crossed", "<a>\n<b></a></b>", "input/syntax", "not well-formed", 2],
  ["no XML", "not at all", "input/syntax", "not well-formed", 1],
  ["nothing", "", "input/syntax", "must contain a root element", 1],
  ["nesting without bottom", "<a>".repeat(10_000), "input/too-large", "nested more than 256", 1],
])("%s: one error with its place", (_, text, code, message, line) => {
  const { report, diagnostics } = createCollector();
  expect(readXml(createSourceText("a.xml", text), report)).toBeUndefined();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ code, span: { source: "a.xml", start: { line } } });
  expect(diagnostics[0]?.message).toContain(message);
});

test("names of prototypes are names", () => {
  const root: XmlElement = parseXml(
    `<__proto__ constructor="1" __proto__="2"><toString/></__proto__>`,
  );
  expect([root.name, attributeOf(root, "constructor"), attributeOf(root, "__proto__")]).toEqual([
    "__proto__",
    "1",
    "2",
  ]);
  expect(({} as Record<string, unknown>)["constructor"]).toBe(Object);
});

test("control characters of an export are spaces", () => {
  expect(textOf(parseXml("<a>أ\u0008ب\u000bج</a>"))).toBe("أ ب ج");
});
