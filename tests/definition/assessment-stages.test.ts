import { describe, expect, it } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { problemsWith } from './load-broken.ts';

const firm = 'classes.organisation';
const one = 'assessment.json /classes/organisation';
const judged = loadEdition(new URL('../support/editions/judged', import.meta.url).pathname);

describe('the stages in which applications are judged [R6]', () => {
  it.each([
    [
      'a weight that is no number',
      'assessment.json',
      `${firm}.stages.0.weight`,
      'much',
      [`${one}/stages/0/weight: a number in digits, as in 60 or 12.5`],
    ],
    [
      'weights of nothing where points are counted',
      'assessment.json',
      `${firm}.stages`,
      [stage('desk', { weight: '0' })],
      [`${one}/stages: points are counted, so the weights must add up to more than 0`],
    ],
    [
      'a weight where nothing is counted',
      'assessment.json',
      'classes.person.stages.0.weight',
      '1',
      ['assessment.json /classes/person/stages: nothing is counted, so every weight must be 0: desk'],
    ],
    [
      'a stage twice',
      'assessment.json',
      `${firm}.stages`,
      [stage('desk'), stage('desk')],
      [`${one}/stages: the stage 'desk' stands twice`],
    ],
    [
      'panels of a stage that comes later',
      'assessment.json',
      `${firm}.stages.0.panelOf`,
      'site',
      [`${one}/stages/0/panelOf: there is no stage 'site' before 'desk'`],
    ],
    [
      'panels of another size than those it takes over',
      'assessment.json',
      `${firm}.stages.2.panel`,
      { size: 3, least: 2 },
      [`${one}/stages/2/panel: the panels are those of 'desk', so size and least must be 2 and 2`],
    ],
    [
      'more than are in a panel',
      'assessment.json',
      'classes.person.stages.0.panel.least',
      3,
      ['assessment.json /classes/person/stages/0/panel/least: at least 3 of 2 cannot be had'],
    ],
    [
      'a start from a stage that is not there',
      'assessment.json',
      `${firm}.stages.2.startsFrom`,
      'visit',
      [`${one}/stages/2/startsFrom: there is no stage 'visit' before 'site'`],
    ],
    [
      'a start from a stage judged by other criteria',
      'assessment.json',
      `${firm}.stages.2.criteria`,
      'tiny-person',
      [
        `${one}/stages/2/weight: 'site' has a weight, but its criteria have no points to be weighed`,
        `${one}/stages/2/startsFrom: 'desk' is judged by another criteria, so nothing can start from it`,
      ],
    ],
    [
      'a spread without consensus',
      'assessment.json',
      `${firm}.stages.1.spread`,
      20,
      [`${one}/stages/1/spread: a spread is talked over in a consensus; 'defence' combines by mean`],
    ],
    [
      'a defence without timetable',
      'assessment.json',
      `${firm}.stages.1.timetable`,
      undefined,
      [`${one}/stages/1/timetable: 'defence': a defence has a timetable, and only a defence`],
    ],
    [
      'a timetable of something else',
      'assessment.json',
      `${firm}.stages.0.timetable`,
      judged.assessment!.classes['organisation']!.stages[1]!.timetable,
      [`${one}/stages/0/timetable: 'desk': a defence has a timetable, and only a defence`],
    ],
    [
      'an hour that no clock shows',
      'assessment.json',
      `${firm}.stages.1.timetable.dayTo`,
      '25:00',
      [`${one}/stages/1/timetable/dayTo: no clock shows 25:00`],
    ],
    [
      'a day too short',
      'assessment.json',
      `${firm}.stages.1.timetable.dayTo`,
      '09:10',
      [`${one}/stages/1/timetable: from 09:00 to 09:10 nobody has 20 minutes`],
    ],
    [
      'a draw without a public value',
      'assessment.json',
      `${firm}.stages.1.timetable.order`,
      'draw',
      [`${one}/stages/1/timetable/order: a draw mixes in a public value named before; say which under /draw`],
    ],
    [
      'a shortlist where there are no points',
      'assessment.json',
      'classes.person.stages.0.shortlist',
      { top: 3, ties: 'all' },
      ["assessment.json /classes/person/stages/0/shortlist: 'desk' has no points, so nobody can be listed by them"],
    ],
    [
      'a shortlist that says nothing',
      'assessment.json',
      `${firm}.stages.0.shortlist`,
      { ties: 'all' },
      [`${one}/stages/0/shortlist: it must say who goes on: \`top\`, \`atLeast\`, or both`],
    ],
    [
      'a line beyond the points of its stage',
      'assessment.json',
      `${firm}.stages.0.shortlist.atLeast`,
      '100.5',
      [`${one}/stages/0/shortlist/atLeast: 100.5 points cannot be reached; 'desk' has 100`],
    ],
  ])('are refused with %s', (_what, file, path, value, problems) => {
    const found = problemsWith('judged', file, path, value);
    expect(found.map((problem) => `${problem.file} ${problem.path}: ${problem.reason}`)).toEqual(problems);
  });
});

function stage(id: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    kind: 'desk',
    title: { zh: '阶段', en: 'Stage' },
    weight: '1',
    panel: { size: 2, least: 2 },
    combine: 'mean',
    signed: false,
    time: { days: 5, working: true },
    ...change,
  };
}
