import { paragraph } from "./paragraph.ts";
import type { BlockChild, Flow, Session } from "./session.ts";

/** Lines of program text, a paragraph each, left to right whatever stands around; spaces and empty lines are kept. */
export function renderCode(
  value: string,
  role: "code" | "math",
  outer: Flow,
  session: Session,
): readonly BlockChild[] {
  const flow: Flow = { ...outer, direction: "ltr", language: "en", align: undefined };
  return value
    .replace(/\r\n?/g, "\n")
    .replace(/\n$/, "")
    .split("\n")
    .map((line) =>
      paragraph(line === "" ? [] : [{ type: "text", value: line }], flow, session, { role }),
    );
}
