export { readGhost } from "./read-ghost.ts";
