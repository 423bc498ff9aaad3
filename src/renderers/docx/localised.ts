import { type Localised, languageDirection } from "../../model/index.ts";
import type { Flow } from "./session.ts";

/** The flow inside a node that may be in another language or direction. */
export function localised(node: Localised, flow: Flow): Flow {
  const language = node.language ?? flow.language;
  const direction =
    node.direction ??
    (node.language === undefined ? flow.direction : languageDirection(node.language));
  return { ...flow, language, direction };
}
