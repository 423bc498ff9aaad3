import type { Span } from "../diagnostics/index.ts";
import type { Article, Publication, WritingHabits } from "../model/index.ts";
import { findProfile, habitsOf, type Profile, profileForLanguage } from "../profile/index.ts";
import {
  type ChosenRule,
  type CleanLevel,
  chooseRules,
  type RuleSwitches,
} from "./choose-rules.ts";
import { cleanSequence, reportsOf, type SequenceFinding } from "./clean-sequence.ts";
import { collectText, type Piece, type WorkingText } from "./collect-text.ts";
import { replaceStrings } from "./replace-strings.ts";
import { retypeNodes } from "./retype-nodes.ts";
import type { ArticleText, FoundNode, RuleLevel } from "./rule.ts";
import { RULES } from "./rules/index.ts";
import { type Path, sequencesOf } from "./sequences.ts";
import { createSourcePlaces, type SourcePlaces } from "./source-places.ts";

export interface HouseStyleOptions {
  /** `safe` when absent. */
  readonly level?: CleanLevel | undefined;
  /** Rules switched on, off or to a setting, by id, whatever the level. */
  readonly rules?: RuleSwitches | undefined;
  /** Whether the words of others (quotes, answers, what stands between « and ») stay as they are; false when absent. */
  readonly verbatim?: boolean | undefined;
  /** Name of the country profile, instead of what the articles say. */
  readonly profile?: string | undefined;
  /** The sources by name, their lines ended by LF: places are then exact across line ends and escapes. */
  readonly texts?: ReadonlyMap<string, string> | undefined;
}

/** One change of the text. */
export interface Edit {
  readonly rule: string;
  readonly level: RuleLevel;
  /** Where what is changed was written. */
  readonly span?: Span | undefined;
  readonly before: string;
  readonly after: string;
}

/** An edit, or what only a person can decide: then without `after`, and with a message. */
export interface Finding extends Omit<Edit, "after"> {
  readonly after?: string | undefined;
  readonly message?: string | undefined;
  /** What may have been meant, the likeliest first. */
  readonly suggestions?: readonly string[] | undefined;
}

/** How a string of the input changed. */
export interface StringChange {
  readonly path: Path;
  readonly span: Span | undefined;
  readonly before: string;
  /** What takes the place of stretches of `before`, in order and apart. */
  readonly parts: readonly { readonly from: number; readonly to: number; readonly after: string }[];
}

export interface HouseStyled<Input> {
  readonly input: Input;
  readonly edits: readonly Edit[];
}

/** A copy of the input with house style applied, and every edit as data. Twice gives what once gives. */
export function applyHouseStyle<Input extends Article | Publication>(
  input: Input,
  options: HouseStyleOptions = {},
): HouseStyled<Input> {
  const sequences = styleSequences(input, options);
  const changes = sequences.flatMap((one) => one.changes);
  const cleaned = applyChanges(input, changes);
  const nodes = styleNodes(cleaned, options);
  return {
    input: retypeNodes(
      cleaned,
      nodes.map(({ node }) => node),
    ),
    edits: [...sequences.flatMap((one) => one.edits), ...nodes.map(({ edit }) => edit)],
  };
}

/** A node to be made one of another type, and that as an edit: no characters of the text change. */
export interface NodeEdit {
  readonly edit: Edit;
  readonly node: FoundNode;
}

/** What the rules would change of nodes, such as emphasis; the source has no characters to change for it. */
export function styleNodes(
  input: Article | Publication,
  options: HouseStyleOptions = {},
): readonly NodeEdit[] {
  const rules = chooseRules(options.level ?? "safe", options.rules).filter(
    ({ rule }) => rule.findNodes !== undefined,
  );
  return rules.length === 0
    ? []
    : sequencesOf(input)
        .filter(({ isString, isQuoted }) => !isString && !(isQuoted && options.verbatim === true))
        .flatMap((sequence) =>
          rules.flatMap(({ rule, setting }) =>
            (rule.findNodes?.(sequence, setting) ?? []).map((node): NodeEdit => {
              const { span, before, after } = node;
              return { node, edit: { rule: rule.id, level: rule.level, span, before, after } };
            }),
          ),
        );
}

