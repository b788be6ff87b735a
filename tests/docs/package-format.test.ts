import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalDigest, leafDigests } from '#src/domain/dossier/digest.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { parseApplication } from '#src/services/read-package.ts';
import { root } from '../../scripts/requirement-rows.ts';
import { newestEdition } from '../../scripts/write-rules.ts';

const text = readFileSync(join(root, 'docs', 'package-format.md'), 'utf8');
const example = JSON.parse(/```json\n([\s\S]*?)```/u.exec(text)?.[1] ?? '') as { answers: { basic: object } };

describe('the example of docs/package-format.md', () => {
  it('is read as an application of the edition in this clone', () => {
    expect(parseApplication(newestEdition(), example)).toEqual(example);
  });
  it('would be refused with a field nobody knows', () => {
    const wrong = { ...example, answers: { ...example.answers, basic: { ...example.answers.basic, horoscope: 'x' } } };
    expect(parseApplication(newestEdition(), wrong)).toEqual([
      expect.objectContaining({ path: '/answers/basic/horoscope' }),
    ]);
  });
});

it('docs/package-format.md says what the digest of a leaf is over', () => {
  const keys = /leaf = SHA-256\( canonical JSON of \{ ([^}]*) \} \)/u.exec(text)?.[1]?.split(', ') ?? [];
  const [definition] = Object.values(newestEdition().classes);
  const sheet = definition?.definitions['basic'];
  if (definition === undefined || sheet === undefined) throw new Error('the edition has no sheet basic');
  const said = { name: '灯塔仪器有限公司', founded: '2008-03-01' };
  const data: ApplicationData = {
    format: 1,
    edition: '',
    class: definition.id,
    answers: { basic: { ...said, staff: '' } },
    evidence: [],
    reports: {},
    files: {},
  };
  const parts: Readonly<Record<string, unknown>> = {
    sheet: 'basic',
    wording: canonicalDigest(sheet),
    instance: '',
    answers: said,
    row: null,
  };
  expect(leafDigests(definition, data, 'ab')['basic']).toBe(
    canonicalDigest(Object.fromEntries(keys.map((key) => [key, parts[key]]))),
  );
});
