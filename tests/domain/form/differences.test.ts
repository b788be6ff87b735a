import { expect, it } from 'vitest';
import type { ClassDefinition } from '#src/definition/edition-bundle.ts';
import { setAnswer } from '#tests/support/answers-at.ts';
import { differences } from '#src/domain/form/differences.ts';
import { application, filledStrange, strange } from './test-editions.ts';

const definition = strange.classes['organisation'] as ClassDefinition;
const before = application(filledStrange);

it('finds nothing between a version and itself', () => {
  expect(differences(definition, before, application(structuredClone(filledStrange)))).toEqual([]);
});

it('tells each change with its place, before and after', () => {
  const cell = { sheet: 'plants', instance: '', path: 'use/gas/y1' };
  const reason = { sheet: 'lines', instance: 'b', path: '$blank/tests@y3' };
  const answers = setAnswer(setAnswer(filledStrange, cell, '3.5'), reason, null);
  expect(differences(definition, before, application(answers))).toEqual([
    {
      kind: 'value',
      address: cell,
      label: { zh: '乙、能耗“天然气 2027年”', en: 'Energy, "Gas, 2027"' },
      before: '3',
      after: '3.5',
    },
    {
      kind: 'reason',
      address: reason,
      label: {
        zh: '丙、生产线（第 2 份）“检测（未填原因）”',
        en: 'Production lines (no. 2), "Tests (reason for the blank)"',
      },
      before: '停产',
      after: '',
    },
  ]);
});

it('follows rows by their id, and tells a change of their order', () => {
  const people = filledStrange['people'] as { departments: readonly { readonly id: string }[] };
  const turned = application({ ...filledStrange, people: { ...people, departments: people.departments.toReversed() } });
  expect(differences(definition, before, turned).map(({ kind, before: from, after: to }) => [kind, from, to])).toEqual([
    ['rows', 'd1, d2', 'd2, d1'],
  ]);
});

it('tells evidence that came or went', () => {
  const item = {
    id: 'e1',
    category: 'measurement',
    title: '检测报告',
    issuer: '某所',
    number: '7',
    issued: '2029-01-01',
    files: [],
    proves: [],
  };
  const [one] = differences(definition, before, application(filledStrange, { evidence: [item] }));
  expect(one).toMatchObject({ kind: 'evidence', before: '', label: { zh: '证实性材料“检测报告”（e1）' } });
});
