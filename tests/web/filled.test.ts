import { describe, expect, it } from 'vitest';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { evidenceFilled, reportsFilled } from '#src/web/application/filled.ts';

const definition = {
  reports: [
    { id: 'overview', required: true },
    { id: 'annex', required: false },
  ],
  evidence: [{ id: 'licence', requiredWhen: 'true' }, { id: 'award' }, { id: 'others' }],
} as unknown as ClassDefinition;
const data = (more: Partial<ApplicationData>): ApplicationData => ({
  ...({ format: 1, edition: 'a/b', class: 'c', answers: {}, files: {}, evidence: [], reports: {} } as ApplicationData),
  ...more,
});
const file = { sha256: 'f', name: 'f.pdf', size: 1, type: 'application/pdf' };

describe('the bars of the contents', () => {
  it('fill for a report when it is there and again when its pages are confirmed', () => {
    const at = (confirmed: boolean) =>
      reportsFilled(
        definition,
        data({
          files: { f: file },
          reports: { overview: { variant: 'supplied', file: 'f', pageCount: 1, pages: {}, confirmed } },
        }),
      );
    expect(reportsFilled(definition, data({}))).toEqual({ 'report:overview': { filled: 0, total: 2 } });
    expect(at(false)).toEqual({ 'report:overview': { filled: 1, total: 2 } });
    expect(at(true)).toEqual({ 'report:overview': { filled: 2, total: 2 } });
  });
  it('fill for evidence by the kinds that are required or owed, not by how many files lie in one', () => {
    const item = { id: '1', category: 'licence', title: 't', issuer: '', number: '', issued: '', validUntil: '' };
    const there = data({ evidence: [{ ...item, files: ['f'], proves: [] }] });
    const holds = (condition: string): boolean => condition === 'true';
    expect(evidenceFilled(definition, there, new Set(), holds)).toEqual({ filled: 1, total: 1 });
    expect(evidenceFilled(definition, there, new Set(['award']), holds)).toEqual({ filled: 1, total: 2 });
    expect(evidenceFilled(definition, data({}), new Set(), holds)).toEqual({ filled: 0, total: 1 });
  });
});
