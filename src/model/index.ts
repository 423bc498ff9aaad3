export type {
  Article,
  ArticleDates,
  ArticleKind,
  Byline,
  BylineRole,
  Correction,
  Dateline,
  Rights,
  Series,
  Source,
} from "./article.ts";
export type {
  Aside,
  AsideKind,
  Block,
  CodeBlock,
  ColumnAlign,
  Divider,
  Embed,
  Figure,
  Gallery,
  Heading,
  List,
  ListItem,
  ListStyle,
  MathBlock,
  PageBreak,
  Paragraph,
  PullQuote,
  QuestionAnswer,
  Quote,
  Quran,
  Raw,
  Table,
  TableCell,
  TableColumn,
  TableRow,
  Verse,
  VerseLine,
} from "./block.ts";
export { ASIDE_KINDS, COLUMN_ALIGNS, LIST_STYLES } from "./block.ts";
export * as build from "./builders.ts";
export { captionLine } from "./caption.ts";
export type {
  Abbreviation,
  CrossReference,
  DateInline,
  Emphasis,
  Honorific,
  Image,
  Inline,
  InlineCode,
  InlineImage,
  InlineMath,
  Isolate,
  LineBreak,
  Link,
  Mark,
  Note,
  NumberInline,
  Quotation,
  Strike,
  Strong,
  Subscript,
  Superscript,
  Text,
  TextSpan,
  Underline,
} from "./inline.ts";
export { languageDirection } from "./language.ts";
export {
  type InlineMapper,
  mapChildren,
  mapInlinesOfBlocks,
  mapInlinesOfFigure,
} from "./map-inlines.ts";
export { mapText } from "./map-text.ts";
export { momentOf, ownMoment } from "./moment.ts";
export { namedTurn } from "./named-turn.ts";
export type { Direction, Identified, Localised, Located } from "./node.ts";
export { numberedHeading } from "./numbered-heading.ts";
export { blocksText, inlineText } from "./plain-text.ts";
export type {
  CaptionEntry,
  CaptionedBlock,
  CaptionList,
  CaptionNumber,
  ColophonLine,
  DatumField,
  FrontPart,
  FrontRole,
  IndexEntry,
  IndexGroup,
  IndexPlace,
  Matter,
  Origin,
  PreparedArticle,
  PreparedIndex,
  PreparedPart,
  PreparedPublication,
  ReferenceTarget,
} from "./prepared.ts";
export type { Creator, FrontMatter, IndexWishes, Part, Publication } from "./publication.ts";
export { rightsNotice } from "./rights-notice.ts";
export { isSafeAddress } from "./safe-address.ts";
export {
  articleSchema,
  checkArticle,
  checkPublication,
  jsonSchema,
  publicationSchema,
} from "./schema.ts";
export { type WalkedNode, walkArticle, walkBlocks, walkInlines } from "./walk.ts";
export {
  CALENDARS,
  type Calendar,
  DIGIT_POLICIES,
  type DigitPolicy,
  type DigitSet,
  MONTH_NAMINGS,
  type MonthNaming,
  type WritingHabits,
} from "./writing-habits.ts";
