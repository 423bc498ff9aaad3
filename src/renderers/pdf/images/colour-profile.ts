import type { PdfDocument } from "../document/open-document.ts";
import type { PdfRef, PdfValue } from "../document/pdf-object.ts";

/** Samples of a pixel, colours alone. */
export type ColourCount = 1 | 3 | 4;

const DEVICE: Readonly<Record<ColourCount, string>> = {
  1: "DeviceGray",
  3: "DeviceRGB",
  4: "DeviceCMYK",
};
/** Colour space signatures of ICC.1:2001-04, 6.1.5. */
const SIGNATURE: Readonly<Record<ColourCount, string>> = { 1: "GRAY", 3: "RGB ", 4: "CMYK" };
/** Classes of profiles that an image may have (ISO 19005-2 6.2.4.2): scanner, monitor, printer, colour space. */
const CLASSES = ["scnr", "mntr", "prtr", "spac"];
const HEADER_LENGTH = 128;
const NEWEST_VERSION = 4;

/** The colour spaces of the pictures of one PDF; a profile that several pictures have is in the file once. */
export interface ColourSpaces {
  /** The space of `profile` where it is sound and fits; for want of it that of the output intent, or of printing ink. */
  readonly of: (colours: ColourCount, profile: Buffer | undefined) => PdfValue;
}

export function createColourSpaces(document: PdfDocument): ColourSpaces {
  const known = new Map<string, PdfRef>();
  return {
    of: (colours, profile) => {
      if (profile === undefined || !fits(profile, colours)) {
        return DEVICE[colours];
      }
      const key = profile.toString("latin1");
      let ref = known.get(key);
      if (ref === undefined) {
        ref = document.ref({ N: colours, Alternate: DEVICE[colours] });
        ref.end(profile);
        known.set(key, ref);
      }
      return ["ICCBased", ref];
    },
  };
}

function fits(profile: Buffer, colours: ColourCount): boolean {
  return (
    profile.length > HEADER_LENGTH &&
    profile.readUInt32BE(0) <= profile.length &&
    profile.readUInt8(8) <= NEWEST_VERSION &&
    CLASSES.includes(profile.toString("latin1", 12, 16)) &&
    profile.toString("latin1", 16, 20) === SIGNATURE[colours] &&
    profile.toString("latin1", 36, 40) === "acsp"
  );
}
