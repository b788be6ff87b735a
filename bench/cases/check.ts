import { readFileSync } from 'node:fs';
import { check } from '#src/domain/form/check.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import type { Case } from './case.ts';

const checksARound = 20;

/** Checking a whole application: every rule of the edition and every built-in check, each time on data not seen before. */
export const checkCase: Case = async ({ subject, rounds, say }) => {
  const print = createPrint();
  const at = new Date(subject.edition.file.window.to);
  const once = (): number => {
    const data = structuredClone(subject.data);
    const started = performance.now();
    check(subject.edition, data, { at, lacks: print.lacks });
    return performance.now() - started;
  };
  const first = once();
  for (let count = 0; count < checksARound; count += 1) once();
  const times = Array.from({ length: rounds * checksARound }, once);
  await print.close();
  const rules = subject.definition.checks.rules.length + builtIn();
  const whole = median(times);
  say(`${rules} rules, ${whole.toFixed(2)} ms`);
  return [
    { id: 'check.rules', title: 'rules of the edition and built-in checks', value: rules, unit: '', limit: null },
    { id: 'check.whole', title: 'checking a whole application', value: whole, unit: 'ms', limit: null },
    { id: 'check.rule', title: '… a rule', value: (whole / rules) * 1000, unit: 'µs', limit: null },
    {
      id: 'check.first',
      title: 'the first check of a process, conditions compiled',
      value: first,
      unit: 'ms',
      limit: null,
    },
  ] satisfies Row[];
};

/** Built-in checks as docs/rules.md lists them. */
function builtIn(): number {
  return (JSON.parse(readFileSync(new URL('../../docs/built-in-checks.json', import.meta.url), 'utf8')) as unknown[])
    .length;
}
