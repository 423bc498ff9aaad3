export { type Host, HostError, type HostFailure, type OutputFile } from "./host.ts";
export { readInstalledFile } from "./installed-file.ts";
export { createMemoryHost, type MemoryHost, type MemoryHostOptions } from "./memory-host.ts";
export { createNodeHost, type NodeHost, type NodeHostOptions } from "./node-host.ts";
