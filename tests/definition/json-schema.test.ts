import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applicationSchema, editionSchemas } from '#src/definition/json-schema.ts';
import { loadEdition } from '#src/definition/loader.ts';

it.each(Object.entries(editionSchemas()))(
  'schemas/%s.schema.json is current (node scripts/write-schemas.ts)',
  (kind, schema) => {
    const published: unknown = JSON.parse(
      readFileSync(new URL(`../../schemas/${kind}.schema.json`, import.meta.url), 'utf8'),
    );
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
  },
);

it('describes application.json by the fields alone', () => {
  const schema = applicationSchema(
    loadEdition(new URL('../support/editions/strange', import.meta.url).pathname),
    'organisation',
  ) as {
    properties: {
      answers: {
        additionalProperties: boolean;
        properties: Record<
          string,
          {
            type: string;
            items?: {
              required: string[];
              properties: Record<string, { items?: { properties: object; required: string[] } }>;
            };
          }
        >;
      };
    };
  };
  const { answers } = schema.properties;
  expect(answers.additionalProperties).toBe(false);
  expect(Object.keys(answers.properties)).toEqual(['people', 'plants', 'lines']);
  expect(answers.properties['lines']?.items?.required).toEqual(['id']);
  expect(Object.keys(answers.properties['lines']?.items?.properties['tests']?.items?.properties ?? {})).toEqual([
    'id',
    'group',
    'item',
    'result',
    'passed',
  ]);
});
