import { strFromU8, unzipSync } from "fflate";
import { isWellFormed } from "./well-formed.ts";

/** A reference that cannot serve; its message completes "the reference …". */
export class UnusableReference extends Error {
  override readonly name = "UnusableReference";
}

/** Another's package, opened with care: only parts that are asked for are unfolded. */
export interface OpenPackage {
  readonly names: readonly string[];
  /** The bytes of a part, `undefined` when there is none. */
  readonly bytes: (name: string) => Uint8Array | undefined;
  /** The text of an XML part that is sound. */
  readonly xml: (name: string) => string | undefined;
}

const MOST_ENTRIES = 5_000;
const LARGEST_FILE = 64 * 2 ** 20;
/** What all parts together may unfold to. */
const LARGEST_WHOLE = 256 * 2 ** 20;
const LARGEST_PART = 48 * 2 ** 20;

export function openPackage(file: Uint8Array): OpenPackage {
  if (file.length > LARGEST_FILE) {
    throw new UnusableReference(`is larger than ${LARGEST_FILE / 2 ** 20} MiB`);
  }
  if (file[0] === 0xd0 && file[1] === 0xcf) {
    throw new UnusableReference(
      "is an old .doc or locked with a password: save it as .docx without one",
    );
  }
  if (file[0] !== 0x50 || file[1] !== 0x4b) {
    throw new UnusableReference("is no Word document");
  }
  const sizes = listed(file);
  return {
    names: [...sizes.keys()],
    bytes: (name) => {
      const size = sizes.get(name);
      if (size === undefined) {
        return undefined;
      }
      if (size > LARGEST_PART) {
        throw new UnusableReference(`unfolds into too much: ${name} alone has ${size} bytes`);
      }
      return damagedUnless(() => unzipSync(file, { filter: (entry) => entry.name === name })[name]);
    },
    xml(name) {
      const bytes = this.bytes(name);
      if (bytes === undefined) {
        return undefined;
      }
      const text = strFromU8(bytes).replace(/^\ufeff/, "");
      if (!isWellFormed(text)) {
        throw new UnusableReference(`is damaged: ${name} is no sound XML`);
      }
      return text;
    },
  };
}

/** Names and unfolded sizes, without unfolding anything. */
function listed(file: Uint8Array): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  let whole = 0;
  damagedUnless(() =>
    unzipSync(file, {
      filter: ({ name, originalSize }) => {
        sizes.set(name, originalSize);
        whole += originalSize;
        return false;
      },
    }),
  );
  if (sizes.size > MOST_ENTRIES || whole > LARGEST_WHOLE) {
    throw new UnusableReference(
      `unfolds into too much: ${sizes.size} parts, ${Math.round(whole / 2 ** 20)} MiB`,
    );
  }
  return sizes;
}

function damagedUnless<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof UnusableReference) {
      throw error;
    }
    throw new UnusableReference("is damaged: its ZIP container cannot be read");
  }
}
