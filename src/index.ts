export { checkPdf, type PdfCheck, type PdfCheckRow } from "./check-pdf.ts";
export { convert } from "./convert.ts";
export {
  type Conversion,
  type ConvertOptions,
  type ConvertStage,
  type ConvertWordOptions,
  OUTPUT_FORMATS,
  type OutputFormat,
} from "./convert-options.ts";
export type { CopyScore, ReaderName, TextKind } from "./copies/index.ts";
export {
  ConversionError,
  createCollector,
  type Diagnostic,
  type DiagnosticCode,
  diagnostic,
  type Point,
  type Report,
  SEVERITY,
  type Severity,
  type Span,
} from "./diagnostics/index.ts";
export {
  findMissingGlyphs,
  MISSING_GLYPH,
  type MissingGlyphOptions,
} from "./find-missing-glyphs.ts";
export {
  type FixableFormat,
  type FixedSource,
  type FixOptions,
  fixSource,
} from "./fix-source.ts";
export {
  createMemoryHost,
  createNodeHost,
  type Host,
  HostError,
  type HostFailure,
  type NodeHost,
  type OutputFile,
} from "./host/index.ts";
export {
  applyHouseStyle,
  type CleanLevel,
  type Edit,
  type Finding,
  findHouseStyle,
  type HouseStyled,
  type HouseStyleOptions,
  RULES,
  type Rule,
  type RuleLevel,
  type RuleSwitches,
  readSwitches,
  type SourcePatch,
} from "./house-style/index.ts";
export { listProfiles, type ProfileListing } from "./list-profiles.ts";
export { type FontListing, listFonts } from "./load-fonts.ts";
export {
  type LoadedTemplate,
  listTemplates,
  loadTemplate,
  type TemplateListing,
} from "./load-template.ts";
export {
  type Article,
  type Block,
  build,
  CALENDARS,
  type Calendar,
  checkArticle,
  checkPublication,
  DIGIT_POLICIES,
  type DigitPolicy,
  type Inline,
  jsonSchema,
  MONTH_NAMINGS,
  type MonthNaming,
  type Publication,
  type WritingHabits,
} from "./model/index.ts";
export { findProfile, type Profile } from "./profile/index.ts";
export {
  type ReadFileOptions,
  type ReadInputOptions,
  readHtml,
  readJson,
  readMarkdown,
  readSourceFile,
  readText,
} from "./read.ts";
export {
  type ArticleFormat,
  type BoundFiles,
  bindFiles,
  createStems,
  decodeSource,
  type FileAccess,
  formatNamed,
  formatOf,
  INPUT_FORMATS,
  type InputFormat,
  isPublicationFile,
  normaliseLines,
  type ReadPiece,
  readPublication,
  readSource,
  readSourceAs,
  type SourceFile,
  type Stems,
  sourceOfBytes,
  sourceOnHost,
  stemKey,
  tellFormat,
} from "./readers/index.ts";
export type { Template } from "./template/index.ts";
