import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import { createMemoryHost } from "../../../src/host/index.ts";
import { loadImages } from "../../../src/media/index.ts";
import { layOut } from "../../support/lay-out.ts";

const drawing = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">
    <defs><filter id="f"><feGaussianBlur stdDeviation="2"/></filter></defs>${content}</svg>`;
const BLURRED = '<rect width="60" height="30" filter="url(#f)"/>';

async function placed(content: string, rasters: boolean) {
  const diagnostics: Diagnostic[] = [];
  const host = createMemoryHost({ "/a/d.svg": new TextEncoder().encode(drawing(content)) });
  const images = await loadImages(
    [{ src: "d.svg" }],
    { host, folder: "/a", allowOutside: false, rasters },
    (found) => diagnostics.push(found),
  );
  const { pages } = await layOut([{ type: "figure", image: { src: "d.svg", alt: "رسم" } }], {
    images,
    diagnostics,
  });
  const item = pages[0]?.items.find(({ type }) => type === "image" || type === "drawing");
  const told = diagnostics.filter(({ code }) => code.startsWith("image"));
  return { item, told: told.map(({ message }) => message) };
}

test("a drawing with effects that are not ours is printed in pixels, and that is said", async () => {
  const { item, told } = await placed(BLURRED, true);
  expect(item).toMatchObject({ type: "image", image: { format: "png", pixelWidth: 240 } });
  expect(told).toEqual([expect.stringMatching(/d\.svg is printed in pixels, because of .*filter/)]);
});

test("without a decoder, or with words in it, it is drawn without them", async () => {
  for (const [content, rasters] of [
    [BLURRED, false],
    [`${BLURRED}<text x="70" y="30">رسم</text>`, true],
  ] as const) {
    const { item, told } = await placed(content, rasters);
    expect(item).toMatchObject({ type: "drawing" });
    expect(told).toEqual([expect.stringMatching(/d\.svg is printed without .*filter/)]);
  }
});
