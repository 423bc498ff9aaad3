import type { ColourCount } from "./colour-profile.ts";

/** What of a JPEG file a PDF has to say; its data is copied as it is. */
export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly colours: ColourCount;
  /** Bits of a sample. */
  readonly depth: number;
  /** Whether its maker stores ink upside down, as Adobe's programs do: 0 is full. */
  readonly invertedInk: boolean;
  readonly profile: Buffer | undefined;
}

const MARKER = { app2: 0xe2, app14: 0xee, startOfScan: 0xda } as const;
/** Baseline, extended and progressive frames; `media` lets no others pass. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
/** ICC.1:2001-04, annex B.4: the name, then the number of this part and of all. */
const PROFILE_HEAD = "ICC_PROFILE\0";

export function readJpeg(bytes: Uint8Array): Jpeg {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const profileParts = new Map<number, Buffer>();
  let frame: Buffer | undefined;
  let isAdobe = false;
  for (let at = 2; at + 4 <= file.length; ) {
    const marker = file.readUInt8(at + 1);
    if (marker === 0xff) {
      // Fill bytes before a marker.
      at += 1;
      continue;
    }
    if (marker === MARKER.startOfScan) {
      break;
    }
    const length = file.readUInt16BE(at + 2);
    const body = file.subarray(at + 4, at + 2 + length);
    if (FRAMES.has(marker)) {
      frame = body;
    } else if (marker === MARKER.app2 && startsWith(body, PROFILE_HEAD)) {
      profileParts.set(body.readUInt8(PROFILE_HEAD.length), body.subarray(PROFILE_HEAD.length + 2));
    } else if (marker === MARKER.app14 && startsWith(body, "Adobe")) {
      isAdobe = true;
    }
    at += 2 + length;
  }
  const colours = frame?.[5];
  if (frame === undefined || (colours !== 1 && colours !== 3 && colours !== 4)) {
    throw new Error("a picture that was found to be a JPEG has no frame that can be shown");
  }
  return {
    depth: frame.readUInt8(0),
    height: frame.readUInt16BE(1),
    width: frame.readUInt16BE(3),
    colours,
    invertedInk: isAdobe && colours === 4,
    profile: joined(profileParts),
  };
}

function startsWith(body: Buffer, head: string): boolean {
  return body.length > head.length + 2 && body.toString("latin1", 0, head.length) === head;
}

function joined(parts: ReadonlyMap<number, Buffer>): Buffer | undefined {
  const sorted = [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
  return sorted.length === 0 ? undefined : Buffer.concat(sorted);
}
