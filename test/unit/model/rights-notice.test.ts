import { expect, test } from "vitest";
import { rightsNotice } from "../../../src/model/index.ts";

test.each([
  [{ notice: "كل الحقوق محفوظة", holder: "الدار", year: 2026 }, "كل الحقوق محفوظة"],
  [{ holder: "الدار", year: 2026, licence: "CC BY 4.0" }, "© 2026 الدار – CC BY 4.0"],
  [{ holder: "الدار" }, "© الدار"],
  [{ year: 2026 }, "© 2026"],
  [{ licence: "CC BY 4.0" }, "CC BY 4.0"],
  [{ notice: "", licence: "" }, undefined],
  [{ creditLine: "تصوير: ليلى" }, undefined],
  [undefined, undefined],
])("%j is told as %s", (rights, notice) => {
  expect(rightsNotice(rights)).toBe(notice);
});
