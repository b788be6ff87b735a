import { assign } from '#src/domain/assignment/assign.ts';
import { verifyAssignment } from '#src/domain/assignment/proof.ts';
import { isDenial } from '#src/domain/denial.ts';
import { assignmentProblem } from '../assignment-problem.ts';
import { median } from '../measure/statistics.ts';

/**
 * Panels in a new process: `assign.ts ASSESSORS APPLICATIONS CAPACITY TIMES`. Says the seconds of the first time and the median of
 * the later ones, their CPU seconds, those of the check, and what the check found.
 */
const [, , assessors = '', applications = '', capacity = '', times = ''] = process.argv;
const problem = assignmentProblem(Number(assessors), Number(applications), Number(capacity));

function timed<T>(work: () => T): { readonly seconds: number; readonly cpu: number; readonly result: T } {
  const [started, used] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - started) / 1000, cpu: (user + system) / 1e6, result };
}

const runs = Array.from({ length: 1 + Number(times) }, () => timed(() => assign(problem)));
const result = runs[0]?.result;
if (result === undefined || isDenial(result)) throw new Error('the problem of the bench is refused');
const check = timed(() => verifyAssignment(problem, result));
if (check.result.faults.length > 0) throw new Error(check.result.faults.join('; '));
const [first, ...later] = runs;
process.stdout.write(
  JSON.stringify({
    first: first?.seconds,
    later: median(later.map(({ seconds }) => seconds)),
    cpu: median(later.map(({ cpu }) => cpu)),
    check: check.seconds,
    gap: check.result.gap,
    seats: check.result.levels?.seats,
  }),
);
