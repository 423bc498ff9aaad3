/** Signs of Word's symbol fonts that documents have as bullets, arrows and ticks (w:sym, ECMA-376 17.3.3.30). */
const WINGDINGS: ReadonlyMap<number, string> = new Map([
  [0x28, "☎"],
  [0x2a, "✉"],
  [0x4a, "☺"],
  [0x4c, "☹"],
  [0x6c, "●"],
  [0x6e, "■"],
  [0x6f, "□"],
  [0x71, "❑"],
  [0x73, "⬧"],
  [0x75, "◆"],
  [0x76, "❖"],
  [0x9f, "•"],
  [0xa1, "○"],
  [0xa7, "▪"],
  [0xa8, "◻"],
  [0xb2, "✧"],
  [0xd8, "➢"],
  [0xdf, "←"],
  [0xe0, "→"],
  [0xe8, "➔"],
  [0xf0, "⇨"],
  [0xfb, "✗"],
  [0xfc, "✓"],
  [0xfd, "☒"],
  [0xfe, "☑"],
]);

const SYMBOL: ReadonlyMap<number, string> = new Map([
  [0x61, "α"],
  [0x62, "β"],
  [0x67, "γ"],
  [0x64, "δ"],
  [0x65, "ε"],
  [0x6c, "λ"],
  [0x6d, "μ"],
  [0x70, "π"],
  [0x72, "ρ"],
  [0x73, "σ"],
  [0x77, "ω"],
  [0x44, "Δ"],
  [0x53, "Σ"],
  [0x57, "Ω"],
  [0xa3, "≤"],
  [0xa5, "∞"],
  [0xa9, "♥"],
  [0xac, "←"],
  [0xad, "↑"],
  [0xae, "→"],
  [0xaf, "↓"],
  [0xb0, "°"],
  [0xb1, "±"],
  [0xb3, "≥"],
  [0xb4, "×"],
  [0xb7, "•"],
  [0xb8, "÷"],
  [0xb9, "≠"],
  [0xbb, "≈"],
  [0xbc, "…"],
  [0xd2, "®"],
  [0xd3, "©"],
  [0xd4, "™"],
  [0xd6, "√"],
]);

/** The character for a sign of a font; `undefined` where none is known. `code` is hexadecimal. */
export function symbolText(font: string, code: string): string | undefined {
  if (!/^[0-9A-Fa-f]{1,5}$/.test(code)) {
    return undefined;
  }
  const point = Number.parseInt(code, 16);
  // Symbol fonts have their signs in the private use area too.
  const sign = point >= 0xf000 && point <= 0xf0ff ? point - 0xf000 : point;
  if (/^wingdings/i.test(font)) {
    return WINGDINGS.get(sign);
  }
  if (/^symbol$/i.test(font)) {
    return SYMBOL.get(sign);
  }
  return point >= 0xe000 && point <= 0xf8ff ? undefined : String.fromCodePoint(point);
}
