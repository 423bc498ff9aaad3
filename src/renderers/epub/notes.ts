import type { Note, PreparedArticle } from "../../model/index.ts";
import type { Profile } from "../../profile/index.ts";

/** A note that the text refers to. */
export interface KeptNote {
  readonly note: Note;
  readonly id: string;
  /** The number as printed. */
  readonly label: string;
  /** Id of the place that refers to it first; its back link leads there. */
  readonly referenceId: string;
}

/** The notes of one content document, in the order in which the text refers to them. */
export interface NoteKeeper {
  /** Notes a reference to `note`; `referenceId` is the id of this reference, new for each. */
  readonly refer: (note: Note) => KeptNote;
  /** Grows while it is gone through, when a note has a note. */
  readonly kept: readonly KeptNote[];
}

export function createNoteKeeper(
  article: PreparedArticle,
  profile: Profile,
  newId: (stem: string) => string,
): NoteKeeper {
  const kept: KeptNote[] = [];
  const byNote = new Map<Note, KeptNote>();
  return {
    kept,
    refer: (note) => {
      const known = byNote.get(note);
      if (known !== undefined) {
        return { ...known, referenceId: newId("noteref") };
      }
      const added: KeptNote = {
        note,
        id: article.anchors.get(note) ?? newId("note"),
        label: article.noteLabels.get(note) ?? profile.counter(kept.length + 1),
        referenceId: newId("noteref"),
      };
      kept.push(added);
      byNote.set(note, added);
      return added;
    },
  };
}
