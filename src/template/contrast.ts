/** Contrast of two colours written `#rgb` or `#rrggbb`, 1 to 21 (WCAG 2.1); `undefined` for any other way of writing one. */
export function contrastOf(one: string, other: string): number | undefined {
  const [first, second] = [luminance(one), luminance(other)];
  if (first === undefined || second === undefined) {
    return undefined;
  }
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Relative luminance (WCAG 2.1), 0 to 1. */
function luminance(colour: string): number | undefined {
  const channels = channelsOf(colour);
  if (channels === undefined) {
    return undefined;
  }
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue of a colour written `#rgb` or `#rrggbb`, 0 to 255. */
export function channelsOf(colour: string): readonly [number, number, number] | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour)?.slice(1);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)?.slice(1);
  const [red, green, blue] = long ?? short?.map((digit) => digit + digit) ?? [];
  return red === undefined || green === undefined || blue === undefined
    ? undefined
    : [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}
