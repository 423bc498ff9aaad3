import { type Carrier, type LineType, recast } from "./carrier.ts";
import { guardOf } from "./controls.ts";

/**
 * Lets no item of pdf.js begin with a mark, which it would take for a piece of its own and so read before its letter. A
 * mark at the border of two faces, in the middle of a word, ends the item on its left instead, and its letter draws it;
 * one at the left end of a stretch gets a guard.
 */
export function leadItems(carriers: readonly Carrier[], type: LineType): readonly Carrier[] {
  if (!hasLeadingMark(carriers, type)) {
    return carriers;
  }
  const led: Carrier[] = [];
  /** Ink of marks that went to the item on their left, until their letter comes. */
  let passed: Carrier[] = [];
  for (const carrier of carriers) {
    const left = led.at(-1);
    const isFirst = left === undefined || passed.length > 0 || !type.isSame(left.run, carrier.run);
    if (carrier.kind !== "mark" || !isFirst) {
      led.push(drawAll(carrier, passed, type));
      passed = [];
    } else if (left === undefined) {
      led.push(guardOf(carrier, type.unitsPerPoint(carrier.run)), carrier);
    } else {
      led.push(recast(carrier, { run: left.run, ink: [] }));
      passed.push(carrier);
    }
  }
  return led;
}

function hasLeadingMark(carriers: readonly Carrier[], type: LineType): boolean {
  if (type.isUniform) {
    return carriers[0]?.kind === "mark";
  }
  let last: Carrier | undefined;
  for (const carrier of carriers) {
    if (carrier.kind === "mark" && (last === undefined || !type.isSame(last.run, carrier.run))) {
      return true;
    }
    last = carrier;
  }
  return false;
}

/** The letter with the ink of its marks, none of which moves. */
function drawAll(letter: Carrier, marks: readonly Carrier[], type: LineType): Carrier {
  const { pen } = letter;
  if (marks.length === 0 || pen === undefined) {
    return letter;
  }
  const scale = type.unitsPerPoint(letter.run);
  const ink = marks.flatMap((mark) => {
    const shift = ((mark.pen ?? pen) - pen) * scale;
    return mark.ink.map((part) => ({ ...part, x: Math.round(part.x + shift) }));
  });
  return recast(letter, { ink: [...letter.ink, ...ink] });
}
