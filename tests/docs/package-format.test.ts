import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
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
