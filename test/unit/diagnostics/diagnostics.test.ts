import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  ConversionError,
  createCollector,
  diagnostic,
  SEVERITY,
} from "../../../src/diagnostics/index.ts";

const missing = diagnostic("input/not-found", "no such file: a.md");
const hint = diagnostic("article/no-headline", "no headline");

test("the severity is the code's", () => {
  expect(missing.severity).toBe("error");
  expect(hint.severity).toBe("info");
});

describe("the collector", () => {
  test("keeps the order, and lets hints and warnings pass", () => {
    const { report, diagnostics, stopOnError } = createCollector();
    report(hint);
    report(diagnostic("font/missing-glyph", "no font has it"));
    expect(stopOnError).not.toThrow();
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["info", "warning"]);
  });

  test("stops with everything so far, and is not changed by what comes later", () => {
    const { report, stopOnError } = createCollector();
    report(hint);
    report(missing);
    let thrown: unknown;
    try {
      stopOnError();
    } catch (error) {
      thrown = error;
    }
    report(missing);
    expect(thrown).toBeInstanceOf(ConversionError);
    expect(thrown instanceof ConversionError && thrown.diagnostics).toEqual([hint, missing]);
  });
});

test("the error speaks of the first error and counts the others", () => {
  expect(new ConversionError([hint, missing]).message).toBe("no such file: a.md");
  expect(new ConversionError([missing, missing, missing]).message).toBe(
    "no such file: a.md (and 2 more)",
  );
  expect(() => new ConversionError([hint])).toThrow(TypeError);
});

test("docs/diagnostics.md explains every code, with its severity, and no other", () => {
  const page = readFileSync(new URL("../../../docs/diagnostics.md", import.meta.url), "utf8");
  const explained = [...page.matchAll(/^\| `([\w-]+\/[\w-]+)` \| (\w+) \| \S/gm)].map(
    ([, code, severity]) => [code, severity],
  );
  expect(Object.fromEntries(explained)).toEqual(SEVERITY);
});
