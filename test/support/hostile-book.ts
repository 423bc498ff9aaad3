import { build, type Publication } from "../../src/index.ts";

/** What somebody may write who wants a reader's program to run or fetch something; each is words to us. */
export const ATTACKS: Readonly<Record<string, string>> = {
  "a script": "<script>window.hacked = 1</script>",
  "an event handler": `" onload="window.hacked = 1" onerror="window.hacked = 1`,
  "a picture that fails": "<img src=x onerror='window.hacked = 1'>",
  "an address that runs": "javascript:window.hacked=1",
  "an address that runs, disguised": "JaVa\tScRiPt&#58;window.hacked=1",
  "a file of the reader's": "file:///etc/hostname",
  "a document in an address": "data:text/html,<script>window.hacked=1</script>",
  "remote media": `<video src="http://evil.test/v.mp4" autoplay></video>`,
  "a remote style sheet": `</title><link rel="stylesheet" href="http://evil.test/x.css"/>`,
  "an entity": `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;&#x3c;b&#x3e;`,
  "an open CDATA section": "]]><script>window.hacked = 1</script><![CDATA[",
  "a processing instruction": `<?xml-stylesheet href="http://evil.test/x.xsl"?>`,
  "a comment": "--><script>window.hacked = 1</script><!--",
  EJS: "<%= global.process.exit(1) %><%- include('/etc/passwd') %>",
  "other templates": `{{constructor.constructor('return 1')()}} \${process.env.HOME} #{7*7}`,
  "a foreign namespace": `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked = 1"/>`,
  style: "</style><style>@import url(http://evil.test/a.css);</style>",
  "a path": "../../META-INF/container.xml",
};

/** A publication that says the words wherever an author may say any. */
export function hostileBook(words: string): Publication {
  const text = build.text(words);
  const article = build.article(
    [
      { type: "heading", level: 1, children: [text] },
      build.paragraph(
        text,
        build.link(words, words),
        build.link(`https://example.com/${words}`, "x"),
      ),
      build.paragraph({ type: "abbreviation", expansion: words, children: [text] }),
      build.paragraph(text, { type: "note", children: [build.paragraph(text)] }),
      { type: "code", value: words, syntax: words },
      { type: "quote", children: [build.paragraph(text)], cite: words, attribution: [text] },
      { type: "embed", url: words, fallback: [text] },
      { type: "raw", format: "epub", value: words, fallback: [build.paragraph(text)] },
      {
        type: "table",
        caption: [text],
        head: [{ cells: [{ children: [build.paragraph(text)] }] }],
        body: [{ cells: [{ children: [build.paragraph(text)] }] }],
        foot: [],
        columns: [],
        headerColumn: false,
      },
      { type: "math", tex: words },
    ],
    {
      headline: [text],
      keywords: [words],
      bylines: [{ name: words, role: "author", bio: words }],
      sources: [{ name: words, url: words }],
      canonicalUrl: "https://example.com/",
    },
  );
  return build.publication(words, [article], {
    subtitle: words,
    creators: [{ name: words, role: "author", fileAs: words }],
    publisher: words,
    description: words,
    rights: { notice: words },
    series: { title: words },
    parts: [{ title: words, subtitle: words, from: 1, to: 1 }],
    index: { keywords: true, persons: true },
    frontMatter: { titlePage: true, contents: true, colophon: true },
  });
}
