import { bidiClassOf } from "../../../../text/index.ts";

/** What pdf.js leaves out: a code whose text ends in a formatting character. */
const INVISIBLE = /\p{Cf}$/u;
const STARTS_WITH_SPACE = /^\s/u;

/**
 * What pdf.js makes of one of its items: codes that follow each other without a jump, in the order of the file, left to
 * right. `codes` are the texts of the codes.
 */
export function readByPdfjs(codes: readonly string[]): string {
  return reorder(textOf(codes)).replaceAll(/[<>]/g, "");
}

/** The level that it gives one of its items as a whole; `undefined` for one that it leaves as it is. */
export function levelByPdfjs<Code>(
  codes: readonly Code[],
  textOfCode: (code: Code) => string,
): 0 | 1 | undefined {
  const item = new ItemCount();
  for (const code of codes) {
    item.add(traitsOf(textOfCode(code)));
  }
  return levelOf(item.arabic, item.length);
}

/** The same of an item each of whose `count` codes reads as one UTF-16 unit. */
export function levelOfUnits(count: number, unitOf: (at: number) => number): 0 | 1 | undefined {
  const item = new ItemCount();
  for (let at = 0; at < count; at += 1) {
    item.add(traitsOfUnit(unitOf(at)));
  }
  return levelOf(item.arabic, item.length);
}

/** UTF-16 units of an item, in all and such as count as Arabic. */
class ItemCount {
  arabic = 0;
  length = 0;
  private endsWithSpace = true;

  add(code: CodeTraits): void {
    if (code.treatment === "space") {
      this.length += this.endsWithSpace ? 0 : 1;
      this.endsWithSpace = true;
    } else if (code.treatment === "text" && code.length > 0) {
      this.arabic += code.arabic;
      this.length += code.length;
      this.endsWithSpace = code.endsWithSpace;
    }
  }
}

function textOf(codes: readonly string[]): string {
  let text = "";
  for (const code of codes) {
    switch (traitsOf(code).treatment) {
      case "space":
        text += text === "" || text.endsWith(" ") ? "" : " ";
        break;
      case "text":
        text += code;
        break;
      case "dropped":
        break;
    }
  }
  return text;
}

interface CodeTraits {
  readonly treatment: "space" | "text" | "dropped";
  /** Of its UTF-16 units, how many count as Arabic. */
  readonly arabic: number;
  readonly length: number;
  readonly endsWithSpace: boolean;
}

const knownCodes = new Map<string, CodeTraits>();
/** Those of codes of one UTF-16 unit, by unit. */
const knownUnits = new Array<CodeTraits | undefined>(0x10000);

function traitsOf(code: string): CodeTraits {
  if (code.length === 1) {
    return traitsOfUnit(code.charCodeAt(0));
  }
  let traits = knownCodes.get(code);
  if (traits === undefined) {
    traits = newTraits(code);
    knownCodes.set(code, traits);
  }
  return traits;
}

function traitsOfUnit(unit: number): CodeTraits {
  let traits = knownUnits[unit];
  if (traits === undefined) {
    traits = newTraits(unitText(unit));
    knownUnits[unit] = traits;
  }
  return traits;
}

function newTraits(code: string): CodeTraits {
  return {
    treatment: STARTS_WITH_SPACE.test(code) ? "space" : INVISIBLE.test(code) ? "dropped" : "text",
    arabic: arabicIn(kindsOf(code).kinds),
    length: code.length,
    endsWithSpace: code.endsWith(" "),
  };
}

type Kind = string;

/** Its own bidi algorithm: UAX #9 W1 to L2 run over text that is in visual order, with departures that are noted. */
function reorder(text: string): string {
  const { units, kinds } = kindsOf(text);
  const base = levelOf(arabicIn(kinds), kinds.length);
  if (base === undefined) {
    return text;
  }
  resolveWeak(kinds, base);
  resolveNeutral(kinds, base);
  const levels = kinds.map((kind) => {
    if (base === 0) {
      return kind === "R" ? 1 : kind === "AN" || kind === "EN" ? 2 : 0;
    }
    return kind === "R" ? 1 : 2;
  });
  return reverseLevels(units, levels).join("");
}

function kindsOf(text: string): { readonly units: readonly string[]; readonly kinds: Kind[] } {
  const units: string[] = [];
  const kinds: Kind[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    units.push(unitText(unit));
    kinds.push(kindOf(unit));
  }
  return { units, kinds };
}

