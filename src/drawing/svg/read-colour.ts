import names from "color-name";
import type { MarkColour } from "../mark.ts";

/** A colour with its opacity. */
export interface ReadColour {
  /** `#` and six hexadecimal digits. */
  readonly colour: MarkColour;
  readonly opacity: number;
}

/** A colour of CSS Color 4: a name, `#rgb`, `#rrggbb`, either with alpha, `rgb()` or `hsl()`; undefined when it is none. */
export function readColour(written: string): ReadColour | undefined {
  const text = written.trim().toLowerCase();
  if (text === "transparent") {
    return { colour: "#000000", opacity: 0 };
  }
  const named = Object.hasOwn(names, text) ? names[text] : undefined;
  if (named !== undefined) {
    return { colour: hex(named), opacity: 1 };
  }
  const digits = /^#([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(text)?.[1];
  if (digits !== undefined) {
    const wide = digits.length < 5 ? digits.replace(/./g, "$&$&") : digits;
    const alpha = wide.length === 8 ? Number.parseInt(wide.slice(6), 16) / 255 : 1;
    return { colour: `#${wide.slice(0, 6)}`, opacity: alpha };
  }
  const [, kind, inside = ""] = /^(rgb|hsl)a?\(([^()]*)\)$/.exec(text) ?? [];
  const parts = inside.split(/[\s,/]+/).filter((part) => part !== "");
  const [first, second, third, alpha] = parts.map((part) => ({
    value: Number.parseFloat(part),
    percent: part.endsWith("%"),
  }));
  if (kind === undefined || first === undefined || second === undefined || third === undefined) {
    return undefined;
  }
  const opacity =
    alpha === undefined ? 1 : clamp(alpha.percent ? alpha.value / 100 : alpha.value, 1);
  const bytes =
    kind === "rgb"
      ? [first, second, third].map(({ value, percent }) => (percent ? value * 2.55 : value))
      : fromHue(first.value, second.value / 100, third.value / 100);
  return bytes.some(Number.isNaN) || Number.isNaN(opacity)
    ? undefined
    : { colour: hex(bytes), opacity };
}

/** CSS Color 4, section 7.1. */
function fromHue(hue: number, saturation: number, lightness: number): readonly number[] {
  const amount = saturation * Math.min(lightness, 1 - lightness);
  return [0, 8, 4].map((n) => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - amount * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  });
}

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

const hex = (bytes: readonly number[]): MarkColour =>
  `#${bytes.map((byte) => Math.round(clamp(byte, 255)).toString(16).padStart(2, "0")).join("")}`;
