import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { editionSchemas } from '#src/definition/json-schema.ts';

/** Writes the published JSON Schemas of an edition's files to `schemas/`. */
const folder = fileURLToPath(new URL('../schemas/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [kind, schema] of Object.entries(editionSchemas()))
  writeFileSync(`${folder}${kind}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
