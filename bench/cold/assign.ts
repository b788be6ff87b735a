import { assign } from '#src/domain/assignment/assign.ts';
import { verifyAssignment } from '#src/domain/assignment/proof.ts';
import { isDenial } from '#src/domain/denial.ts';
import { assignmentProblem } from '../assignment-problem.ts';
import { median } from '../measure/statistics.ts';

/**
 * Panels in a new process: `assign.ts ASSESSORS APPLICATIONS CAPACITY TIMES`. Says the seconds of the first time and the median of
 * the later ones, those of the check, and what the check found.
 */
const [, , assessors = '', applications = '', capacity = '', times = ''] = process.argv;
const problem = assignmentProblem(Number(assessors), Number(applications), Number(capacity));

function timed<T>(work: () => T): { readonly seconds: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { seconds: (performance.now() - started) / 1000, result };
}

const runs = Array.from({ length: 1 + Number(times) }, () => timed(() => assign(problem)));
const result = runs[0]?.result;
if (result === undefined || isDenial(result)) throw new Error('the problem of the bench is refused');
const check = timed(() => verifyAssignment(problem, result));
if (check.result.faults.length > 0) throw new Error(check.result.faults.join('; '));
const [first, ...later] = runs.map(({ seconds }) => seconds);
process.stdout.write(
  JSON.stringify({
    first,
    later: median(later),
    check: check.seconds,
    gap: check.result.gap,
    seats: check.result.levels?.seats,
  }),
);
