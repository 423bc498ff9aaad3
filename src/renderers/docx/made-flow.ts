import type { PreparedArticle } from "../../model/index.ts";
import type { Flow, Session } from "./session.ts";
import { textWidth } from "./styles/role-look.ts";

/** What pages that warraq makes are written in: the language of the publication, the width of a page. */
export function madeFlow(
  article: PreparedArticle,
  session: Session,
  role: Flow["role"] = "body",
): Flow {
  const { publication, direction } = session.input.publication;
  return {
    article,
    direction,
    language: publication.language,
    role,
    depth: 0,
    width: textWidth(session.input.template),
    inCell: false,
  };
}
