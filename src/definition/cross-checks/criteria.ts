import { isLeaf, type Criteria } from '../criteria.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

/** No clause twice, levels without gaps, and points that add up wherever the source gives them. */
export function checkCriteria(criteria: Criteria, note: Note): void {
  const { clauses, points } = criteria;
  for (const id of repeated(clauses.map((clause) => clause.id))) note('/clauses', `the clause '${id}' stands twice`);
  for (const [index, clause] of clauses.entries()) {
    if (clause.level > (clauses[index - 1]?.level ?? 0) + 1)
      note(pathOf('clauses', index, 'level'), `level ${clause.level} follows level ${clauses[index - 1]?.level ?? 0}`);
    checkChildren(criteria, index, note);
  }
  if (points == null) return;
  const leaves = clauses.filter((_, index) => isLeaf(clauses, index));
  const sums = {
    total: sumOf(leaves),
    process: sumOf(leaves.filter((clause) => clause.kind === 'process')),
    result: sumOf(leaves.filter((clause) => clause.kind === 'result')),
  };
  for (const key of ['total', 'process', 'result'] as const) {
    const stated = points[key];
    if (stated !== undefined && stated !== sums[key])
      note(pathOf('points', key), `the clauses add up to ${sums[key]} points, not ${stated}`);
  }
}

type Clauses = Criteria['clauses'];
const sumOf = (clauses: Clauses): number => clauses.reduce((sum, clause) => sum + (clause.points ?? 0), 0);

function checkChildren({ clauses }: Criteria, index: number, note: Note): void {
  const clause = clauses[index];
  if (clause?.points == null || isLeaf(clauses, index)) return;
  const end = clauses.findIndex((one, at) => at > index && one.level <= clause.level);
  const children = clauses
    .slice(index + 1, end < 0 ? clauses.length : end)
    .filter((one) => one.level === clause.level + 1);
  if (sumOf(children) !== clause.points)
    note(pathOf('clauses', index, 'points'), `its clauses add up to ${sumOf(children)} points, not ${clause.points}`);
}
