import type { Points, Size } from "../units/index.ts";

/** How a publication looks, in all three formats. Lengths are held in points. */
export interface Template {
  readonly name: string;
  readonly description: string;
  readonly page: PageSetup;
  readonly fonts: Readonly<Record<FontRole, FontChoice>>;
  readonly colours: Readonly<Record<ColourRole, Colour>>;
  readonly styles: Readonly<Record<StyleRole, BlockStyle>>;
  readonly inline: Readonly<Record<InlineRole, InlineStyle>>;
  readonly list: ListSettings;
  readonly table: TableSettings;
  readonly notes: NoteSettings;
  readonly figure: FigureSettings;
  readonly divider: DividerSettings;
  readonly opening: OpeningSettings;
  /** `null` where a publication has a title page and no nameplate. */
  readonly nameplate: NameplateSettings | null;
  readonly titlePage: TitlePageSettings;
  readonly frontMatter: FrontMatterSettings;
  readonly headings: HeadingSettings;
  readonly lineBreaking: LineBreakingSettings;
}

/** `#rrggbb`, in lower case. */
export type Colour = `#${string}`;

export interface PageSetup {
  readonly size: Size;
  readonly margins: {
    readonly top: Points;
    readonly bottom: Points;
    /** At the binding: the right edge of an odd page of a right-to-left publication. */
    readonly inner: Points;
    readonly outer: Points;
  };
  /**
   * True for a bound book: inner and outer change places on facing pages, and pages are brought to equal depth. Else
   * `inner` is the start edge on every page.
   */
  readonly mirrored: boolean;
  readonly columns: ColumnSetup;
  /** Where an article begins: on the next page, or on the next recto with a blank page before it if need be. */
  readonly articleOpens: "next-page" | "recto";
  /** How pages before the articles are numbered: with all others, or by themselves, the articles beginning at 1. */
  readonly frontFolios: "continue" | "abjad" | "roman";
  readonly trim: TrimSetup;
  readonly runningHead: RunningHead;
}

export interface ColumnSetup {
  /** From 1 to 4; the first stands at the start side. */
  readonly count: number;
  readonly gap: Points;
  /** Between columns. */
  readonly rule: { readonly width: Points; readonly colour: ColourRole } | null;
  /** What of an article's opening stands across all columns. */
  readonly spanning: readonly OpeningPart[];
  /** A picture spans all columns when it is broader than high, and by its resolution at least so many columns wide. */
  readonly widePicture: number;
}

/** Parts of what stands before the body of an article. */
export const OPENING_PARTS = [
  "kicker",
  "title",
  "deck",
  "byline",
  "dateline",
  "hero",
  "abstract",
  "summary",
] as const;
export type OpeningPart = (typeof OPENING_PARTS)[number];

/** For the printer: the sheet is larger than the page by the bleed, and by room for marks. */
export interface TrimSetup {
  readonly bleed: Points;
  /** Marks that show where to cut. */
  readonly marks: boolean;
}

export interface RunningHead {
  /** What the head of a page shows at its start edge. */
  readonly head: HeadContent;
  /** What the head of a left-bound book's left page, or a right-bound one's right page, shows instead. */
  readonly versoHead?: HeadContent | undefined;
  readonly folio: "foot-centre" | "foot-outer" | "head-outer" | "none";
  /** False leaves the running head off the first page of an article; the folio stays. */
  readonly onFirstPage: boolean;
  /** Baseline of the running head above the text area, and of the folio below it. */
  readonly headDistance: Points;
  readonly footDistance: Points;
}

/** The article, the publication, or the heading that the page begins or ends under. */
export type HeadContent = "title" | "publication" | "first-heading" | "last-heading" | "none";

export type FontRole = "body" | "heading" | "code" | "quran";

/** Families by preference; characters that the first does not cover come from the next. */
export interface FontChoice {
  readonly families: readonly string[];
  /** Latin and digits of a companion family, scaled to sit with the Arabic; 1 leaves them as they are. */
  readonly companionScale: number;
}

export type ColourRole = "text" | "muted" | "accent" | "link" | "rule" | "shade" | "highlight";

