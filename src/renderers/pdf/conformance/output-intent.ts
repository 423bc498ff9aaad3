import type { PdfDocument } from "../document/open-document.ts";
import { textString } from "../document/pdf-object.ts";
import { SRGB_NAME, srgbProfile } from "./srgb-profile.ts";

/** Says which colours the numbers of DeviceRGB and DeviceGray mean (ISO 19005-2 6.2.3). */
export function addOutputIntent(document: PdfDocument): void {
  const profile = document.ref({ N: 3 });
  profile.end(srgbProfile());
  document.catalogue["OutputIntents"] = [
    {
      Type: "OutputIntent",
      S: "GTS_PDFA1",
      OutputConditionIdentifier: textString(SRGB_NAME),
      RegistryName: textString("http://www.color.org"),
      Info: textString(SRGB_NAME),
      DestOutputProfile: profile,
    },
  ];
}
