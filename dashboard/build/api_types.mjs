// Writes the types of the server's answers, src/api/schema.d.ts, from its own description.
//
// In: ../server/openapi.json. Out: src/api/schema.d.ts, which is not kept in the repository. Invariant: nothing is
// guessed. Where the description is missing the types say that no address is known, so that a call does not compile.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const description = new URL("../../server/openapi.json", import.meta.url);
const types = new URL("../src/api/schema.d.ts", import.meta.url);
const nothing = { openapi: "3.1.0", info: { title: "no description yet", version: "0" }, paths: {} };

const known = existsSync(description);
const tree = await openapiTS(known ? description : JSON.stringify(nothing), {
  alphabetize: true,
});
mkdirSync(new URL(".", types), { recursive: true });
writeFileSync(types, astToString(tree));
if (!known)
  console.warn("There is no server/openapi.json: the page is built without knowing any answer's shape.");
