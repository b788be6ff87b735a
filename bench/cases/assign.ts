import { resolve } from 'node:path';
import { coldRun } from '../measure/cold-process.ts';
import type { Row } from '../measure/row.ts';
import { median } from '../measure/statistics.ts';
import type { Case } from './case.ts';

/** Sizes of the task, with the seconds that a well-known peer needs; a tenth of them is the limit. */
const tasks = [
  { assessors: 200, applications: 50, peer: 0.8 },
  { assessors: 2000, applications: 50, peer: 14 },
  { assessors: 2000, applications: 300, peer: 106 },
] as const;

/** Most applications of one assessor, and how often a process makes the panels after the first time. */
const [capacity, times] = ['5', '2'];

const program = resolve(import.meta.dirname, '../cold/assign.ts');

interface Told {
  readonly first: number;
  readonly later: number;
  readonly cpu: number;
  readonly check: number;
  readonly gap: number;
  readonly seats: number;
}

/** Panels of three for all applications, one pair in ten in conflict: time, memory, and the gap to what the prices prove. */
export const assignCase: Case = async ({ rounds, say }) => {
  const rows: Row[] = [];
  for (const { assessors, applications, peer } of tasks) {
    const size = `${assessors}x${applications}`;
    const runs: (Told & { readonly peak: number })[] = [];
    for (let round = 0; round < Math.min(rounds, 3); round += 1) {
      const { output, peak } = await coldRun(process.execPath, [
        program,
        `${assessors}`,
        `${applications}`,
        capacity,
        times,
      ]);
      runs.push({ ...(JSON.parse(output) as Told), peak });
      say(`${size}: ${output}, ${peak.toFixed(0)} MB`);
    }
    const figure = (of: (run: (typeof runs)[number]) => number): number => median(runs.map(of));
    rows.push(
      {
        id: `assign.${size}`,
        title: `panels of ${assessors} assessors for ${applications} applications, 3 each`,
        value: figure(({ later }) => later),
        unit: 's',
        limit: { most: peer / 10 },
      },
      {
        id: `assign.${size}-cpu`,
        title: '… CPU of it, which other programs disturb less',
        value: figure(({ cpu }) => cpu),
        unit: 's',
        limit: null,
      },
      {
        id: `assign.${size}-first`,
        title: '… the first in a new process',
        value: figure(({ first }) => first),
        unit: 's',
        limit: null,
      },
      {
        id: `assign.${size}-check`,
        title: '… checking the proof',
        value: figure(({ check }) => check),
        unit: 's',
        limit: null,
      },
      {
        id: `assign.${size}-memory`,
        title: '… peak memory of the process',
        value: figure(({ peak }) => peak),
        unit: 'MB',
        limit: null,
      },
      {
        id: `assign.${size}-gap`,
        title: '… gap to the proven bound',
        value: figure(({ gap }) => gap),
        unit: '',
        limit: { most: 0 },
      },
      {
        id: `assign.${size}-empty`,
        title: '… seats left empty',
        value: figure(({ seats }) => applications * 3 - seats),
        unit: '',
        limit: { most: 0 },
      },
    );
  }
  return rows;
};