/** The level of a piece as a whole: one with little Arabic counts as left to right, one with none stays as it is. */
function levelOf(arabic: number, length: number): 0 | 1 | undefined {
  if (arabic === 0) {
    return undefined;
  }
  return arabic / length < 0.3 && length > 4 ? 0 : 1;
}

function arabicIn(kinds: readonly Kind[]): number {
  let arabic = 0;
  for (const kind of kinds) {
    arabic += kind === "R" || kind === "AL" || kind === "AN" ? 1 : 0;
  }
  return arabic;
}

/** By unit. */
const knownKinds = new Array<Kind | undefined>(0x10000);
const unitTexts = new Array<string | undefined>(0x10000);

function unitText(unit: number): string {
  let text = unitTexts[unit];
  if (text === undefined) {
    text = String.fromCharCode(unit);
    unitTexts[unit] = text;
  }
  return text;
}

function kindOf(unit: number): Kind {
  let kind = knownKinds[unit];
  if (kind === undefined) {
    kind = classOf(unitText(unit));
    knownKinds[unit] = kind;
  }
  return kind;
}

function classOf(unit: string): Kind {
  const code = unit.charCodeAt(0);
  if (code <= 0xff || (code >= 0x600 && code <= 0x6ff)) {
    return bidiClassOf(unit);
  }
  if (code >= 0x590 && code <= 0x5f4) {
    return "R";
  }
  const isArabic =
    (code >= 0x700 && code <= 0x8ac) ||
    (code >= 0xfb50 && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfeff);
  return isArabic ? "AL" : "L";
}

/** W1 to W7. */
function resolveWeak(kinds: Kind[], base: 0 | 1): void {
  const edge = base === 1 ? "R" : "L";
  let before: Kind = edge;
  let strong: Kind = edge;
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] === "NSM" ? before : (kinds[at] ?? edge);
    before = kind;
    if (kind === "EN" && strong === "AL") {
      kinds[at] = "AN";
      continue;
    }
    if (kind === "R" || kind === "L" || kind === "AL") {
      strong = kind;
    }
    kinds[at] = kind;
  }
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] === "AL") {
      kinds[at] = "R";
    }
  }
  for (let at = 1; at < kinds.length - 1; at += 1) {
    const [left, kind, right] = [kinds[at - 1], kinds[at], kinds[at + 1]];
    const joinsNumbers =
      (kind === "ES" && left === "EN") || (kind === "CS" && (left === "EN" || left === "AN"));
    if (joinsNumbers && left === right) {
      kinds[at] = left ?? "ON";
    }
  }
  joinTerminators(kinds);
  strong = edge;
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at];
    if (kind === "WS" || kind === "ES" || kind === "ET" || kind === "CS") {
      kinds[at] = "ON";
    } else if (kind === "EN" && strong === "L") {
      kinds[at] = "L";
    } else if (kind === "R" || kind === "L") {
      strong = kind;
    }
  }
}

/** W5. */
function joinTerminators(kinds: Kind[]): void {
  for (let at = 0; at < kinds.length; at += 1) {
    if (kinds[at] !== "EN") {
      continue;
    }
    for (let left = at - 1; kinds[left] === "ET"; left -= 1) {
      kinds[left] = "EN";
    }
    for (let right = at + 1; kinds[right] === "ET"; right += 1) {
      kinds[right] = "EN";
    }
  }
}

/** N1 and N2; what stands one place behind the character after a run of neutrals decides, as in pdf.js. */
function resolveNeutral(kinds: Kind[], base: 0 | 1): void {
  const edge = base === 1 ? "R" : "L";
  const side = (kind: Kind): Kind => (kind === "L" ? "L" : "R");
  for (let start = 0; start < kinds.length; start += 1) {
    if (kinds[start] !== "ON") {
      continue;
    }
    let end = start + 1;
    while (kinds[end] === "ON") {
      end += 1;
    }
    const before = side(start > 0 ? (kinds[start - 1] ?? edge) : edge);
    const after = side(kinds[end + 1] ?? edge);
    kinds.fill(before === after ? before : edge, start, end);
    start = end - 1;
  }
}

/** L2. */
function reverseLevels(units: readonly string[], levels: readonly number[]): readonly string[] {
  const order = [...units];
  for (let level = 2; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      let end = start;
      while ((levels[end] ?? 0) >= level) {
        end += 1;
      }
      if (end > start) {
        turnAround(order, start, end);
        start = end;
      }
    }
  }
  return order;
}

function turnAround(units: string[], start: number, end: number): void {
  for (let left = start, right = end - 1; left < right; left += 1, right -= 1) {
    const unit = units[left] ?? "";
    units[left] = units[right] ?? "";
    units[right] = unit;
  }
}
