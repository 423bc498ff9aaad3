export { channelsOf, contrastOf } from "./contrast.ts";
export { parseTemplate } from "./parse-template.ts";
export { templateJsonSchema } from "./schema.ts";
export {
  type Align,
  type BlockStyle,
  type Colour,
  type ColourRole,
  type ColumnSetup,
  type EdgeRule,
  type FigureSettings,
  type FontChoice,
  type FontRole,
  type HeadContent,
  type InlineRole,
  type InlineStyle,
  type KashidaPreset,
  type LineBreakingSettings,
  type ListSettings,
  type MarkRoom,
  type NoteSettings,
  type OpeningPart,
  type PageSetup,
  STYLE_ROLES,
  type StyleRole,
  type TableSettings,
  type Template,
  type TrimSetup,
} from "./template.ts";