/** What a block style styles. */
export const STYLE_ROLES = [
  "body",
  "kicker",
  "title",
  "deck",
  "byline",
  "dateline",
  "abstract",
  "summary",
  "heading1",
  "heading2",
  "heading3",
  "heading4",
  "heading5",
  "heading6",
  "listItem",
  "quote",
  "attribution",
  "pullQuote",
  "verse",
  "quran",
  "caption",
  "credit",
  "tableCaption",
  "tableHead",
  "tableCell",
  "code",
  "math",
  "aside",
  "asideTitle",
  "question",
  "answer",
  "note",
  "correction",
  "source",
  "rights",
  "biography",
  "runningHead",
  "folio",
  "nameplate",
  "motto",
  "ear",
  "nameplateLine",
] as const;
export type StyleRole = (typeof STYLE_ROLES)[number];

/** The roles of headings, the highest first. */
export const HEADING_ROLES = [
  "heading1",
  "heading2",
  "heading3",
  "heading4",
  "heading5",
  "heading6",
] as const satisfies readonly StyleRole[];

export type Align = "start" | "center" | "end" | "justify";

/** The look of one kind of block. Sides are by direction: `start` is the right in a right-to-left block. */
export interface BlockStyle {
  readonly font: FontRole;
  readonly size: Points;
  /** 400 is regular, 700 bold. */
  readonly weight: number;
  readonly colour: ColourRole;
  /** Distance of baselines. */
  readonly leading: Points;
  readonly align: Align;
  readonly spaceBefore: Points;
  readonly spaceAfter: Points;
  readonly indentStart: Points;
  readonly indentEnd: Points;
  /** Added to `indentStart` on the first line; may be negative. Left out after a heading or at an opening. */
  readonly firstLineIndent: Points;
  readonly keepWithNext: boolean;
  /** True when lines of the block may not be parted by a page break. */
  readonly keepTogether: boolean;
  /** A rule along the start side, and a shade behind; both over the whole block. */
  readonly startRule: { readonly width: Points; readonly colour: ColourRole } | null;
  /** Rules along the upper and lower edge of the block, outside its shade. */
  readonly ruleAbove: EdgeRule | null;
  readonly ruleBelow: EdgeRule | null;
  readonly shade: boolean;
  /** Room between the block's box and its text when it has a rule or a shade. */
  readonly padding: Points;
}

/** A rule between a block and what stands above or below it. */
export interface EdgeRule {
  readonly width: Points;
  readonly colour: ColourRole;
  /** Between the rule and the block. */
  readonly gap: Points;
  /** Its length as a share of the block's width, above 0 to 1; a shorter rule is aligned as the text is. */
  readonly share: number;
}

export type InlineRole =
  | "strong"
  | "emphasis"
  | "emphasisLatin"
  | "underline"
  | "strike"
  | "link"
  | "code"
  | "mark"
  | "noteReference"
  | "script"
  | "speaker";

/**
 * What an inline changes; absent means as the surroundings. `emphasisLatin` is emphasis in a language written from
 * left to right, where italics are at home.
 */
export interface InlineStyle {
  readonly italic?: boolean | undefined;
  readonly weight?: number | undefined;
  readonly colour?: ColourRole | undefined;
  readonly font?: FontRole | undefined;
  /** Factor on the size. */
  readonly scale?: number | undefined;
  /** Baseline shift upwards, in em of the surroundings; negative is down. */
  readonly rise?: number | undefined;
  readonly line?: "underline" | "strike" | "overline" | undefined;
  readonly background?: ColourRole | undefined;
  /** Written between « and », in all formats; of `strong`, `emphasis` and `emphasisLatin`. */
  readonly enclosed?: "guillemets" | undefined;
}

export interface ListSettings {
  /** Step of the text for each level of nesting; the marker hangs in it. */
  readonly indent: Points;
  /** Room between marker and text. */
  readonly markerGap: Points;
  /** Bullets by depth; the last one serves all deeper levels. */
  readonly bullets: readonly string[];
  readonly itemSpacing: Points;
}

export interface TableSettings {
  readonly ruleWidth: Points;
  readonly ruleColour: ColourRole;
  readonly headShade: boolean;
  readonly cellPadding: { readonly block: Points; readonly inline: Points };
  readonly spaceBefore: Points;
  readonly spaceAfter: Points;
  /** Whether tables are counted («جدول ٢»), where an article does not say. */
  readonly numbered: boolean;
  /** How small the type of a table too wide for its place may become. */
  readonly leastSize: Points;
}

