import { defineConfig } from "vitest/config";

const shared = { env: { TZ: "UTC", LANG: "C.UTF-8" } };

export default defineConfig({
  test: {
    coverage: { provider: "v8", include: ["src/**"] },
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          testTimeout: 30_000,
          include: ["test/unit/**/*.test.ts", "test/shaping/**/*.test.ts"],
        },
      },
      { test: { ...shared, name: "architecture", include: ["test/architecture.test.ts"] } },
      {
        test: {
          ...shared,
          name: "reference",
          include: ["test/reference/**/*.test.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          ...shared,
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
