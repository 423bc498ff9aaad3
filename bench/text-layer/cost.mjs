import { execFileSync } from "node:child_process";
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";
import { bookPublication, makeBook } from "../book.mjs";
import { chooseStory, plainParagraphs } from "../texts.mjs";

// What the text layer and the tags of a book's PDF cost, against its layout: cost.mjs [CHAPTERS]
// One CPU profile of one conversion in a cold process; a sample belongs to the innermost room on its stack that is named
// here, and what no room is on, such as garbage collection, is told apart.
const ROOMS = [
  { name: "text layer", file: "renderers/pdf/text-layer/" },
  { name: "tags", file: "renderers/pdf/structure/" },
  { name: "fonts", file: "renderers/pdf/font/" },
  { name: "pages and painting", file: "renderers/pdf/" },
  { name: "layout", file: "/layout/" },
];

const root = new URL("../..", import.meta.url).pathname.replace(/\/$/, "");
const [, , chapters = "32"] = process.argv;
const story = chooseStory(root);
const sources = [
  story.paragraphs,
  ...["news-ar", "feature-ar", "interview-ar"].map((name) =>
    plainParagraphs(`${root}/examples/${name}.md`),
  ),
];
const book = bookPublication(makeBook(sources, Number(chapters)));
// The rooms are told by the files that the code lies in: dist has them joined.
execFileSync("npx", ["tsc", "-p", "tsconfig.build.json", "--outDir", "build"], { cwd: root });
const built = (path) => import(new URL(`../../build/${path}.js`, import.meta.url));
const { engineFlags } = await built("cli/engine-flags");
// As the command does.
for (const flag of engineFlags(process.versions.v8)) {
  setFlagsFromString(flag);
}
const { convert, readJson } = await built("index");

const input = await readJson(JSON.stringify(book));

const session = new Session();
session.connect();
await session.post("Profiler.enable");
await session.post("Profiler.start");
const { pages } = await convert(input, { to: ["pdf"], now: new Date(0) });
const { profile } = await session.post("Profiler.stop");

const parents = new Map();
const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
for (const { id, children = [] } of profile.nodes) {
  for (const child of children) {
    parents.set(child, id);
  }
}
const roomOf = (id) => {
  for (let at = id; at !== undefined; at = parents.get(at)) {
    const url = nodes.get(at)?.callFrame.url ?? "";
    const room = url.includes("node_modules")
      ? undefined
      : ROOMS.find(({ file }) => url.includes(file));
    if (room !== undefined) {
      return room.name;
    }
  }
  const name = nodes.get(id)?.callFrame.functionName;
  return name === "(garbage collector)" ? "garbage" : name === "(idle)" ? "idle" : "all else";
};
const times = new Map();
for (const [at, id] of profile.samples.entries()) {
  const room = roomOf(id);
  times.set(room, (times.get(room) ?? 0) + profile.timeDeltas[at] / 1000);
}
for (const [room, time] of [...times].sort(([, one], [, other]) => other - one)) {
  console.log(`${room.padEnd(20)} ${time.toFixed(0).padStart(6)} ms`);
}
const cost = (times.get("text layer") ?? 0) + (times.get("tags") ?? 0);
const share = (100 * cost) / (times.get("layout") ?? 1);
console.log(`${pages} pages; text layer and tags take ${share.toFixed(0)} % of the time of layout`);
