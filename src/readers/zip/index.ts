export { isZip, openZip, type ZipFile } from "./open-zip.ts";
