/** A text made of another one, that knows where each of its units comes from. */
export interface EditedText {
  readonly text: string;
  /** The offset in the text it was made of; of what was put in, where it was put in. */
  readonly toSource: (offset: number) => number;
}

export interface TextEditor {
  /** Takes the units `[start, end)` of the text over. */
  readonly keep: (start: number, end: number) => void;
  /** Puts words in that stand for what is at `at`. */
  readonly put: (words: string, at: number) => void;
  readonly finish: () => EditedText;
}

export const unedited = (text: string): EditedText => ({ text, toSource: (offset) => offset });

/** Makes a text of another one, from its start to its end. */
export function editText({ text, toSource }: EditedText): TextEditor {
  const parts: string[] = [];
  /** Where a part begins in the new text, and in the old one; what was put in stands at one place. */
  const places: { readonly at: number; readonly from: number; readonly isKept: boolean }[] = [];
  let length = 0;
  const add = (words: string, from: number, isKept: boolean) => {
    if (words !== "") {
      places.push({ at: length, from, isKept });
      parts.push(words);
      length += words.length;
    }
  };
  return {
    keep: (start, end) => add(text.slice(start, end), start, true),
    put: (words, at) => add(words, at, false),
    finish: () => ({
      text: parts.join(""),
      toSource: (offset) => {
        let low = 0;
        let high = places.length - 1;
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if ((places[middle]?.at ?? 0) <= offset) {
            low = middle;
          } else {
            high = middle - 1;
          }
        }
        const place = places[low];
        return toSource(
          place === undefined ? 0 : place.isKept ? place.from + offset - place.at : place.from,
        );
      },
    }),
  };
}

/** A text with every match of `pattern`, which is global, replaced by what `replacement` says; `undefined` keeps it. */
export function replaceAll(
  edited: EditedText,
  pattern: RegExp,
  replacement: (match: RegExpExecArray) => string | undefined,
): EditedText {
  const editor = editText(edited);
  let at = 0;
  for (const match of edited.text.matchAll(pattern)) {
    const words = replacement(match);
    if (words !== undefined) {
      editor.keep(at, match.index);
      editor.put(words, match.index);
      at = match.index + match[0].length;
    }
  }
  editor.keep(at, edited.text.length);
  return editor.finish();
}
