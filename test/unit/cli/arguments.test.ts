import { expect, test } from "vitest";
import { readArguments } from "../../../src/cli/arguments.ts";
import { HELP } from "../../../src/cli/help.ts";
import { UsageError } from "../../../src/cli/usage-error.ts";
import { INPUT_FORMATS } from "../../../src/index.ts";

test("only an input: all the rest has a default", () => {
  expect(readArguments(["a.md"])).toEqual({
    kind: "convert",
    inputs: ["a.md"],
    to: ["pdf", "docx", "epub"],
    out: "output",
    template: "news",
    title: undefined,
    one: undefined,
    language: undefined,
    profile: undefined,
    habits: {},
    from: undefined,
    fontFolders: [],
    embedFonts: true,
    drawCover: true,
    embedSource: false,
    archival: "3a",
    passwords: undefined,
    allowOutside: false,
    mediaFolder: undefined,
    allowNetwork: false,
    repair: false,
    guess: true,
    word: {
      reference: undefined,
      embedFonts: false,
      blockMarks: true,
      editorialNotes: false,
      readOnlyRecommended: false,
      protection: undefined,
    },
    clean: { level: undefined, rules: "", verbatim: false },
    strict: false,
    quiet: false,
    verbose: false,
    json: false,
  });
});

test("all options, before and after the inputs", () => {
  const argv =
    "--to EPUB,pdf --out o -t ./mine a.md --lang fa-IR --profile ar-MA --digits ARAB --calendars hijri,gregorian --months dual --from MD --font f1 --font f2 --no-embed-fonts --no-cover --embed-source --pdf-a 2A --user-password u --owner-password o --allow-outside --media uploads --allow-network --repair --no-guess --reference house.dotx --word-fonts --no-block-marks --editorial-notes --read-only --protect comments --clean house --rules CL-05 --rules -CL-14 --keep-quotations --strict -q --verbose --json".split(
      " ",
    );
  expect(readArguments([...argv, "--title", "عنوان"])).toEqual({
    kind: "convert",
    inputs: ["a.md"],
    to: ["pdf", "epub"],
    out: "o",
    template: "./mine",
    title: "عنوان",
    one: undefined,
    language: "fa-IR",
    profile: "ar-MA",
    habits: { digits: "arab", calendars: ["hijri", "gregorian"], months: "dual" },
    from: "MD",
    fontFolders: ["f1", "f2"],
    embedFonts: false,
    drawCover: false,
    embedSource: true,
    archival: "2a",
    passwords: { user: "u", owner: "o" },
    allowOutside: true,
    mediaFolder: "uploads",
    allowNetwork: true,
    repair: true,
    guess: false,
    word: {
      reference: "house.dotx",
      embedFonts: true,
      blockMarks: false,
      editorialNotes: true,
      readOnlyRecommended: true,
      protection: "comments",
    },
    clean: { level: "house", rules: "CL-05,-CL-14", verbatim: true },
    strict: true,
    quiet: true,
    verbose: true,
    json: true,
  });
});

test.each([
  [["--help", "a.md"], "help"],
  [["-V"], "version"],
  [["templates"], "templates"],
  [["profiles"], "profiles"],
  [["fonts", "--font", "f"], "fonts"],
  [["-"], "convert"],
  [["--", "-strange.md"], "convert"],
  [["./fonts"], "convert"],
])("%j is %s", (argv, kind) => {
  expect(readArguments(argv).kind).toBe(kind);
});

test.each([
  [[], "no input given; warraq --help tells how"],
  [["--nope", "a.md"], "unknown option --nope; warraq --help lists them all"],
  [["a.md", "--to", "pdf,rtf"], 'unknown format "rtf"; there is pdf, docx, epub'],
  [["a.md", "--to", ""], 'unknown format ""; there is pdf, docx, epub'],
  [["a.md", "--media", " "], "--media is empty"],
  [["a.md", "--lang", "ar_EG"], '"ar_EG" is not a language tag; such as ar, fa or en-GB'],
  [
    ["a.md", "--digits", "hindi"],
    '--digits cannot be "hindi"; there is keep, profile, arab, latn, arabext',
  ],
  [
    ["a.md", "--calendars", "hijri,julian"],
    '--calendars cannot be "julian"; there is gregorian, hijri, persian',
  ],
  [["a.md", "--out", " "], "--out is empty"],
  [["a.md", ""], "the name of an input is empty"],
  [["a.md", "--pdf-a", "1b"], 'unknown profile of PDF/A "1b"; there is 2a, 3a'],
  [["a.md", "--user-password", ""], "a password is empty"],
  [
    ["a.md", "b.md", "--title", "t"],
    "--title is for one input; these are several, and --one NAME binds them",
  ],
  [["a.md", "--one", "x/y"], "--one is the name of the publication; --out says where it goes"],
  [["a.md", "-", "--one", "m"], "--one binds files; standard input is none"],
  [
    ["templates", "a.md"],
    '"warraq templates" takes no inputs; for a file of that name, ./templates',
  ],
  [["a.md", "--strict=yes"], "option '--strict' does not take an argument"],
  [["a.md", "--out"], "option '-o, --out <value>' argument missing"],
])("%j is refused in one line", (argv, message) => {
  expect(() => readArguments(argv)).toThrow(new UsageError(message));
});

test("the help lists every format that is read", () => {
  for (const format of INPUT_FORMATS) {
    expect(HELP).toContain(format);
  }
});
