export { type Collector, createCollector } from "./collector.ts";
export { ConversionError } from "./conversion-error.ts";
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnostic,
  type Report,
  SEVERITY,
  type Severity,
} from "./diagnostic.ts";
export type { Point, Span } from "./span.ts";
export { spanWithin } from "./span-within.ts";
