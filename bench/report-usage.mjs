import { writeFileSync } from "node:fs";

// Loaded with `--import` where there is no GNU time: writes what the process cost, in the same three numbers.
process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const line = `${userCPUTime / 1e6} ${systemCPUTime / 1e6} ${maxRSS}\n`;
  writeFileSync(process.env.WARRAQ_BENCH_USAGE, line);
});
