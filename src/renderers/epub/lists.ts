import type { Block, List, ListItem, ListStyle } from "../../model/index.ts";
import { type Profile, profileIn } from "../../profile/index.ts";
import { localise, type Scope } from "./scope.ts";
import { container, element, type XmlElement, type XmlNode } from "./xml.ts";

type RenderFlow = (blocks: readonly Block[], scope: Scope) => readonly XmlElement[];

/** CSS counter styles that reading systems know without `@counter-style` (CSS Counter Styles 3, section 6). */
type CounterClass = "latn" | "arab" | "arabext" | "lower-roman" | "lower-alpha";

/**
 * A list. Where CSS has a counter for it, the reading system counts; Arabic letters, which few of them can count in,
 * and the boxes of tasks are written into the items.
 */
export function renderList(
  list: List,
  id: string | undefined,
  outer: Scope,
  flow: RenderFlow,
): XmlElement {
  const { scope, attributes } = localise(outer, list);
  const { style, start, items } = list;
  const profile = profileIn(scope.language, scope.chapter.profile);
  const counter = style === "bullet" ? undefined : counterClass(style, profile);
  const written =
    style === "abjad" || style === "hijai"
      ? (index: number) => profile.listMarker(style, (start ?? 1) + index)
      : () => undefined;
  const children = items.map((item, index) => listItem(item, written(index), scope, flow));
  return container(
    style === "bullet" ? "ul" : "ol",
    {
      id,
      class: style === "bullet" ? undefined : (counter ?? "lettered"),
      // Without it some screen readers take a list without markers of its own for plain text.
      role: style !== "bullet" && counter === undefined ? "list" : undefined,
      start: start === undefined || style === "bullet" ? undefined : String(start),
      "data-style": style === "bullet" ? undefined : style,
      ...attributes,
    },
    children,
  );
}

function counterClass(
  style: Exclude<ListStyle, "bullet">,
  profile: Profile,
): CounterClass | undefined {
  switch (style) {
    case "decimal":
      return profile.digits;
    case "arabic-indic":
      return profile.convertsText ? profile.digits : "arab";
    case "roman":
      return "lower-roman";
    case "alpha":
      return "lower-alpha";
    case "abjad":
    case "hijai":
      return undefined;
  }
}

function listItem(
  item: ListItem,
  written: string | undefined,
  scope: Scope,
  flow: RenderFlow,
): XmlElement {
  const { checked } = item;
  const box = checked === undefined ? undefined : checked ? "☑" : "☐";
  const marker = [written, box].filter((part) => part !== undefined).join(" ");
  const blocks = flow(item.children, scope);
  const attributes = {
    class: box === undefined || written !== undefined ? undefined : "task",
    "data-checked": checked === undefined ? undefined : String(checked),
  };
  if (marker === "") {
    return cellLike("li", attributes, blocks);
  }
  const mark = element("span", { class: "marker" }, [marker]);
  const [first, ...rest] = blocks;
  return first?.name === "p"
    ? cellLike("li", attributes, [{ ...first, children: [mark, " ", ...first.children] }, ...rest])
    : container("li", attributes, [element("p", {}, [mark]), ...blocks]);
}

/** An element that holds either one plain paragraph, then without its tags, or blocks. */
export function cellLike(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  blocks: readonly XmlElement[],
): XmlElement {
  const [only, ...others] = blocks;
  const isPlain =
    only?.name === "p" &&
    others.length === 0 &&
    // Else it could not be told from no paragraph at all.
    only.children.length > 0 &&
    Object.values(only.attributes).every((value) => value === undefined);
  return isPlain
    ? element(name, attributes, only.children as readonly XmlNode[])
    : container(name, attributes, blocks);
}
