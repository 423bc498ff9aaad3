/** Places in the tables `GSUB`, `ScriptList`, `Script`, `LangSys` and `FeatureList` (OpenType 1.9.1), in bytes. */
const [SCRIPTS, FEATURES] = [4, 6];
const RECORD_LENGTH = 6;
const LANGUAGES = 2;
const FEATURE_COUNT = 4;
const FEATURE_INDEXES = 6;

/** OpenType knows some 600. */
const MOST_LANGUAGES = 2000;

const JOINING = ["init", "medi", "fina"];

/**
 * Whether a table `GSUB` has the forms that join Arabic letters, where HarfBuzz looks for them: at the script `arab`, and
 * for want of it at `DFLT`. Throws `RangeError` for a table that is cut short. Read by hand, for of a damaged table fontkit
 * makes lists of lists until there is no memory left.
 */
export function hasJoiningForms(gsub: DataView): boolean {
  const tagAt = (at: number): string =>
    String.fromCharCode(...[0, 1, 2, 3].map((byte) => gsub.getUint8(at + byte)));
  /** What the records of a list lead to, by tag; places count from `base`. */
  const records = (list: number, base: number): readonly (readonly [string, number])[] =>
    Array.from({ length: gsub.getUint16(list) }, (_, index) => {
      const at = list + 2 + index * RECORD_LENGTH;
      return [tagAt(at), base + gsub.getUint16(at + 4)] as const;
    });
  const scriptList = gsub.getUint16(SCRIPTS);
  const scripts = new Map([...records(scriptList, scriptList)].reverse());
  const script = scripts.get("arab") ?? scripts.get("DFLT");
  if (script === undefined) {
    return false;
  }
  const usual = gsub.getUint16(script);
  const languages = [
    ...(usual === 0 ? [] : [script + usual]),
    ...records(script + LANGUAGES, script).map(([, language]) => language),
  ];
  if (languages.length > MOST_LANGUAGES) {
    throw new RangeError(`${languages.length} languages of a script`);
  }
  const featureList = gsub.getUint16(FEATURES);
  const features = records(featureList, featureList);
  const tags = new Set<string | undefined>();
  for (const language of languages) {
    const count = gsub.getUint16(language + FEATURE_COUNT);
    for (let index = 0; index < count; index += 1) {
      const feature = gsub.getUint16(language + FEATURE_INDEXES + 2 * index);
      tags.add(features[feature]?.[0]);
    }
  }
  return JOINING.every((tag) => tags.has(tag));
}
