import type { Page } from "../../../layout/index.ts";
import { popplerClassOf } from "./engines/character-class.ts";
import type { PageDirection } from "./text-layer.ts";

/** poppler reads a page in the direction of most of its letters, numbers and marks left out. */
export function pageDirection(page: Page): PageDirection {
  let balance = 0;
  for (const item of page.items) {
    if (item.type === "text") {
      for (const character of item.text) {
        const kind = popplerClassOf(character);
        balance += kind === "right" ? -1 : kind === "left" ? 1 : 0;
      }
    }
  }
  return balance >= 0 ? "ltr" : "rtl";
}
