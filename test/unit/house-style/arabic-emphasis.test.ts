import { describe, expect, test } from "vitest";
import { applyHouseStyle, findHouseStyle } from "../../../src/house-style/index.ts";
import { readMarkdown } from "../../../src/read.ts";

/** Paragraph by paragraph, `**strong**`, `*emphasis*`, « and “ for quotations. */
async function styled(markdown: string, setting: true | string, language = "ar") {
  const article = await readMarkdown(markdown, { language });
  const options = { level: "off", rules: { "CL-21": setting } } as const;
  const once = applyHouseStyle(article, options);
  expect(applyHouseStyle(once.input, options).input).toBe(once.input);
  expect(findHouseStyle(article, options).filter(({ rule }) => rule === "CL-21")).toEqual(
    once.edits,
  );
  const types = JSON.stringify(once.input.body).match(
    /"type":"(?:strong|emphasis|quotation)"(?:,"level":\d)?|"level":\d/g,
  );
  return (types ?? []).map((one) => one.replaceAll(/"type":|"/g, "")).join(" ");
}

describe("CL-21 emphasis of Arabic", () => {
  test.each<[string, true | string, string]>([
    ["هذا *نص مائل* هنا", true, "strong"],
    ["هذا *نص، مائل!* هنا", "strong", "strong"],
    ["هذا _كَلَامٌ_ هنا", "strong", "strong"],
    ["- بند *أول*\n- بند *ثان*", "strong", "strong strong"],
    ["هذا [*رابط*](https://example.org)", "strong", "strong"],
    ["نص[^1]\n\n[^1]: في *حاشية*", "strong", "strong"],
    ["> في *اقتباس*", "strong", "strong"],
    ["هذا *نص* هنا", "guillemets", "quotation level:1"],
    ["قال «هذا *نص* هنا»", "guillemets", "quotation level:2"],
    ["قال «هذا» ثم *نص* هنا", "guillemets", "quotation level:1"],
    // Left as they are.
    ["صحيفة *The Times* هنا", true, "emphasis"],
    ["صحيفة *Le Monde الفرنسية* هنا", "guillemets", "emphasis"],
    ["عام *1990* هنا", true, "emphasis"],
    ["هذا **قوي** هنا", "guillemets", "strong"],
    ["كلمة :span[*فارسی*]{lang=fa} هنا", true, "emphasis"],
  ])("%s, %s: %s", async (markdown, setting, types) => {
    expect(await styled(markdown, setting)).toBe(types);
  });

  test("not in Persian, Urdu and English, nor in verse", async () => {
    expect(await styled("این *متن* است", true, "fa")).toBe("emphasis");
    expect(await styled("یہ *متن* ہے", true, "ur")).toBe("emphasis");
    expect(await styled("The *كتاب* here", true, "en")).toBe("emphasis");
    expect(await styled(":::verse\nقفا *نبك* // من ذكرى\n:::", true)).toBe("emphasis");
  });

  test("at level house, not at level safe, and not where it is switched off", async () => {
    const article = await readMarkdown("هذا *نص* هنا", {});
    const rules = (level: "safe" | "house", on = true) =>
      applyHouseStyle(article, { level, rules: on ? {} : { "CL-21": false } }).edits.map(
        ({ rule, before, after }) => `${rule} ${before} ${after}`,
      );
    expect(rules("house")).toEqual(["CL-21 *نص* **نص**"]);
    expect(rules("safe")).toEqual([]);
    expect(rules("house", false)).toEqual([]);
  });
});
