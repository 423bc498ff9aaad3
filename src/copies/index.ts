export { kindOfText, type TextKind } from "./kind-of-text.ts";
export { findReaders, type ReadCopy, type ReaderName } from "./readers.ts";
export { addScores, type CopyScore, scoreCopy } from "./score.ts";
