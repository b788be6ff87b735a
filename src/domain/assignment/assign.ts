import { deny, type Denial } from '../denial.ts';
import { assignmentDigest, type Assignment } from './assignment.ts';
import { levelsOf, scaleOf } from './objective.ts';
import { pairsOf, type Pairs } from './pairs.ts';
import { findPanels } from './panels.ts';
import { problemFaults, type AssignmentProblem } from './problem.ts';

/**
 * Panels for all applications: as many seats filled as possible, then the best fit, then the load spread evenly. Refused where
 * the problem contradicts itself, or where its weights and numbers are too large to be counted exactly.
 */
export function assign(problem: AssignmentProblem): Assignment | Denial {
  const faults = problemFaults(problem);
  if (faults.length > 0)
    return deny(
      'invalid',
      `评审分组的数据自相矛盾，请先更正：${faults.join('；')}`,
      `What panels are to be made from contradicts itself; correct it first: ${faults.join('; ')}`,
      faults,
    );
  const pairs = pairsOf(problem);
  const scale = scaleOf(pairs, problem.rules);
  if (scale === null)
    return deny(
      'too-large',
      '权重或数量过大，无法精确计算；请减小匹配、回避或均衡的权重，或取消最低任务数。',
      'Weights or numbers are too large to be counted exactly; lower the weights of fit, conflicts or spread, or do without minimum loads.',
    );
  const { panels, value, prices, bound } = findPanels(pairs, problem.rules, scale);
  const found = {
    format: 1 as const,
    panels: pairs.applications.map((application, index) => ({
      application: application.id,
      members: panels[index]!.map((member) => pairs.assessors[member]!.id),
      leads: leadsOf(pairs, index, panels[index]!),
    })),
    prices: pairs.assessors.map(({ id }, index) => ({ assessor: id, price: prices[index]! })),
    levels: levelsOf(pairs, problem.rules, panels),
    value,
    bound,
  };
  return { ...found, digest: assignmentDigest(found) };
}

/** Of those who may lead, the ones who know the field best; equals in the caller's order. */
function leadsOf({ assessors, applications, fit }: Pairs, application: number, members: readonly number[]): string[] {
  const points = (member: number): number => fit[application * assessors.length + member]!;
  return members
    .filter((member) => assessors[member]!.leads)
    .toSorted((a, b) => points(b) - points(a) || a - b)
    .slice(0, applications[application]!.leads)
    .map((member) => assessors[member]!.id);
}
