/** Tags that word processors give a language when nobody chose a country; the bare language says as much. */
const USUAL: ReadonlySet<string> = new Set([
  "ar-sa",
  "ckb-iq",
  "de-de",
  "en-us",
  "es-es",
  "fa-ir",
  "fr-fr",
  "he-il",
  "it-it",
  "ps-af",
  "pt-pt",
  "ru-ru",
  "tr-tr",
  "ug-cn",
  "ur-pk",
]);

/** A tag as the model has it: a country only where it says more than the language. */
export function plainTag(tag: string): string {
  const known = tag.replaceAll("_", "-");
  return USUAL.has(known.toLowerCase()) ? primary(known) : known;
}

/** The language of a tag, without its script and country. */
export const primary = (tag: string): string => (tag.split(/[-_]/)[0] ?? "").toLowerCase();

/** Whether a tag can stand in the model. */
export const isTag = (tag: string | undefined): tag is string =>
  tag !== undefined &&
  /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag) &&
  tag.toLowerCase() !== "x-none";
