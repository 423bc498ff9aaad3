import type { Points } from "../units/index.ts";
import type { PageSetup, Template } from "./template.ts";
import type { TemplateFault } from "./template-faults.ts";

/** Measures of a page that leave no room for its text, or put a head or folio outside of it. */
export function pageFaults({
  page,
  nameplate,
}: Pick<Template, "page" | "nameplate">): readonly TemplateFault[] {
  const { size, margins, columns, trim, runningHead } = page;
  const negative = [
    ...Object.entries(margins).map(([side, value]) => ({ value, path: ["margins", side] })),
    { value: columns.gap, path: ["columns", "gap"] },
    { value: trim.bleed, path: ["trim", "bleed"] },
    { value: runningHead.headDistance, path: ["runningHead", "headDistance"] },
    { value: runningHead.footDistance, path: ["runningHead", "footDistance"] },
  ].filter(({ value }) => value < 0);
  if (negative.length > 0) {
    return negative.map(({ path }) => fault(path, "cannot be less than nothing"));
  }
  const width = size.width - margins.inner - margins.outer;
  const height = size.height - margins.top - margins.bottom;
  if (width <= 0 || height <= 0) {
    const [leave, of] =
      width <= 0
        ? [`inner and outer take ${points(size.width - width)}`, points(size.width)]
        : [`top and bottom take ${points(size.height - height)}`, points(size.height)];
    return [fault(["margins"], "leave no room on the page", `${leave} of ${of}`)];
  }
  const gaps = (columns.count - 1) * columns.gap;
  if (gaps >= width) {
    const hint = `between the margins are ${points(width)}`;
    return [fault(["columns", "gap"], "leaves no room for columns", hint)];
  }
  return [
    ...(showsHead(page) && runningHead.headDistance >= margins.top
      ? [outside("headDistance", "head", margins.top)]
      : []),
    ...(showsFoot(page, nameplate !== null) && runningHead.footDistance >= margins.bottom
      ? [outside("footDistance", "folio", margins.bottom)]
      : []),
  ];
}

const showsHead = ({ runningHead: { head, versoHead, folio } }: PageSetup): boolean =>
  head !== "none" || (versoHead ?? "none") !== "none" || folio === "head-outer";

/** A folio of the head stands at the foot of pages that open without one. */
const showsFoot = (
  { runningHead: { folio, onFirstPage } }: PageSetup,
  hasNameplate: boolean,
): boolean =>
  folio.startsWith("foot") || (folio === "head-outer" && (!onFirstPage || hasNameplate));

const outside = (field: string, what: string, margin: Points): TemplateFault =>
  fault(
    ["runningHead", field],
    `puts the ${what} outside the page`,
    `it is counted from the text, and the margin has ${points(margin)}`,
  );

const fault = (path: readonly string[], message: string, hint?: string): TemplateFault => ({
  message: `page.${path.join(".")} ${message}`,
  path: ["page", ...path],
  hint,
});

const points = (length: Points): string => `${Math.round(length * 10) / 10} pt`;
