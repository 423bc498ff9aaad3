import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import { diagnostic, type Report, type Span } from "../../../diagnostics/index.ts";
import type { SourceText } from "../../source-text.ts";
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from "./yaml-value.ts";

/** Parses the YAML that stands at `offset` of the source; a fault is one `input/syntax`, naming `what` it is in, and no tree. */
export function parseYaml(
  written: string,
  offset: number,
  source: SourceText,
  report: Report,
  what = "front matter",
): YamlMap | undefined {
  const document = parseDocument(written, { prettyErrors: false, version: "1.2" });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const [start, end] = fault.pos;
    const mapping = /mapping|implicit key/i.test(fault.message);
    report(
      diagnostic("input/syntax", `${what}: ${firstLine(fault.message)}`, {
        span: source.span(offset + start, offset + Math.max(end, start)),
        hints: mapping ? ['a value that holds ": " must stand in quotes'] : [],
      }),
    );
    return undefined;
  }
  const place = (node: Node | null | undefined): Span => {
    const [start, end] = node?.range ?? [0, written.length];
    return source.span(offset + start, offset + end);
  };
  const refuse = (message: string, span: Span) => {
    report(diagnostic("input/syntax", `${what}: ${message}`, { span }));
  };
  const root = document.contents;
  if (root === null) {
    return { kind: "map", entries: [], span: place(null) };
  }
  if (!isMap(root)) {
    refuse('expected fields, such as "headline: …", one a line', place(root));
    return undefined;
  }

  let refused = false;
  const convert = (node: unknown, parent: Span, depth: number): YamlValue => {
    if (isScalar(node)) {
      const typed = node.range ? written.slice(node.range[0], node.range[1]) : "";
      return toScalar(node.value, typed, place(node));
    }
    if (isSeq(node) && depth < DEEPEST) {
      const span = place(node);
      return {
        kind: "list",
        items: node.items.map((item) => convert(item, span, depth + 1)),
        span,
      };
    }
    if (isMap(node) && depth < DEEPEST) {
      const span = place(node);
      const entries = node.items.map((pair): YamlEntry => {
        const keySpan = isScalar(pair.key) ? place(pair.key) : span;
        const key = isScalar(pair.key) ? String(pair.key.value ?? "") : "?";
        return { key, keySpan, value: convert(pair.value, keySpan, depth + 1) };
      });
      return { kind: "map", entries, span };
    }
    if (node !== null && node !== undefined && !refused) {
      refused = true;
      const what = isAlias(node) ? "anchors and aliases are not read" : "nested too deeply";
      refuse(what, isAlias(node) ? place(node) : parent);
    }
    return { kind: "scalar", text: "", value: undefined, span: parent };
  };
  const tree = convert(root, place(root), 0);
  return refused || tree.kind !== "map" ? undefined : tree;
}

const DEEPEST = 32;

function toScalar(value: unknown, typed: string, span: Span): YamlScalar {
  const start = span.start.offset;
  if (value === null || value === undefined) {
    return { kind: "scalar", text: "", value: undefined, span };
  }
  if (typeof value !== "string") {
    // `007` and `1.10` are numbers to YAML, but not to an author.
    return { kind: "scalar", text: typed, offset: start, value, span };
  }
  const quoted = /^(["'])([\s\S]*)\1$/.exec(typed)?.[2];
  if (typed === value || quoted === value) {
    return {
      kind: "scalar",
      text: value,
      offset: typed === value ? start : start + 1,
      value,
      span,
    };
  }
  return { kind: "scalar", text: value, value, span };
}

const firstLine = (message: string): string => {
  const [line = ""] = message.split("\n");
  return line.charAt(0).toLowerCase() + line.slice(1).replace(/[.:]$/, "");
};
