import type { IRunOptions } from "docx";
import type { StyleRole, Template } from "../../template/index.ts";
import { toHalfPoints } from "../../units/index.ts";
import { runLanguage } from "./language.ts";
import type { RunFormat } from "./paragraph-text.ts";
import type { Session } from "./session.ts";
import { type CharacterRole, characterEntry, characterLook } from "./styles/character-styles.ts";
import type { RunLook } from "./styles/properties.ts";
import { isBold } from "./styles/role-run-look.ts";

/** A run has one character style; of several roles the first in this list gives it, the others are spelled out. */
const PRECEDENCE: readonly CharacterRole[] = [
  "noteReference",
  "code",
  "link",
  "strong",
  "emphasis",
  "emphasisLatin",
  "speaker",
  "mark",
  "underline",
  "strike",
  "superscript",
  "subscript",
];

/** The properties of a run of one direction in a paragraph whose style looks like `surroundings`. */
export function runOptions(
  format: RunFormat,
  rightToLeft: boolean,
  surroundings: StyleRole,
  session: Session,
): IRunOptions {
  const main = PRECEDENCE.find((role) => format.roles.includes(role));
  const language = runLanguage(format.language, rightToLeft, session.languages);
  return {
    ...(main === undefined
      ? {}
      : { style: characterEntry(main, session.styles.direction, session.styles.notes).id }),
    ...directLook(directOf(format, main, surroundings, session)),
    ...(rightToLeft ? { rightToLeft: true } : {}),
    ...(language === undefined ? {} : { language }),
  };
}

/** What the character style cannot say for this run. */
function directOf(
  format: RunFormat,
  main: CharacterRole | undefined,
  surroundings: StyleRole,
  session: Session,
): RunLook {
  if (main === undefined) {
    return {};
  }
  const { template } = session.input;
  const style = template.styles[surroundings];
  const lookOf = (role: CharacterRole, size: number) =>
    characterLook(role, template, session.styles.fonts, size);
  const others: RunLook = Object.assign(
    {},
    ...format.roles.filter((role) => role !== main).map((role) => lookOf(role, style.size)),
  );
  const own = lookOf(main, style.size);
  return {
    ...withoutRepeats(others, own),
    // Two styles that both say bold cancel each other (ECMA-376 17.7.3): only the run itself can insist.
    ...(own.bold === true && isBold(style.weight) ? { bold: true } : {}),
    ...sizeBeside(own, style.size, template),
  };
}

/** What of `others` the character style does not say itself. */
function withoutRepeats(others: RunLook, own: RunLook): RunLook {
  const said = Object.entries(others).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(own[key as keyof RunLook]),
  );
  return Object.fromEntries(said) as RunLook;
}

/** Character styles are sized for body text; beside type of another size the run says its own. */
function sizeBeside(own: RunLook, size: number, template: Template): RunLook {
  return own.size === undefined || size === template.styles.body.size ? {} : { size: own.size };
}

function directLook(look: RunLook): IRunOptions {
  const { fonts } = look;
  return {
    ...(fonts === undefined
      ? {}
      : {
          font:
            typeof fonts === "string"
              ? { theme: fonts === "body" ? ("body" as const) : ("headings" as const) }
              : {
                  ascii: fonts.latin,
                  hAnsi: fonts.latin,
                  eastAsia: fonts.latin,
                  cs: fonts.complex,
                },
        }),
    ...(look.bold === undefined ? {} : { bold: look.bold }),
    ...(look.italic === true ? { italics: true } : {}),
    ...(look.strike === true ? { strike: true } : {}),
    ...(look.noProof === true ? { noProof: true } : {}),
    ...(look.colour === undefined ? {} : { color: look.colour.slice(1).toUpperCase() }),
    ...(look.size === undefined
      ? {}
      : {
          size: toHalfPoints(look.size.latin),
          sizeComplexScript: toHalfPoints(look.size.complex),
        }),
    ...(look.underline === true ? { underline: { type: "single" as const } } : {}),
    ...(look.background === undefined
      ? {}
      : {
          shading: {
            type: "clear" as const,
            color: "auto",
            fill: look.background.slice(1).toUpperCase(),
          },
        }),
    ...(look.script === "superscript" ? { superScript: true } : {}),
    ...(look.script === "subscript" ? { subScript: true } : {}),
  };
}
