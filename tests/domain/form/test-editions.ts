import { loadEdition } from '#src/definition/loader.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Answers, ApplicationData } from '#src/domain/form/answers.ts';

const folder = (name: string): string => new URL(`../../support/editions/${name}`, import.meta.url).pathname;

export const smallest: Edition = loadEdition(folder('smallest'));
export const strange: Edition = loadEdition(folder('strange'));
export const at = new Date('2030-03-10T10:00:00+08:00');

/** An application of the test editions' one class. */
export function application(answers: Answers, rest: Partial<ApplicationData> = {}): ApplicationData {
  return { format: 1, edition: 'test', class: 'organisation', answers, evidence: [], reports: {}, files: {}, ...rest };
}

/** The strange edition filled in whole. */
export const filledStrange: Answers = {
  people: {
    name: '甲厂',
    departments: [
      { id: 'd1', dept: '一车间', juniorMen: '3', juniorWomen: '4', seniorMen: '1', seniorWomen: '1' },
      { id: 'd2', dept: '二车间', juniorMen: '5', juniorWomen: '2', seniorMen: '0', seniorWomen: '1' },
    ],
  },
  plants: {
    plant: '北厂',
    auditor: '某所',
    audited: '否',
    use: {
      power: { y1: '10', y2: '11', y3: '9' },
      gas: { y1: '3', y2: '3', y3: '3' },
      share: { y1: '5', y2: '8', y3: '4.5' },
    },
  },
  lines: [
    {
      id: 'a',
      line: '一号线',
      tests: [
        { id: 't1', group: 'y2', item: '厚度', result: '1.5', passed: 'yes' },
        { id: 't2', group: 'y3', item: '厚度', result: '1.6', passed: 'yes' },
      ],
    },
    {
      id: 'b',
      line: '二号线',
      export: 'yes',
      tests: [{ id: 't1', group: 'y2', item: '硬度', result: '60', passed: 'yes' }],
      $blank: { 'tests@y3': '停产' },
      markets: [{ id: 'm1', country: '某国', amount: '12.5' }],
    },
  ],
};
