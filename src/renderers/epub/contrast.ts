import { contrastOf } from "../../template/index.ts";

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