export interface NoteSettings {
  /** At the foot of the page or of the column, or under a heading of their own at the end of the article. */
  readonly place: "page-foot" | "column-foot" | "article-end";
  /** From where notes are counted, unless the publication itself says. */
  readonly numbering: "page" | "article" | "publication";
  /** Length of the separator as a share of the measure, and its thickness. */
  readonly separatorShare: number;
  readonly separatorWidth: Points;
  /** Between the text and the separator, and the separator and the first note. */
  readonly spaceAbove: Points;
  readonly spaceBelow: Points;
  readonly gap: Points;
}

export interface FigureSettings {
  /** Largest share of the text area's height a picture may take. */
  readonly maxHeightShare: number;
  readonly captionGap: Points;
  readonly spaceBefore: Points;
  readonly spaceAfter: Points;
  /** Between the pictures of a gallery that stand side by side, and its rows. */
  readonly gap: Points;
  /** Pixels to the inch; no picture is shown so large that it has fewer. */
  readonly leastResolution: number;
  /** Whether figures are counted («شكل ٣»), where an article does not say. */
  readonly numbered: boolean;
}

/** What parts two passages of a text. */
export interface DividerSettings {
  /** Characters printed between them, such as three stars; a rule where it is `null`. */
  readonly ornament: string | null;
  /** Length of the rule as a share of the measure. */
  readonly share: number;
}

/** The first page of an article. */
export interface OpeningSettings {
  /** Room above its first line, below the head of the text area. */
  readonly sink: Points;
}

/** What the nameplate of a paper may tell beside its name. */
export const NAMEPLATE_FACTS = ["date", "issue", "publisher", "folio"] as const;
export type NameplateFact = (typeof NAMEPLATE_FACTS)[number];

/** A fact, or words that are the same in every issue. */
export type NameplatePiece = NameplateFact | { readonly text: string };

/** The band at the head of the first page that has the name of a paper. */
export interface NameplateSettings {
  /** The name of the paper; `null` for the title of the publication. */
  readonly name: string | null;
  /** Below the name; `null` for the subtitle of the publication. */
  readonly motto: string | null;
  readonly align: "start" | "center";
  /** Lines at both sides of the name. */
  readonly ears: {
    readonly start: readonly NameplatePiece[];
    readonly end: readonly NameplatePiece[];
  };
  /** Below them, from the start edge to the end edge. What is not known is left out. */
  readonly line: readonly NameplatePiece[];
}

export interface TitlePageSettings {
  /** How far down the title stands, as a share of the text area's height. */
  readonly sink: number;
  /** The title's size as a factor on that of a headline. */
  readonly titleScale: number;
}

/** What is made beside an article that is exported alone; a publication says so itself. */
export interface FrontMatterSettings {
  readonly titlePage: boolean;
  readonly contents: boolean;
  readonly listOfFigures: boolean;
  readonly listOfTables: boolean;
  readonly colophon: boolean;
}

export interface HeadingSettings {
  /** How many levels of headings are numbered, from the highest; 0 to 6. */
  readonly numberedLevels: number;
}

/** Parameters of total-fit line breaking. */
export interface LineBreakingSettings {
  /** How far a space may grow before the line counts as fully stretched, as a share of the font's word space. */
  readonly spaceStretch: number;
  /** The most by which a space may shrink, as a share of the font's word space. */
  readonly spaceShrink: number;
  /** The most by which glyphs may be widened and narrowed, as a share of their width; too little to be seen. */
  readonly glyphStretch: number;
  readonly glyphShrink: number;
  readonly kashida: KashidaPreset;
  readonly markRoom: MarkRoom;
  /** Share of the width of a full stop, comma, quotation mark or hyphen at the edge of a justified line that stands in the margin; 0 for none. */
  readonly hanging: number;
}

/**
 * What becomes of a line whose vowel marks would touch the line above: it moves down as far as it must (`grow`) or by
 * whole lines, so that a grid of baselines stands (`grid`), or it stays and the collision is reported (`keep`).
 */
export type MarkRoom = "grow" | "grid" | "keep";

/** How readily justified Arabic is elongated: `off` leaves all to the spaces. */
export type KashidaPreset = "off" | "light" | "normal" | "newspaper";