/** What is to be changed in one line of inlines: all of it or nothing. */
export interface SequenceChanges {
  readonly edits: readonly Edit[];
  readonly changes: readonly StringChange[];
}

/** The same sequence by sequence, without those that stay as they are; `applyChanges` makes them. */
export function styleSequences(
  input: Article | Publication,
  options: HouseStyleOptions = {},
): readonly SequenceChanges[] {
  const rules = chooseRules(options.level ?? "safe", options.rules);
  if (rules.length === 0) {
    return [];
  }
  const places = createSourcePlaces(options.texts ?? new Map());
  return worksOf(input, options).flatMap((working): readonly SequenceChanges[] => {
    const cleaned = cleanSequence(working, rules, options.verbatim === true);
    const edits = cleaned.edits.map((one) => ({
      ...findingOf(one, places),
      after: one.found.after ?? "",
    }));
    return edits.length === 0 ? [] : [{ edits, changes: changesOf(cleaned.working) }];
  });
}

/** The input with changes made in it. */
export function applyChanges<Input extends Article | Publication>(
  input: Input,
  changes: readonly StringChange[],
): Input {
  return changes.length === 0
    ? input
    : replaceStrings(
        input,
        new Map(changes.map((change) => [change.path.join("/"), textAfter(change)])),
      );
}

/** What a string became. */
export function textAfter({ before, parts }: StringChange): string {
  let done = 0;
  let text = "";
  for (const { from, to, after } of parts) {
    text += before.slice(done, from) + after;
    done = to;
  }
  return text + before.slice(done);
}

/**
 * All that the rules find in the input, of every level: what they would edit, and what they only report. Sorted by place;
 * what has none comes first.
 */
export function findHouseStyle(
  input: Article | Publication,
  options: HouseStyleOptions = {},
): readonly Finding[] {
  const editing = chooseRules(options.level ?? "house", options.rules);
  const reporting = withReports(editing, options.rules ?? {});
  const places = createSourcePlaces(options.texts ?? new Map());
  const findings: Finding[] = [];
  for (const working of worksOf(input, options)) {
    const found = [
      ...cleanSequence(working, editing, options.verbatim === true).edits.map((one) => ({
        ...findingOf(one, places),
        after: one.found.after,
      })),
      ...reportsOf(working, reporting).map((one) => findingOf(one, places)),
    ];
    findings.push(...found);
  }
  findings.push(
    ...styleNodes(input, { ...options, level: options.level ?? "house" }).map(({ edit }) => edit),
  );
  for (const article of input.type === "article" ? [input] : input.articles) {
    const habits = habitsOf(article, habitsOf(input));
    const profile = profileOf(options.profile ?? article.profile, article.language, habits);
    const texts = worksOf(article, options).map((working) => articleText(working, places));
    for (const { rule } of reporting) {
      findings.push(
        ...(rule.findInArticle?.(article, profile, texts) ?? []).map((one) => ({
          rule: rule.id,
          level: rule.level,
          ...one,
        })),
      );
    }
  }
  return sortedByPlace(findings);
}

function articleText(working: WorkingText, places: SourcePlaces): ArticleText {
  const { text, sequence, stretchOf, pieces, pieceOf } = working;
  const [part, index] = sequence.path;
  return {
    text,
    role: sequence.role,
    block: part === "body" && typeof index === "number" ? index : undefined,
    isOpen: (from, to) => stretchOf.slice(from, to).every((stretch) => stretch === 0),
    languageAt: (at) => pieces[pieceOf[at] ?? -1]?.language ?? sequence.language,
    spanOf: (from, to) => spanOf(working, from, to, places),
  };
}

/** With the rules that only report, which belong to every level. */
function withReports(chosen: readonly ChosenRule[], switches: RuleSwitches): readonly ChosenRule[] {
  return RULES.flatMap((rule): readonly ChosenRule[] => {
    const own = chosen.find((one) => one.rule === rule);
    const isOff = Object.hasOwn(switches, rule.id) && switches[rule.id] === false;
    return own !== undefined
      ? [own]
      : rule.level === "report" && rule.onDemand !== true && !isOff
        ? [{ rule, setting: rule.settings?.[0] }]
        : [];
  });
}

