import type { AsideKind, Block, Figure, Inline } from "../../model/index.ts";
import { salvage } from "../rich-text/context.ts";
import type { EmbeddedTexts } from "../rich-text/embedded-texts.ts";
import type { JsonValue } from "../rich-text/json-value.ts";
import type { Losses } from "../rich-text/losses.ts";
import { embedBlocks, paragraphs, plainInlines } from "../rich-text/make-blocks.ts";
import { settleName } from "../rich-text/marks.ts";
import { figureBlocks, gallery } from "../rich-text/pictures.ts";
import { settleAddress } from "../rich-text/settle-values.ts";

/** What the conversion of a card needs. */
export interface CardTools {
  readonly losses: Losses;
  readonly texts: EmbeddedTexts;
}

type Card = (card: JsonValue, tools: CardTools) => readonly Block[];

/** The blocks of one of Ghost's cards, as Lexical keeps it in a node and mobiledoc in a payload; `undefined` where there is no such card. */
export function cardBlocks(
  name: string,
  card: JsonValue,
  tools: CardTools,
): readonly Block[] | undefined {
  const convert = CARDS.get(settleName(name));
  if (convert === undefined) {
    return undefined;
  }
  if (isForMailAlone(card)) {
    tools.losses.dropped("a card that only e-mails show", card.span);
    return [];
  }
  return convert(card, tools);
}

/** As above, of a card of another maker: its words. */
export function strangeCard(
  name: string,
  card: JsonValue,
  { losses }: CardTools,
): readonly Block[] {
  const blocks = salvage(card);
  const kept = blocks.length === 0 ? "nothing of it is kept" : "its words are kept";
  losses.lost(`the card "${name}"`, kept, card.span);
  return blocks;
}

function isForMailAlone(card: JsonValue): boolean {
  const visibility = card.get("visibility");
  const web = visibility?.get("web");
  return (
    visibility?.get("showOnWeb")?.value === false ||
    (web?.get("nonMember")?.value === false && web.get("memberSegment")?.value === "")
  );
}

const link = (url: string, words: readonly Inline[], card: JsonValue): readonly Block[] =>
  paragraphs([{ type: "link", url, children: words, span: card.span }], {}, card.span);

/** A button as a link on a line of its own. */
function button(card: JsonValue, textName: string, urlName: string): readonly Block[] {
  const words = plainInlines(card.get(textName));
  const url = settleAddress(card.text(urlName));
  return words === undefined ? [] : url === undefined ? paragraphs(words) : link(url, words, card);
}

const picture: Card = (card, { losses, texts }) =>
  figureBlocks(
    {
      src: card.text("src"),
      alt: card.text("alt"),
      caption: texts.line(card.first("caption", "title")),
      span: card.span,
    },
    losses,
  );

const pictures: Card = (card, tools) => {
  const blocks = card.list("images").flatMap((image) =>
    figureBlocks(
      {
        src: image.text("src"),
        alt: image.text("alt", "title"),
        caption: tools.texts.line(image.get("caption")),
        span: image.span,
      },
      tools.losses,
    ),
  );
  const figures = blocks.flatMap((block): readonly Figure[] =>
    block.type === "figure" ? [block] : [],
  );
  const caption = tools.texts.line(card.get("caption"));
  return figures.length === 0
    ? [...blocks, ...paragraphs(caption)]
    : [gallery(figures, card.span, caption.length === 0 ? undefined : caption)];
};

/** Parts of a sentence with a dash between them. */
function dashed(parts: readonly (readonly Inline[] | undefined)[]): readonly Inline[] {
  return parts
    .filter((part) => part !== undefined && part.length > 0)
    .flatMap((part, at) =>
      at === 0 ? (part ?? []) : [{ type: "text" as const, value: " – " }, ...(part ?? [])],
    );
}

const bookmark: Card = (card, tools) => {
  const metadata = card.get("metadata") ?? card;
  return embedBlocks(
    {
      url: settleAddress(card.text("url")),
      fallback: dashed([
        plainInlines(metadata.get("title")),
        plainInlines(metadata.get("description")),
        plainInlines(metadata.get("publisher")),
        tools.texts.line(card.get("caption")),
      ]),
      what: "a bookmark",
      node: card,
    },
    tools,
  );
};

const embed: Card = (card, tools) => {
  const metadata = card.get("metadata");
  const caption = tools.texts.line(card.get("caption"));
  const title = plainInlines(metadata?.get("title"));
  // A post of a social network carries its words in its HTML; a video has nothing there but its frame.
  const html = card.get("html");
  const isPost = /<blockquote/i.test(html?.words ?? "");
  const words = isPost ? tools.texts.line(html) : (title ?? []);
  return embedBlocks(
    {
      url: settleAddress(card.text("url")),
      fallback: dashed([
        words,
        plainInlines(metadata?.first("author_name", "authorName")),
        caption,
      ]),
      what: "an embedded page",
      node: card,
    },
    tools,
  );
};

/** A recording or a file: what can be printed of it is its title and its address. */
const file =
  (what: string): Card =>
  (card, tools) => {
    const words = dashed([
      plainInlines(card.first("fileTitle", "title")),
      plainInlines(card.get("fileCaption")),
      tools.texts.line(card.get("caption")),
    ]);
    const fallback = words.length > 0 ? words : (plainInlines(card.get("fileName")) ?? []);
    return embedBlocks({ url: settleAddress(card.text("src")), fallback, what, node: card }, tools);
  };

