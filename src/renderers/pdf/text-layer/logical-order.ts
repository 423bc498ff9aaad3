import { type Carrier, type LineType, movePen, recast } from "./carrier.ts";
import { FARTHEST, isForeign } from "./foreign-runs.ts";

/** Carriers in the author's order with the Arabic among them as it is seen: every engine turns that around. */
function withArabicTurned(logical: readonly Carrier[]): readonly Carrier[] {
  const turned = [...logical];
  const highest = Math.max(...logical.map(({ level }) => level));
  for (let level = highest; level >= 3; level -= 1) {
    for (let start = 0; start < turned.length; start += 1) {
      let end = start;
      while ((turned[end]?.level ?? 0) >= level) {
        end += 1;
      }
      turned.splice(start, end - start, ...turned.slice(start, end).reverse());
      start = Math.max(start, end - 1);
    }
  }
  return turned;
}

/**
 * The carriers of a stretch in the author's order, side by side from its left end, Arabic within it from its right. Each
 * ink stays where it is: only signs that stick to a foreign run change places.
 */
export function inLogicalOrder(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  const logical = withArabicTurned([...carriers].sort((one, other) => one.offset - other.offset));
  if (logical.every((carrier, at) => carrier === carriers[at])) {
    return carriers;
  }
  let pen = carriers[0]?.pen ?? 0;
  const placed = new Map<Carrier, Carrier>();
  const far: Carrier[] = [];
  for (const carrier of logical) {
    const scale = type.unitsPerPoint(carrier.run);
    const next = carriers[carriers.indexOf(carrier) + 1];
    const own = carrier.pen ?? pen;
    const width =
      carrier.kind === "space" && next?.pen !== undefined
        ? next.pen - own
        : carrier.advance / scale;
    const shift = Math.round((pen - own) * scale);
    if (Math.abs(shift) > FARTHEST && !isForeign(carrier)) {
      far.push(carrier);
      placed.set(carrier, recast(carrier, { pen, ink: [] }));
    } else {
      placed.set(carrier, recast(movePen(carrier, shift, scale), { pen }));
    }
    pen += width;
  }
  for (const sign of far) {
    drawBeside(sign, carriers, placed, type);
  }
  return [...placed.values()];
}

/** Has the letter next to where a sign is seen draw it; `placed` is what has become of the carriers. */
function drawBeside(
  sign: Carrier,
  carriers: readonly Carrier[],
  placed: Map<Carrier, Carrier>,
  type: LineType,
): void {
  const at = carriers.indexOf(sign);
  const host = carriers.slice(at).find(isForeign) ?? carriers.slice(0, at).findLast(isForeign);
  const drawing = host === undefined ? undefined : placed.get(host);
  if (host !== undefined && drawing?.pen !== undefined && sign.pen !== undefined) {
    const shift = Math.round((sign.pen - drawing.pen) * type.unitsPerPoint(sign.run));
    const ink = sign.ink.map((part) => ({ ...part, x: part.x + shift }));
    placed.set(host, recast(drawing, { ink: [...drawing.ink, ...ink] }));
  }
}
