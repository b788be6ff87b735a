import { describe, expect, it } from 'vitest';
import { newestEdition } from '#src/cli/editions.ts';
import { evidenceStore, reportsStore } from '#src/domain/form/application.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';
import type { ApplicationPage } from '#src/web/api/types.ts';
import { readOnlyWorkbook } from '#src/web/book/read-only-workbook.ts';
import type { Workbook } from '#src/web/book/workbook.ts';

const edition = newestEdition();
const definition = edition.classes['organisation'];
if (definition === undefined) throw new Error('no class of organisations');

/** An open application of which a correction asks for these places; none is open where there are none. */
function correcting(places: readonly CorrectionPlace[]): Workbook {
  const label = { zh: '', en: '' };
  const page: ApplicationPage = {
    id: 'a',
    programme: edition.file.programme,
    edition: edition.file.id,
    editionDigest: edition.digest,
    glyphs: '',
    class: 'organisation',
    state: { id: 'correcting', title: label, editable: true, final: false, phase: 'draft' },
    revision: 1,
    failure: null,
    duplicate: null,
    channel: null,
    lastDay: '2020-06-20',
    preCheck: true,
    now: '2020-05-20T02:00:00.000Z',
    stores: {},
    files: {},
    actions: [],
    checklist: [],
    dossier: null,
    receipts: [],
    corrections:
      places.length === 0
        ? []
        : [
            {
              id: 'c',
              state: 'open',
              round: 1,
              revision: 1,
              openedAt: '2020-05-20T02:00:00.000Z',
              due: null,
              items: places.map((place, index) => ({
                id: `i${index}`,
                place,
                label,
                reason: 'r',
                asked: 'a',
                answer: null,
                solved: false,
              })),
            },
          ],
    outcome: null,
    decisions: [],
    addenda: { filed: [], denial: null },
    progress: null,
  };
  const workbook = readOnlyWorkbook({ edition, definition: definition!, lacks: () => [], told: [] }, page);
  workbook.page = page;
  return workbook;
}

describe('while a correction is open [R2]', () => {
  const book = correcting([
    { kind: 'field', sheet: 'basic', path: 'contactFax' },
    { kind: 'report', report: 'assessment', clause: '4.1' },
    { kind: 'evidence', item: 'k1' },
  ]);

  it('only what its items ask for can be changed', () => {
    expect(book.mayWrite('basic', 'contactFax')).toBe(true);
    expect(book.mayWrite('basic', '$blank/contactFax')).toBe(true);
    expect(book.mayWrite('basic', 'name')).toBe(false);
    expect(book.mayWrite(reportsStore, 'assessment/file')).toBe(true);
    expect(book.mayWrite(reportsStore, 'overview/file')).toBe(false);
    expect(book.mayWrite(evidenceStore, 'items/k1/title')).toBe(true);
    expect(book.mayWrite(evidenceStore, 'items')).toBe(false);
  });

  it('what is typed elsewhere is not taken', () => {
    book.write('basic', 'name', '别的名称');
    expect(book.book.text('basic', 'name')).toBe('');
    book.write('basic', 'contactFax', '0511-65550000');
    expect(book.book.text('basic', 'contactFax')).toBe('0511-65550000');
  });
});

it('without a correction the state alone decides', () => {
  const book = correcting([]);
  expect(book.mayWrite('basic', 'name')).toBe(true);
  book.page = { ...book.page, state: { ...book.page.state, editable: false } };
  expect(book.mayWrite('basic', 'name')).toBe(false);
});
