import { expect, test } from "vitest";
import { createLayoutContext } from "../../../src/layout/layout-context.ts";
import { profileForLanguage } from "../../../src/profile/index.ts";
import { bundledFonts, newsTemplate } from "../../support/lay-out.ts";

test("publications in the same fonts share what was shaped, others do not", async () => {
  const fonts = await bundledFonts();
  const shaperIn = (catalogue: typeof fonts) =>
    createLayoutContext(
      {
        template: newsTemplate(),
        profile: profileForLanguage("ar"),
        images: new Map(),
        fonts: catalogue,
      },
      () => undefined,
    ).shaper;
  expect(shaperIn(fonts)).toBe(shaperIn(fonts));
  expect(shaperIn({ ...fonts })).not.toBe(shaperIn(fonts));
});
