import { once } from "node:events";
import { createWriteStream } from "node:fs";

const WORDS =
  "قال الوراق في القاهرة إن سوق الكتب القديمة ما زال حيا وأضاف أن الحبر والورق والتجليد صنعة تنتقل من جيل إلى جيل بين الأزقة والمكتبات".split(
    " ",
  );

/** A sentence that depends on `seed` alone. */
function sentence(seed, length) {
  const words = Array.from(
    { length },
    (_, at) => WORDS[(seed * 31 + at * 7 + ((seed * at) % 13)) % WORDS.length],
  );
  return `${words.join(" ")}.`;
}

const run = (text, format = 0) => ({
  type: "extended-text",
  version: 1,
  detail: 0,
  format,
  mode: "normal",
  style: "",
  text,
});
const element = (type, children, more = {}) => ({
  type,
  version: 1,
  direction: "rtl",
  format: "",
  indent: 0,
  ...more,
  children,
});

/** A post as the editor of Ghost 5 stores it: paragraphs, links, headings, a picture, a list and a quotation. */
function post(number) {
  const children = Array.from({ length: 6 }, (_, at) =>
    element("paragraph", [
      run(sentence(number + at, 40)),
      run(` ${sentence(number * 3 + at, 3)}`, 1),
      element("link", [run(sentence(number + at * 5, 4))], { url: `__GHOST_URL__/post-${at}/` }),
      run(` ${sentence(number * 7 + at, 30)}`),
    ]),
  );
  children.splice(
    4,
    0,
    element("extended-heading", [run(sentence(number, 4))], { tag: "h2" }),
    {
      type: "image",
      version: 1,
      src: `__GHOST_URL__/content/images/2026/05/${number}.png`,
      alt: "رفوف",
      caption: "<span>رفوف المكتبة</span>",
    },
    element("list", [element("listitem", [run(sentence(number, 6))])], {
      listType: "bullet",
      tag: "ul",
      start: 1,
    }),
    element("extended-quote", [run(sentence(number * 5, 12))]),
  );
  const id = String(number).padStart(24, "0");
  const words = children
    .flatMap(({ children: inner = [] }) => inner.map(({ text = "" }) => text))
    .join("\n\n");
  return {
    id,
    uuid: `00000000-0000-4000-8000-${id.slice(-12)}`,
    title: sentence(number, 6),
    slug: `post-${number}`,
    mobiledoc: null,
    lexical: JSON.stringify({ root: element("root", children) }),
    html: `<p>${words.replaceAll("\n\n", "</p><p>")}</p>`,
    plaintext: words,
    feature_image: null,
    type: "post",
    status: "published",
    visibility: "public",
    published_at: "2026-05-01T12:00:00.000Z",
  };
}

/** Writes an export of Ghost with `count` posts, five authors and ten tags; the same bytes each time. */
export async function writeGhostExport(path, count) {
  const file = createWriteStream(path);
  const write = async (text) => {
    if (!file.write(text)) {
      await once(file, "drain");
    }
  };
  await write('{"db":[{"meta":{"exported_on":1780000000000,"version":"5.101.0"},"data":{"posts":[');
  for (let number = 1; number <= count; number += 1) {
    await write(`${number === 1 ? "" : ","}\n${JSON.stringify(post(number))}`);
  }
  const ids = Array.from({ length: count }, (_, at) => String(at + 1).padStart(24, "0"));
  const rows = (name, list) => `,"${name}":${JSON.stringify(list)}`;
  await write("]");
  await write(
    rows(
      "posts_authors",
      ids.map((id, at) => ({ id, post_id: id, author_id: `u${at % 5}`, sort_order: 0 })),
    ),
  );
  await write(
    rows(
      "posts_tags",
      ids.map((id, at) => ({ id, post_id: id, tag_id: `t${at % 10}`, sort_order: 0 })),
    ),
  );
  const users = Array.from({ length: 5 }, (_, at) => ({ id: `u${at}`, name: sentence(at, 2) }));
  const tags = Array.from({ length: 10 }, (_, at) => ({ id: `t${at}`, name: sentence(at, 1) }));
  await write(`${rows("users", users)}${rows("tags", tags)}}}]}\n`);
  file.end();
  await once(file, "finish");
}
