export { readWordpress } from "./read-wordpress.ts";