const code: Card = (card, { texts }) => {
  const value = (card.words ?? card.get("code")?.words ?? "").replace(/\r\n?/g, "\n");
  const syntax = card.text("language")?.trim();
  const blocks: readonly Block[] =
    value === ""
      ? []
      : [{ type: "code", value, ...(syntax === undefined ? {} : { syntax }), span: card.span }];
  return [...blocks, ...paragraphs(texts.line(card.get("caption")))];
};

/** The sign of a callout says what kind of box it is. */
const SIGNS: ReadonlyMap<string, AsideKind> = new Map([
  ["💡", "tip"],
  ["⚠", "warning"],
  ["❗", "warning"],
  ["🚨", "warning"],
  ["ℹ", "info"],
  ["📊", "key-figures"],
  ["📈", "key-figures"],
]);

const callout: Card = (card, { losses, texts }) => {
  const sign = card.text("calloutEmoji")?.replaceAll("\ufe0f", "").trim();
  if (sign !== undefined) {
    losses.dropped("the sign of a callout", card.span);
  }
  const text = card.get("calloutText");
  const children = text === undefined ? [] : texts.html(text);
  return children.length === 0
    ? []
    : [{ type: "aside", kind: SIGNS.get(sign ?? "") ?? "note", children, span: card.span }];
};

/** What folds away on a screen stands open on paper. */
const toggle: Card = (card, { texts }) => {
  const title = texts.line(card.get("heading"));
  const content = card.get("content");
  const children = content === undefined ? [] : texts.html(content);
  return title.length === 0 && children.length === 0
    ? []
    : [
        {
          type: "aside",
          kind: "note",
          ...(title.length === 0 ? {} : { title }),
          children,
          span: card.span,
        },
      ];
};

const header: Card = (card, { losses, texts }) => {
  const heading = texts.line(card.get("header"));
  const background = card.text("backgroundImageSrc");
  return [
    ...(background === undefined ? [] : figureBlocks({ src: background, span: card.span }, losses)),
    ...(heading.length === 0
      ? []
      : [{ type: "heading" as const, level: 2 as const, children: heading, span: card.span }]),
    ...paragraphs(texts.line(card.get("subheader"))),
    ...(card.flag("buttonEnabled") ? button(card, "buttonText", "buttonUrl") : []),
  ];
};

const product: Card = (card, { losses, texts }) => {
  const title = texts.line(card.get("productTitle"));
  const description = card.get("productDescription");
  const image = card.text("productImageSrc");
  if (card.flag("productRatingEnabled")) {
    const stars = card.number("productStarRating") ?? 0;
    losses.lost("the stars of a product", `there were ${stars} of 5`, card.span);
  }
  return [
    {
      type: "aside",
      kind: "info",
      ...(title.length === 0 ? {} : { title }),
      children: [
        ...(image === undefined ? [] : figureBlocks({ src: image, span: card.span }, losses)),
        ...(description === undefined ? [] : texts.html(description)),
        ...(card.flag("productButtonEnabled") ? button(card, "productButton", "productUrl") : []),
      ],
      span: card.span,
    },
  ];
};

const signup: Card = (card, { losses, texts }) => {
  losses.lost("a form to sign up", "its words are kept", card.span);
  const title = texts.line(card.get("header"));
  const children = ["subheader", "disclaimer"].flatMap((name) =>
    paragraphs(texts.line(card.get(name))),
  );
  return title.length === 0 && children.length === 0
    ? []
    : [
        {
          type: "aside",
          kind: "info",
          ...(title.length === 0 ? {} : { title }),
          children,
          span: card.span,
        },
      ];
};

const callToAction: Card = (card, { losses, texts }) => {
  const label =
    card.get("hasSponsorLabel")?.value === false ? [] : texts.line(card.get("sponsorLabel"));
  const image = card.text("imageUrl");
  const text = card.get("textValue");
  return [
    {
      type: "aside",
      kind: "info",
      ...(label.length === 0 ? {} : { title: label }),
      children: [
        ...(image === undefined ? [] : figureBlocks({ src: image, span: card.span }, losses)),
        ...(text === undefined ? [] : texts.html(text)),
        ...(card.get("showButton")?.value === false ? [] : button(card, "buttonText", "buttonUrl")),
      ],
      span: card.span,
    },
  ];
};

const markdown: Card = (card, { texts }) => {
  const text = card.get("markdown");
  return text === undefined ? [] : texts.markdown(text);
};

const forMail: Card = (card, { losses }) => {
  losses.dropped("a card that only e-mails show", card.span);
  return [];
};

const CARDS: ReadonlyMap<string, Card> = new Map<string, Card>([
  ["image", picture],
  ["gallery", pictures],
  ["bookmark", bookmark],
  ["embed", embed],
  ["video", file("a video")],
  ["audio", file("a sound recording")],
  ["file", file("a file")],
  [
    "html",
    (card, { texts }) => {
      const html = card.get("html");
      return html === undefined ? [] : texts.html(html);
    },
  ],
  ["markdown", markdown],
  ["cardmarkdown", markdown],
  ["codeblock", code],
  ["code", code],
  ["horizontalrule", (card) => [{ type: "divider", span: card.span }]],
  ["hr", (card) => [{ type: "divider", span: card.span }]],
  ["callout", callout],
  ["toggle", toggle],
  ["header", header],
  ["button", (card) => button(card, "buttonText", "buttonUrl")],
  ["product", product],
  ["signup", signup],
  ["calltoaction", callToAction],
  ["email", forMail],
  ["emailcta", forMail],
  [
    "paywall",
    (card, { losses }) => {
      losses.dropped("the mark where only members may go on reading", card.span);
      return [];
    },
  ],
]);
