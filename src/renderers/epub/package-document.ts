import type { Direction } from "../../model/index.ts";
import { FACTS_PREFIX } from "./book-facts.ts";
import { IDENTIFIER_ID, type MetadataInput, renderMetadata } from "./metadata.ts";
import { container, element, type XmlElement, xmlDocument } from "./xml.ts";

/** A file of the book, as the manifest lists it. */
export interface ManifestItem {
  readonly id: string;
  /** From the folder of the package document. */
  readonly href: string;
  readonly mediaType: string;
  /** Such as `nav` or `cover-image`. */
  readonly properties?: string | undefined;
}

export interface PackageInput {
  readonly metadata: MetadataInput;
  readonly language: string;
  readonly direction: Direction;
  readonly manifest: readonly ManifestItem[];
  /** Manifest ids in reading order. */
  readonly spine: readonly string[];
  readonly ncxId: string;
}

const APPLE_PREFIX =
  "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/";

/** The package document (EPUB 3.3, 5). */
export function renderPackage(input: PackageInput): string {
  const { language, direction, manifest, spine } = input;
  return xmlDocument(
    container(
      "package",
      {
        xmlns: "http://www.idpf.org/2007/opf",
        version: "3.0",
        "unique-identifier": IDENTIFIER_ID,
        "xml:lang": language,
        dir: direction,
        prefix: `${APPLE_PREFIX} ${FACTS_PREFIX}`,
      },
      [
        renderMetadata(input.metadata),
        container("manifest", {}, manifest.map(item)),
        container(
          "spine",
          { toc: input.ncxId, "page-progression-direction": direction },
          spine.map((idref) => element("itemref", { idref })),
        ),
      ],
    ),
  );
}

const item = ({ id, href, mediaType, properties }: ManifestItem): XmlElement =>
  element("item", { id, href, "media-type": mediaType, properties });

/** Where a reading system finds the package document (EPUB 3.3, 4.2.6.3.1). */
export const renderContainer = (packagePath: string): string =>
  xmlDocument(
    container(
      "container",
      { xmlns: "urn:oasis:names:tc:opendocument:xmlns:container", version: "1.0" },
      [
        container("rootfiles", {}, [
          element("rootfile", {
            "full-path": packagePath,
            "media-type": "application/oebps-package+xml",
          }),
        ]),
      ],
    ),
  );
