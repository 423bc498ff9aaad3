/** Text for an XML attribute or element. */
export function escapeXml(text: string): string {
  if (!/[&<>"']/.test(text)) {
    return text;
  }
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&apos;");
}

/** An attribute value; `undefined` leaves the attribute out. */
export type Attribute = string | number | undefined;

/** One element with its attributes in the given order; without content it closes itself. */
export function element(
  name: string,
  attributes: Readonly<Record<string, Attribute>> = {},
  ...content: readonly string[]
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  const inside = content.join("");
  return inside === "" ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

/** An element whose only matter is its `w:val`. */
export const valued = (name: string, value: string | number): string =>
  element(name, { "w:val": value });

/** Namespace declaration that every fragment needs which is read by itself. */
export const WORD_NAMESPACE =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
