import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { breakOpportunities, standardBreaks } from "../../../src/text/index.ts";

// The same cases on every run, so that a failure is a change of ours.
fc.configureGlobal({ seed: 1954 });

/** The text with `|` where it may break, `|50|` where that costs something, `¶` where it must. */
function shown(text: string): string {
  let last = 0;
  let marked = "";
  for (const { offset, kind, penalty } of breakOpportunities(text)) {
    const sign = kind === "mandatory" ? "¶" : penalty === 0 ? "|" : `|${penalty}|`;
    marked += text.slice(last, offset) + sign;
    last = offset;
  }
  return marked + text.slice(last);
}

describe("running text", () => {
  test.each([
    ["spaces", "ذهب الولد، ثم عاد.", "ذهب |الولد، |ثم |عاد."],
    ["quotes and brackets hold on to their words", "قال «نعم» (ثم) صمت", "قال |«نعم» |(ثم) |صمت"],
    ["a line end", "سطر\nسطر\u2028سطر", "سطر\n¶سطر\u2028¶سطر"],
    ["no-break space", "د.\u00a0علي", "د.\u00a0علي"],
    ["a soft hyphen", "auto\u00admatic", "auto\u00ad|50|matic"],
    ["a hyphen between words", "أنجلو-ساكسوني", "أنجلو-|50|ساكسوني"],
    ["numbers whole", "بين 12.5% و2024-11-05 و٣٬٥٠٠٫٢٥", "بين |12.5% |و2024-11-05 |و٣٬٥٠٠٫٢٥"],
  ])("%s", (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("dashes", () => {
  test.each([
    ["a spaced dash does not begin a line", "ذهب - كما قال - وعاد", "ذهب - |كما |قال - |وعاد"],
    ["nor an en dash", "ذهب – كما قال – وعاد", "ذهب – |كما |قال – |وعاد"],
    ["the dash of a dialogue stays with its words", "- نعم يا أبي", "- نعم |يا |أبي"],
    ["an opening hyphen stays with its word", "اللاحقة -ون للجمع", "اللاحقة |-ون |للجمع"],
  ])("%s", (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("numbers and their company", () => {
  test.each([
    ["units", "على بعد 12 كم من", "على |بعد |12 كم |من"],
    ["year marks", "عام ١٤٤٥ هـ الموافق 2024 م تقريبا", "عام |١٤٤٥ هـ |الموافق |2024 م |تقريبا"],
    ["a spaced per cent sign", "نحو ٥ ٪ فقط", "نحو |٥ ٪ |فقط"],
    ["a word that only begins like a unit", "له 12 مدينة", "له |12 |مدينة"],
    ["pages and volumes", "انظر ص. 12 وج. ٣ وكذلك", "انظر |ص. 12 |وج. |٣ |وكذلك"],
    ["Latin abbreviations", "see p. 12 and § 4 of it", "see |p. 12 |and |§ 4 |of |it"],
  ])("%s", (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

test("the end of an ayah does not begin a line", () => {
  expect(shown("عَلَّمَ ٱلْقُرْءَانَ ۝٢ خَلَقَ ۝ ثم")).toBe("عَلَّمَ |ٱلْقُرْءَانَ ۝٢ |خَلَقَ ۝ |ثم");
});

describe("the lone conjunction", () => {
  test.each([
    ["does not end a line", "ذهب و عاد", "ذهب |و عاد"],
    ["nor with its vowel", "ذهب وَ عاد", "ذهب |وَ عاد"],
    ["but other words do that end in waw", "هو عاد", "هو |عاد"],
  ])("%s", (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe("addresses", () => {
  test.each([
    [
      "before their punctuation, after their slashes",
      "في https://www.example.com/path/to/page?id=12&x=y#frag الآن",
      "في |https://|50|www|150|.example|150|.com/|50|path/|50|to/|50|page|150|?id|150|=12|150|&x|150|=y|150|#frag |الآن",
    ],
    ["never after a hyphen", "http://a-site.org/a-b", "http://|50|a-site|150|.org/|50|a|150|-b"],
    [
      "the full stop after one is the sentence's",
      "زر www.example.org.",
      "زر |www|150|.example|150|.org.",
    ],
    ["in brackets", "(www.example.org)، ثم", "(www|150|.example|150|.org)، |ثم"],
    [
      "mail",
      "إلى nasser.ali@example.org اليوم",
      "إلى |nasser|150|.ali|150|@example|150|.org |اليوم",
    ],
  ])("%s", (_name, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

test("bidi controls are not seen, and a line breaks outside an isolate", () => {
  const controls = /[\u200e\u200f\u061c\u2066-\u2069]/g;
  expect(
    shown("كلمة \u2066C++ x\u2069 كلمة \u2067(ب)\u2069، ثم")
      .replaceAll("\u2069", "<")
      .replaceAll(/[\u2066\u2067]/g, ">"),
  ).toBe("كلمة |>C++ |x< |كلمة |>(ب)<، |ثم");
  const parts = fc.constantFrom(..."اب a1-/.() ", "\u2066", "\u2069", "\u200f", " ");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 25 }), (written) => {
      const text = written.join("");
      expect(shown(text).replace(controls, "")).toBe(
        shown(text.replace(controls, "")).replace(controls, ""),
      );
    }),
  );
});

test("the short way for plain Arabic gives what the long way gives", () => {
  const parts = fc.constantFrom(..."ابتوهيلم", "َ", "ّ", " ", " ", "، ", ". ");
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 25 }), (written) => {
      const text = written.join("");
      // A Latin word at the end sends the text the long way.
      const long = breakOpportunities(`${text}ب x`).filter(({ offset }) => offset <= text.length);
      expect(breakOpportunities(`${text}ب`)).toEqual(long);
    }),
    { numRuns: 500 },
  );
});

test("breaks ascend inside the text, and mandatory ones are never lost", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(..."ابa1 -./:@%\n\u2028\u00a0(«😀و") }),
      (text) => {
        const found = breakOpportunities(text);
        for (const [at, { offset }] of found.entries()) {
          expect(offset).toBeGreaterThan(found[at - 1]?.offset ?? 0);
          expect(offset).toBeLessThan(text.length);
        }
        const mandatory = (all: typeof found) => all.filter(({ kind }) => kind === "mandatory");
        expect(mandatory(found)).toEqual(mandatory(standardBreaks(text)));
      },
    ),
    { numRuns: 500 },
  );
});
