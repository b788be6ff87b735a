import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { accessDocument, accessFile } from '../../scripts/write-access.ts';
import { newestEdition } from '../../scripts/write-rules.ts';
import { settled } from './same-text.ts';

const edition = newestEdition();
const page = (): string => settled(readFileSync(accessFile, 'utf8'));

/** The edition with one more actor in one row of its workflow. */
function planted(): Edition {
  const [first, ...rest] = edition.workflow.actions;
  if (first === undefined) throw new Error('the workflow has no act');
  const actions = [{ ...first, actors: [...first.actors, 'government.reviewer' as const] }, ...rest];
  return { ...edition, workflow: { ...edition.workflow, actions } };
}

describe('docs/access.md', () => {
  it('is current; `node scripts/write-access.ts` writes it anew', () => {
    expect(page()).toBe(settled(accessDocument(edition)));
  });
  it('has a section for every state and a line for every act that leaves it', () => {
    const text = accessDocument(edition);
    for (const { id } of edition.workflow.states) {
      const section = text.slice(text.indexOf(`### \`${id}\``)).split('\n### ')[0] ?? '';
      for (const row of edition.workflow.actions.filter((one) => one.from.includes(id)))
        expect(section, `${id} ${row.id}`).toContain(`| \`${row.id}\` ${row.title.zh}`);
    }
  });
  it('is another once a row of the workflow has one more actor', () => {
    expect(settled(accessDocument(planted()))).not.toBe(page());
  });
});
