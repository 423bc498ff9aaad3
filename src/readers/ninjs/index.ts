export { readNinjs } from "./read-ninjs.ts";
