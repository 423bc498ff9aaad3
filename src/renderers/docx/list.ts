import { diagnostic } from "../../diagnostics/index.ts";
import type { Block, List, ListItem } from "../../model/index.ts";
import type { Points } from "../../units/index.ts";
import { localised } from "./localised.ts";
import { DEEPEST_LEVEL, type Marking } from "./numbering.ts";
import { paragraph, paragraphOf } from "./paragraph.ts";
import { placeMarks } from "./place-marks.ts";
import { type BlockChild, type Flow, LEAST_WIDTH, type Session } from "./session.ts";
import type { ParagraphRole } from "./styles/paragraph-roles.ts";
import { roleLook } from "./styles/role-look.ts";

/** Roles whose paragraphs become list paragraphs; the others keep their own type and are only numbered. */
const RUNNING_TEXT: ReadonlySet<ParagraphRole> = new Set([
  "body",
  "bodyFirst",
  "question",
  "answer",
  "abstract",
]);

interface ListPlace {
  readonly level: number;
  readonly role: ParagraphRole;
  readonly isListStyle: boolean;
  /** Where markers of the outermost level stand. */
  readonly base: Points;
}

/** A list as numbered paragraphs; every list counts for itself, whatever its depth. */
export function renderList(list: List, flow: Flow, session: Session): readonly BlockChild[] {
  reportLosses(list, flow, session);
  const isListStyle = RUNNING_TEXT.has(flow.role) || flow.role === "listItem";
  const role = isListStyle ? "listItem" : flow.role;
  const place: ListPlace = {
    level: Math.min(flow.depth, DEEPEST_LEVEL),
    role,
    isListStyle,
    base: isListStyle
      ? 0
      : (roleLook(role, session.input.template, flow.direction).indentStart ?? 0),
  };
  const request = { direction: flow.direction, level: place.level, indent: place.base };
  const numbers = new Map<Marking, number>();
  const numberOf = (marking: Marking): number => {
    const known = numbers.get(marking);
    const number =
      known ?? session.numbering.add({ ...request, marking, start: firstNumber(list) });
    numbers.set(marking, number);
    return number;
  };
  return list.items.flatMap((item, index) => {
    const isLast = index === list.items.length - 1 && flow.depth === 0;
    return renderItem(item, list, numberOf(markingOf(item, list)), place, isLast, flow, session);
  });
}

/** Word counts from 0 to 32,767. */
const firstNumber = ({ start = 1 }: List): number =>
  Math.min(Math.max(0, Math.trunc(start)), 32_767);

function reportLosses(list: List, flow: Flow, session: Session): void {
  const lost = (message: string) =>
    session.context.report(diagnostic("docx/unsupported-node", message, { span: list.span }));
  if (list.style === "arabic-indic") {
    lost("Word chooses the digits of list numbers itself: ٠–٩ cannot be asked for in the file");
  }
  if (flow.depth === DEEPEST_LEVEL + 1) {
    lost("Word has nine levels of list: deeper ones stand on the ninth");
  }
}

/** A box stands for the bullet; a numbered item keeps its number. */
function markingOf(item: ListItem, list: List): Marking {
  if (item.checked === undefined || list.style !== "bullet") {
    return list.style;
  }
  return item.checked ? "task-done" : "task-open";
}

function renderItem(
  item: ListItem,
  list: List,
  number: number,
  place: ListPlace,
  isLast: boolean,
  flow: Flow,
  session: Session,
): readonly BlockChild[] {
  const numbering = { list: number, level: place.level };
  const [first, ...rest] = item.children;
  const closes = (index: number) =>
    isLast && place.isListStyle && index === rest.length ? ("list" as const) : undefined;
  const inner: Flow = {
    ...flow,
    depth: flow.depth + 1,
    width: Math.max(LEAST_WIDTH, flow.width - session.input.template.list.indent),
  };
  const marked = (block: Block | undefined): readonly BlockChild[] => {
    const extras = { role: place.role, numbering, closes: closes(0) };
    if (block?.type !== "paragraph") {
      return [
        paragraphOf([], inner, session, extras),
        ...(block === undefined ? [] : other(block, 0)),
      ];
    }
    const box =
      item.checked === undefined || list.style === "bullet" ? "" : item.checked ? "☑ " : "☐ ";
    const children =
      box === "" ? block.children : [{ type: "text", value: box } as const, ...block.children];
    placeMarks(block, flow, session);
    return [paragraph(children, localised(block, inner), session, extras)];
  };
  const other = (block: Block, index: number): readonly BlockChild[] => {
    if (block.type !== "paragraph") {
      return session.renderBlock(
        block,
        block.type === "list" ? inner : { ...inner, depth: flow.depth },
        session,
      );
    }
    placeMarks(block, flow, session);
    const own = localised(block, inner);
    return [
      place.isListStyle
        ? paragraph(block.children, own, session, {
            role: "listContinue",
            continues: place.level,
            closes: closes(index),
          })
        : paragraph(block.children, own, session, {
            role: place.role,
            indentStart: place.base + session.input.template.list.indent * (place.level + 1),
          }),
    ];
  };
  return [...marked(first), ...rest.flatMap((block, index) => other(block, index + 1))];
}
