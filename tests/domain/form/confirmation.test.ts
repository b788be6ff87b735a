import { describe, expect, it } from 'vitest';
import { assemble, confirmationOf, disassemble, reportsStore } from '#src/domain/form/application.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import { newestEdition } from '#src/cli/editions.ts';

const definition = Object.values(newestEdition().classes).find((one) => one.reports.length > 0);
if (definition === undefined) throw new Error('no class has a report');
const report = definition.reports[0]?.id ?? '';
const [file, other] = ['a'.repeat(64), 'b'.repeat(64)];
const stored = (sha256: string) => ({ sha256, name: '报告.pdf', type: 'application/pdf', size: 1, pages: 40 });
const read = (flat: FlatAnswers) =>
  assemble(definition, 'award/1', { [reportsStore]: flat }, { [file]: stored(file), [other]: stored(other) });

const table: FlatAnswers = { [`${report}/file`]: file, [`${report}/pages/4.1`]: '3', [`${report}/pages/4.2`]: '7' };
const confirmed: FlatAnswers = { ...table, [`${report}/confirmed`]: confirmationOf(report, table) };

describe('a table of clauses that a person has confirmed [X4]', () => {
  it('is confirmed as it stands', () => {
    expect(read(confirmed).reports[report]?.confirmed).toBe(true);
  });

  it.each([
    ['a page is changed', { [`${report}/pages/4.1`]: '4' }],
    ['a page is taken out', { [`${report}/pages/4.2`]: '' }],
    ['a clause gets a page', { [`${report}/pages/4.3`]: '9' }],
    ['the report is replaced', { [`${report}/file`]: other }],
    ['the confirmation is taken back', { [`${report}/confirmed`]: '' }],
  ])('is not confirmed any more when %s, whoever changed it', (_what, change) => {
    expect(read({ ...confirmed, ...change }).reports[report]?.confirmed).toBe(false);
  });

  it('is confirmed again when the page is put back', () => {
    const changed = { ...confirmed, [`${report}/pages/4.1`]: '4' };
    expect(read({ ...changed, [`${report}/pages/4.1`]: '3' }).reports[report]?.confirmed).toBe(true);
  });

  it('is confirmed in what a package is saved as', () => {
    const data = read(confirmed);
    expect(disassemble(definition, data)[reportsStore]).toEqual(confirmed);
  });
});