function worksOf(
  input: Article | Publication,
  { verbatim, profile }: HouseStyleOptions,
): readonly WorkingText[] {
  return sequencesOf(input).map((sequence) =>
    collectText(
      sequence,
      profileOf(profile ?? sequence.profile, sequence.language, sequence.habits),
      verbatim === true,
    ),
  );
}

const profileOf = (name: string | undefined, language: string, habits: WritingHabits): Profile =>
  (name === undefined ? undefined : findProfile(name, habits)) ??
  profileForLanguage(language, habits);

function findingOf({ rule, found, at }: SequenceFinding, places: SourcePlaces): Finding {
  const { from, to, message, suggestions } = found;
  return {
    rule: rule.id,
    level: rule.level,
    span: spanOf(at, from, to, places),
    before: at.text.slice(from, to),
    ...(message === undefined ? {} : { message }),
    ...(suggestions === undefined ? {} : { suggestions }),
  };
}

/** From the first to the last character that the author wrote; of none, the place between its neighbours. */
function spanOf(
  { pieces, pieceOf, offsetOf }: WorkingText,
  from: number,
  to: number,
  places: SourcePlaces,
): Span | undefined {
  const written = (at: number): { piece: Piece; offset: number } | undefined => {
    const piece = pieces[pieceOf[at] ?? -1];
    const offset = offsetOf[at] ?? -1;
    return piece?.span === undefined || offset === -1 ? undefined : { piece, offset };
  };
  let first: Span | undefined;
  let last: Span | undefined;
  for (let at = from; at < to; at += 1) {
    const place = written(at);
    if (place !== undefined) {
      const span = places.span(place.piece, place.offset, place.offset + 1);
      first ??= span;
      last = span ?? last;
    }
  }
  if (first !== undefined && last !== undefined) {
    return { source: first.source, start: first.start, end: last.end };
  }
  for (let at = from - 1; at >= 0; at -= 1) {
    const place = written(at);
    if (place !== undefined) {
      const span = places.span(place.piece, place.offset, place.offset + 1);
      return span === undefined ? undefined : { ...span, start: span.end };
    }
  }
  for (let at = to; at < pieceOf.length; at += 1) {
    const place = written(at);
    if (place !== undefined) {
      const span = places.span(place.piece, place.offset, place.offset + 1);
      return span === undefined ? undefined : { ...span, end: span.start };
    }
  }
  return undefined;
}

/** What became of each string of a sequence, from where its characters now are. */
function changesOf({ pieces, pieceOf, offsetOf, text }: WorkingText): readonly StringChange[] {
  const drafts = pieces.map(() => ({
    parts: [] as { from: number; to: number; after: string }[],
    done: 0,
    put: "",
  }));
  const settle = (draft: (typeof drafts)[number], until: number) => {
    if (until > draft.done || draft.put !== "") {
      draft.parts.push({ from: draft.done, to: until, after: draft.put });
      draft.put = "";
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const draft = drafts[pieceOf[at] ?? -1];
    const offset = offsetOf[at] ?? -1;
    if (draft !== undefined && offset === -1) {
      draft.put += text[at] ?? "";
    } else if (draft !== undefined) {
      settle(draft, offset);
      draft.done = offset + 1;
    }
  }
  return pieces.flatMap(({ value, path, span }, index): readonly StringChange[] => {
    const draft = drafts[index];
    if (draft === undefined || path === undefined) {
      return [];
    }
    settle(draft, value.length);
    return draft.parts.length === 0 ? [] : [{ path, span, before: value, parts: draft.parts }];
  });
}

/** Sources in the order they are met in, and each from its beginning. */
function sortedByPlace(findings: readonly Finding[]): readonly Finding[] {
  const sources = [...new Set(findings.map(({ span }) => span?.source))];
  const at = ({ span }: Finding) => span?.start.offset ?? -1;
  return findings.toSorted(
    (one, other) =>
      sources.indexOf(one.span?.source) - sources.indexOf(other.span?.source) ||
      at(one) - at(other),
  );
}
