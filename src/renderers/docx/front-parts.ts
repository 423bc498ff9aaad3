import type { FrontPart, FrontRole } from "../../model/index.ts";
import { paragraph } from "./paragraph.ts";
import { markHeadline } from "./running-head.ts";
import type { BlockChild, Flow, Session } from "./session.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";

export interface FrontLook {
  /** The style of the title. */
  readonly titleRole: "title" | "articleTitle";
  /** Whether the first line stands as far down its page as the template has articles begin. */
  readonly opens: boolean;
}

/** The lines and blocks around the body of an article. */
export function renderFrontParts(
  parts: readonly FrontPart[],
  { titleRole, opens }: FrontLook,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const sinks = opens && session.input.template.opening.sink > 0;
  return parts.flatMap((part, index) =>
    renderPart(part, { titleRole, opens: sinks && index === 0 }, flow, session),
  );
}

interface PartLook {
  readonly titleRole: ParagraphRole;
  readonly opens: boolean;
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
  { titleRole, opens }: PartLook,
  flow: Flow,
  session: Session,
): BlockChild {
  if (role === "title") {
    markHeadline(flow.article, session);
  }
  return paragraph(content, flow, session, {
    role: role === "title" ? titleRole : role,
    opens: opens ? "article" : undefined,
  });
}
