/** V8 of Node 20; later ones count calls instead of bytes, and have no such flag. */
const COUNTS_BYTES = /^11\.3\./;

/**
 * What V8 is told before it works hard, for a process that converts and ends: flags of `node --v8-options`, all known to
 * the V8 of that version.
 */
export const engineFlags = (v8Version: string): readonly string[] => [
  // Left alone, V8 lets garbage grow to three times what a long book needs before it looks for it.
  "--heap-growing-percent=100",
  // Left alone, it makes machine code of so much, so soon, that its four threads keep ours from the cores: a quarter of a
  // long book's processor time. Four times the patience, and half as much drawn into one function.
  ...(COUNTS_BYTES.test(v8Version)
    ? ["--interrupt-budget=270000", "--max-inlined-bytecode-size-cumulative=500"]
    : []),
];
