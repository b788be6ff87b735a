import { judgingOf, type CaseScores, type Judging } from '#src/domain/scoring/class-ranking.ts';
import { rankAll, whatIf } from '#src/domain/scoring/what-if.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import type { Case } from './case.ts';

const applications = 10_000;
const members = 3;

/** The ranking of 10,000 applications over all stages, and as it would be with other weights or without one assessor. */
export const rankingCase: Case = async ({ subject, rounds, say }) => {
  const { edition } = subject;
  const rules = edition.assessment?.classes[subject.definition.id];
  if (rules === undefined) throw new Error('the edition does not judge this class');
  const judging = judgingOf(rules, edition.criteria);
  const cases = Array.from({ length: applications }, (_, n) => scoresOf(judging, n));
  const weights = Object.fromEntries(rules.stages.map(({ id }, n) => [id, n === 0 ? '40' : '30']));
  const rows = [
    ...timed('whole', 'ranking of 10,000 applications over all stages, panels of 3', rounds, () =>
      rankAll(judging, cases),
    ),
    ...timed('weights', 'what-if with other weights: both rankings and who changes place', rounds, () =>
      whatIf(judging, cases, { weights }),
    ),
    ...timed('without', 'what-if without one assessor', rounds, () =>
      whatIf(judging, cases, { without: 'assessor-7' }),
    ),
  ];
  for (const row of rows) say(`${row.title}: ${row.value.toFixed(3)} s`);
  return rows;
};

function timed(id: string, title: string, rounds: number, what: () => unknown): readonly Row[] {
  const [times, cpu]: [number[], number[]] = [[], []];
  for (let n = 0; n < Math.min(5, Math.max(3, rounds)); n += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    what();
    const used = process.cpuUsage(before);
    times.push((performance.now() - started) / 1000);
    cpu.push((used.user + used.system) / 1_000_000);
  }
  return [
    { id: `ranking.${id}`, title, value: median(times), unit: 's', limit: null },
    {
      id: `ranking.${id}-cpu`,
      title: '… CPU of it, which other programs disturb less',
      value: median(cpu),
      unit: 's',
      limit: null,
    },
  ];
}

/** Percents in steps of five that repeat no pattern of the items; a consensus near the mean. */
function scoresOf({ rules, sets }: Judging, n: number): CaseScores {
  const percent = (k: number): number => ((n * 7919 + k * 104_729) % 21) * 5;
  const panels = rules.stages.map(({ id }, s) => {
    const clauses = (sets[id]?.items ?? []).map(({ clause }) => clause);
    const percents = (m: number) =>
      Object.fromEntries(clauses.map((clause, k) => [clause, percent(k + 31 * m + 97 * s)]));
    const judges = Array.from({ length: members }, (_, m) => ({
      assessor: `assessor-${(n + m) % 50}`,
      percents: percents(m),
    }));
    return [id, { members: judges, consensus: percents(members) }] as const;
  });
  return { application: `application-${n}`, panels: Object.fromEntries(panels) };
}
