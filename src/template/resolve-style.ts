import type { TemplateFile } from "./schema.ts";
import { type BlockStyle, STYLE_ROLES, type StyleRole } from "./template.ts";

/** A chain of `extends` that comes back to where it started. */
export class StyleCycleError extends Error {
  override readonly name = "StyleCycleError";
}

/**
 * Every role with all its fields: its own, then those of the role it extends, up to `body`.
 * Spacing, indents, rule and shade belong to a block and not to its kind, so only a named `extends` hands them on;
 * a role that extends nothing takes its type (font, size, leading, colour, alignment) from `body`.
 */
export function resolveStyles(styles: TemplateFile["styles"]): Record<StyleRole, BlockStyle> {
  const done = new Map<StyleRole, BlockStyle>([["body", styles.body]]);
  const root: BlockStyle = {
    ...styles.body,
    spaceBefore: 0,
    spaceAfter: 0,
    indentStart: 0,
    indentEnd: 0,
    firstLineIndent: 0,
    keepWithNext: false,
    keepTogether: false,
    startRule: null,
    ruleAbove: null,
    ruleBelow: null,
    shade: false,
  };

  function resolve(role: StyleRole, path: readonly StyleRole[]): BlockStyle {
    const ready = done.get(role);
    if (ready !== undefined) {
      return ready;
    }
    if (role === "body") {
      return styles.body;
    }
    if (path.includes(role)) {
      throw new StyleCycleError([...path, role].join(" → "));
    }
    const { extends: parent, ...own } = styles[role];
    const base = parent === undefined ? root : resolve(parent, [...path, role]);
    const given = Object.fromEntries(
      Object.entries(own).filter(([, value]) => value !== undefined),
    );
    const style: BlockStyle = { ...base, ...given };
    done.set(role, style);
    return style;
  }

  const resolved = STYLE_ROLES.map((role): [StyleRole, BlockStyle] => [role, resolve(role, [])]);
  // The cast restores the keys that Object.fromEntries forgets.
  return Object.fromEntries(resolved) as Record<StyleRole, BlockStyle>;
}
