import type { FrontPart, FrontRole } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import { paragraph } from "./paragraph.ts";
import { markHeadline } from "./running-head.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";

export interface FrontLook {
  /** The style of the title. */
  readonly titleRole: "title" | "articleTitle";
  /** Room above the first line, which Word keeps at the head of a page too. */
  readonly sink?: Points;
}

/** The lines and blocks around the body of an article. */
export function renderFrontParts(
  parts: readonly FrontPart[],
  { titleRole, sink = 0 }: FrontLook,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  return parts.flatMap((part, index) => {
    const spaceBefore = index === 0 && sink > 0 ? sink : undefined;
    return renderPart(part, { titleRole, spaceBefore }, flow, session);
  });
}

interface PartLook {
  readonly titleRole: ParagraphRole;
  readonly spaceBefore: Points | undefined;
}

function renderPart(
  part: FrontPart,
  look: PartLook,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  switch (part.kind) {
    case "line":
      return [renderLine(part.role, part.content, look, flow, session)];
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
  { titleRole, spaceBefore }: PartLook,
  flow: Flow,
  session: Session,
): BlockChild {
  if (role === "title") {
    markHeadline(flow.article, session);
  }
  return paragraph(content, flow, session, {
    role: role === "title" ? titleRole : role,
    spaceBefore,
  });
}
