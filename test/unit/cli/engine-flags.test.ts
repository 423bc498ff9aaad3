import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { engineFlags } from "../../../src/cli/engine-flags.ts";

describe("engineFlags", () => {
  it("names only flags that the engine in use knows", () => {
    const flags = engineFlags(process.versions.v8);
    // Node ends with 9 at a flag that it does not know.
    const { status, stderr } = spawnSync(process.execPath, [...flags, "--print", "1"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("asks Node 20 alone to be patient with machine code", () => {
    expect(engineFlags("11.3.244.8-node.38")).toHaveLength(3);
    expect(engineFlags("12.4.254.21-node.57")).toHaveLength(1);
    expect(engineFlags("13.6.233.10-node.28")).toHaveLength(1);
  });
});
