import { mkdirSync, writeFileSync } from "node:fs";
import { jsonSchema } from "../dist/model/index.js";
import { templateJsonSchema } from "../dist/template/index.js";

// Writes the JSON Schemas from the checks in the code, after a build; a test holds the files to the code.
const root = new URL("..", import.meta.url);
mkdirSync(new URL("docs/schema/", root), { recursive: true });
for (const [path, schema] of [
  ["templates/template.schema.json", templateJsonSchema()],
  ["docs/schema/article.schema.json", jsonSchema("article")],
  ["docs/schema/publication.schema.json", jsonSchema("publication")],
]) {
  writeFileSync(new URL(path, root), `${JSON.stringify(schema, undefined, 2)}\n`);
  console.log(path);
}
