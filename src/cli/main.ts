#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { createNodeHost } from "../host/node-host.ts";
import { engineFlags } from "./engine-flags.ts";
import { run } from "./run.ts";

for (const flag of engineFlags(process.versions.v8)) {
  setFlagsFromString(flag);
}

const host = createNodeHost();

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const) {
  process.on(signal, () => {
    host.removeTemporaryFiles();
    process.exit(exitCode);
  });
}

// Who reads us may stop early (`warraq … | head -1`): what we still have to say is then for nobody, and no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      throw error;
    }
  });
}

process.exitCode = await run(process.argv.slice(2), {
  host,
  readStandardInput: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) {
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  },
  writeOut: (text) => {
    process.stdout.write(text);
  },
  writeError: (text) => {
    process.stderr.write(text);
  },
  isInteractive: process.stderr.isTTY === true,
  columns: process.stderr.columns ?? 100,
  clock: () => performance.now(),
  variables: process.env,
});
