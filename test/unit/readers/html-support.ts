import type { Diagnostic } from "../../../src/diagnostics/index.ts";
import type { Block, Inline } from "../../../src/model/index.ts";
import { readHtmlBlocks, readHtmlInlines } from "../../../src/readers/html/index.ts";
import { createSourceText } from "../../../src/readers/source-text.ts";

export interface Fragment {
  readonly blocks: readonly Block[];
  /** `code what (count)`, in order. */
  readonly found: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a fragment as a part of an Arabic text. */
export function fragment(html: string, language = "ar"): Fragment {
  const diagnostics: Diagnostic[] = [];
  const { blocks } = readHtmlBlocks(html, contextOf(html, language, diagnostics));
  return {
    blocks,
    found: diagnostics.map(({ code, message }) => `${code} ${message}`),
    diagnostics,
  };
}

export function line(html: string, language = "ar"): readonly Inline[] {
  return readHtmlInlines(html, contextOf(html, language, [])).inlines;
}

function contextOf(html: string, language: string, diagnostics: Diagnostic[]) {
  const source = createSourceText("page.html", html);
  return {
    language,
    report: (found: Diagnostic) => diagnostics.push(found),
    place: source.span,
  };
}
