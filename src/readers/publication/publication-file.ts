/** Whether JSON is a publication file: one whose articles are names of files. */
export const isPublicationFile = (json: string): boolean =>
  /"articles"\s*:\s*\[\s*(?:"|\{\s*"(?:path|part)"\s*:)/.test(json);
