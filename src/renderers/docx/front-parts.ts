import type { FrontPart, FrontRole } from "../../model/index.ts";
import { paragraph } from "./paragraph.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";

/** The lines and blocks around the body of an article. `titleRole` is the style of its title. */
export function renderFrontParts(
  parts: readonly FrontPart[],
  titleRole: "title" | "articleTitle",
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  return parts.flatMap((part) => renderPart(part, titleRole, flow, session));
}

function renderPart(
  part: FrontPart,
  titleRole: "title" | "articleTitle",
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  switch (part.kind) {
    case "line":
      return [renderLine(part.role, part.content, titleRole, flow, session)];
    case "figure":
      return session.renderBlock(part.figure, flow, session);
    case "blocks":
      return session.renderBlocks(part.blocks, { ...flow, role: part.role }, session);
    case "points": {
      const items = part.points.map((children) => ({
        children: [{ type: "paragraph" as const, children }],
      }));
      return [
        paragraph([{ type: "text", value: part.title }], flow, session, { role: "asideTitle" }),
        ...session.renderBlock({ type: "list", style: "bullet", items }, flow, session),
      ];
    }
  }
}

function renderLine(
  role: FrontRole,
  content: Extract<FrontPart, { kind: "line" }>["content"],
  titleRole: ParagraphRole,
  flow: Flow,
  session: Session,
): BlockChild {
  return paragraph(content, flow, session, { role: role === "title" ? titleRole : role });
}
