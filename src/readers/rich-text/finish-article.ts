import { diagnostic, type Report, type Span } from "../../diagnostics/index.ts";
import {
  type Article,
  blocksText,
  checkArticle,
  inlineText,
  languageDirection,
} from "../../model/index.ts";
import type { ReadSettings } from "../reader.ts";
import { isMostlyArabic, settleLanguage } from "./settle-values.ts";

/**
 * Checks what a reader made of a source; faults are reported at the nearest place that is known. `changed` is the article after a
 * last change that types cannot follow.
 */
export function finishArticle(
  article: Article,
  report: Report,
  changed: unknown = article,
): Article | undefined {
  const checked = checkArticle(changed, (path) => nearestSpan(path, article));
  for (const found of checked.diagnostics) {
    report(found);
  }
  return checked.value;
}

function nearestSpan(path: readonly PropertyKey[], root: Article): Span | undefined {
  let span = root.span;
  let value: unknown = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null) {
      break;
    }
    value = Reflect.get(value, step);
    if (typeof value === "object" && value !== null && "span" in value && isSpan(value.span)) {
      span = value.span;
    }
  }
  return span;
}

const isSpan = (value: unknown): value is Span =>
  typeof value === "object" && value !== null && "source" in value && "start" in value;

/** Whether an article says anything: an export may hold texts that were begun and never written. */
export const saysSomething = (article: Article): boolean =>
  inlineText(article.headline ?? []).trim() !== "" ||
  article.hero !== undefined ||
  article.body.some((block) => block.type !== "paragraph" || blocksText([block]).trim() !== "");

/**
 * The language of a text: what its source says, else what the caller says. Where the source names a language that is written
 * from left to right and the words are Arabic letters, the source is taken to have been left at its own default.
 */
export function languageOf(
  said: string | undefined,
  words: string,
  settings: ReadSettings,
  span: Span,
  report: Report,
): string {
  const language = settleLanguage(said);
  if (language === undefined) {
    return settings.language;
  }
  if (languageDirection(language) === "rtl" || !isMostlyArabic(words)) {
    return language;
  }
  const taken = languageDirection(settings.language) === "rtl" ? settings.language : "ar";
  report(
    diagnostic(
      "input/guessed",
      `the source says "${language}", but the words are in Arabic letters: taken as "${taken}"`,
      { span, hints: ["give another language with --language"] },
    ),
  );
  return taken;
}
