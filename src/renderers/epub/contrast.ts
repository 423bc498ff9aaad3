/** WCAG 2.1, 1.4.3: of text in the size of running text. */
const ENOUGH = 4.5;

/** What leaves the colour to the reading system. */
const NEUTRAL = /^(?:currentcolor|inherit|initial|unset|transparent|none|0)$/i;

/**
 * Whether a style sheet keeps text readable. Ours sets no colours, so the reader's own contrast holds; the rules that a
 * template adds may set some: each is measured against its own ground, or white paper and black ink. A colour that
 * cannot be measured counts against it.
 */
export function keepsContrast(styleSheet: string): boolean {
  const rules = styleSheet.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/\{([^{}]*)\}/g);
  for (const [, body = ""] of rules) {
    const ink = declared(body, /(?:^|[;{\s])color\s*:\s*([^;]+)/i);
    const ground = declared(body, /(?:^|[;{\s])background(?:-color)?\s*:\s*([^;]+)/i);
    if (ink === undefined && ground === undefined) {
      continue;
    }
    const ratio = contrastOf(ink ?? "#000000", ground ?? "#ffffff");
    if (ratio === undefined || ratio < ENOUGH) {
      return false;
    }
  }
  return true;
}

function declared(body: string, pattern: RegExp): string | undefined {
  const value = pattern
    .exec(body)?.[1]
    ?.replace(/!important/i, "")
    .trim();
  return value === undefined || NEUTRAL.test(value) ? undefined : value;
}

/** Contrast of two colours written `#rgb` or `#rrggbb`, 1 to 21; `undefined` for any other way of writing one. */
export function contrastOf(one: string, other: string): number | undefined {
  const [first, second] = [luminance(one), luminance(other)];
  if (first === undefined || second === undefined) {
    return undefined;
  }
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance (WCAG 2.1), 0 to 1. */
function luminance(colour: string): number | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)?.slice(1);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  const channels = long ?? short?.map((digit) => digit + digit);
  if (channels === undefined) {
    return undefined;
  }
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
