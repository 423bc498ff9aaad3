/** Enough to tell letters by. */
const ENOUGH = 20_000;

/** The words of HTML as far as telling its letters needs them: tags and addresses count for nothing. */
export const plainWords = (html: string): string =>
  html.slice(0, ENOUGH).replace(/<[^<>]*>|\[[^[\]]*\]|&#?\w{1,10};|https?:[^\s"<>]{1,500}/g, " ");
