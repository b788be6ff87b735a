import type { ClassAssessment, Stage } from '../assessment.ts';
import { leavesOf, type Criteria } from '../criteria.ts';
import { pathOf } from '../problem.ts';
import { compared, ratio, readRatio, sumOf, zero } from '../value/ratio.ts';
import type { Note } from './note.ts';
import { repeated } from './repeated.ts';

type Steps = readonly (string | number)[];
type CriteriaById = Readonly<Record<string, Criteria>>;

/** A stage among the others of its class. */
interface Place {
  readonly rules: ClassAssessment;
  readonly earlier: readonly Stage[];
  /** Points that can be reached in the stage; null where its criteria give none. */
  readonly maximum: number | null;
  readonly at: Steps;
  readonly note: Note;
}

/** Stages of a class follow each other by rules that can be kept: weights, panels, lines, timetable. */
export function checkStages(criteria: CriteriaById, rules: ClassAssessment, at: Steps, note: Note): void {
  const { stages, overall } = rules;
  for (const twice of repeated(stages.map((stage) => stage.id)))
    note(pathOf(...at, 'stages'), `the stage '${twice}' stands twice`);
  const weighed = stages.filter(({ weight }) => compared(readRatio(weight), zero) > 0);
  if (overall.points !== null && compared(sumOf(stages.map(({ weight }) => readRatio(weight))), zero) === 0)
    note(pathOf(...at, 'stages'), 'points are counted, so the weights must add up to more than 0');
  if (overall.points === null && weighed.length > 0)
    note(
      pathOf(...at, 'stages'),
      `nothing is counted, so every weight must be 0: ${weighed.map(({ id }) => id).join(', ')}`,
    );
  stages.forEach((stage, index) => {
    const source = criteria[stage.criteria ?? rules.criteria];
    const maximum = source === undefined ? null : maximumOf(source);
    checkStage(stage, { rules, earlier: stages.slice(0, index), maximum, at: [...at, 'stages', index], note });
  });
}

function maximumOf(criteria: Criteria): number | null {
  const points = leavesOf(criteria).map(({ clause }) => clause.points ?? null);
  return points.includes(null) ? null : points.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}

function checkStage(stage: Stage, place: Place): void {
  const { at, note, maximum, rules } = place;
  if (rules.overall.points !== null && maximum === null && compared(readRatio(stage.weight), zero) > 0)
    note(pathOf(...at, 'weight'), `'${stage.id}' has a weight, but its criteria have no points to be weighed`);
  if (stage.panel.least > stage.panel.size)
    note(pathOf(...at, 'panel', 'least'), `at least ${stage.panel.least} of ${stage.panel.size} cannot be had`);
  if (stage.spread !== undefined && stage.combine !== 'consensus')
    note(pathOf(...at, 'spread'), `a spread is talked over in a consensus; '${stage.id}' combines by ${stage.combine}`);
  checkBefore(stage, place);
  checkShortlist(stage, place);
  checkTimetable(stage, place);
}

/** The stages it takes its panels or its result from come before it and fit. */
function checkBefore({ panelOf, panel, startsFrom, ...stage }: Stage, { rules, earlier, at, note }: Place): void {
  const panels = earlier.find(({ id }) => id === panelOf);
  if (panelOf !== undefined && panels === undefined)
    note(pathOf(...at, 'panelOf'), `there is no stage '${panelOf}' before '${stage.id}'`);
  if (panels !== undefined && (panels.panel.size !== panel.size || panels.panel.least !== panel.least))
    note(
      pathOf(...at, 'panel'),
      `the panels are those of '${panels.id}', so size and least must be ${panels.panel.size} and ${panels.panel.least}`,
    );
  const start = earlier.find(({ id }) => id === startsFrom);
  if (startsFrom !== undefined && start === undefined)
    note(pathOf(...at, 'startsFrom'), `there is no stage '${startsFrom}' before '${stage.id}'`);
  if (start === undefined) return;
  for (const key of ['criteria', 'scale'] as const)
    if ((start[key] ?? rules[key]) !== (stage[key] ?? rules[key]))
      note(pathOf(...at, 'startsFrom'), `'${start.id}' is judged by another ${key}, so nothing can start from it`);
}

function checkShortlist({ id, shortlist }: Stage, { maximum, at, note }: Place): void {
  if (shortlist === undefined) return;
  const here = [...at, 'shortlist'];
  const { top, atLeast } = shortlist;
  if (maximum === null) note(pathOf(...here), `'${id}' has no points, so nobody can be listed by them`);
  else if (atLeast !== undefined && compared(readRatio(atLeast), ratio(maximum)) > 0)
    note(pathOf(...here, 'atLeast'), `${atLeast} points cannot be reached; '${id}' has ${maximum}`);
  if (top === undefined && atLeast === undefined)
    note(pathOf(...here), 'it must say who goes on: `top`, `atLeast`, or both');
}

function checkTimetable({ id, kind, timetable }: Stage, { at, note }: Place): void {
  if ((kind === 'defence') !== (timetable !== undefined))
    note(pathOf(...at, 'timetable'), `'${id}': a defence has a timetable, and only a defence`);
  if (timetable === undefined) return;
  const [from, to] = [minuteOf(timetable.dayFrom), minuteOf(timetable.dayTo)];
  for (const key of ['dayFrom', 'dayTo'] as const)
    if (minuteOf(timetable[key]) === null) note(pathOf(...at, 'timetable', key), `no clock shows ${timetable[key]}`);
  if (from !== null && to !== null && to - from < timetable.minutes)
    note(
      pathOf(...at, 'timetable'),
      `from ${timetable.dayFrom} to ${timetable.dayTo} nobody has ${timetable.minutes} minutes`,
    );
}

/** Minutes since midnight, or null where no clock shows it; 24:00 is the end of the day. */
function minuteOf(time: string): number | null {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = hour * 60 + minute;
  return minute < 60 && minutes <= 24 * 60 ? minutes : null;
}
