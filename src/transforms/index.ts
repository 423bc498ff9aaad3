export { preparePublication } from "./prepare-publication.ts";
