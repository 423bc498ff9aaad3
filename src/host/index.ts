export { type Host, HostError, type HostFailure, type OutputFile } from "./host.ts";
