import { describe, expect, it } from 'vitest';
import { crossCheck } from '#src/definition/cross-checks/index.ts';
import { loadBundle, loadEdition, bundleOf } from '#src/definition/loader.ts';
import { newestEdition } from '../../scripts/write-rules.ts';
import { problemsWith } from './load-broken.ts';

const inWords = (problems: ReturnType<typeof crossCheck>): readonly string[] =>
  problems.map(({ file, path, reason }) => `${file} ${path}: ${reason}`);
const refused = (file: string, path: string, value: unknown): readonly string[] =>
  inWords(problemsWith('judged', file, path, value));

const firm = 'classes.organisation';
const one = 'assessment.json /classes/organisation';
const judged = loadEdition(new URL('../support/editions/judged', import.meta.url).pathname);

describe('an edition that says how applications are judged [N4, R6]', () => {
  it('loads with what its assessment names, from its folder and from a kept bundle', () => {
    expect(Object.keys(judged.scales ?? {})).toEqual(['quarters']);
    expect(Object.keys(judged.criteria)).toEqual(['tiny', 'tiny-person']);
    expect(loadBundle(JSON.parse(JSON.stringify(bundleOf(judged)))).digest).toBe(judged.digest);
  });
  it('is marked as to be confirmed wherever this clone made a value up', () => {
    const { assessment } = newestEdition();
    expect(assessment?.note).toBeDefined();
    for (const rules of Object.values(assessment?.classes ?? {})) {
      expect(rules.overall.toBeConfirmed).toBe(true);
      for (const stage of rules.stages) {
        expect([stage.toBeConfirmed, stage.panel.toBeConfirmed]).toEqual([true, true]);
        if (stage.shortlist !== undefined) expect(stage.shortlist.toBeConfirmed).toBe(true);
      }
    }
  });
  it.each([
    [
      'a threshold beyond all points',
      'assessment.json',
      `${firm}.overall.threshold`,
      '1000.01',
      [`${one}/overall/threshold: 1000.01 points cannot be reached; there are 1000`],
    ],
    [
      'a threshold where nothing is counted',
      'assessment.json',
      'classes.person.overall.threshold',
      '5',
      ['assessment.json /classes/person/overall/threshold: there is no threshold where nothing is counted'],
    ],
    [
      'a tie parted by a clause that nobody judges',
      'assessment.json',
      `${firm}.overall.tieBreak`,
      ['2', '4.7'],
      [`${one}/overall/tieBreak/1: no stage is judged by a clause '4.7'`],
    ],
    [
      'a relation to a field that is not there',
      'assessment.json',
      `${firm}.relations.0.fields`,
      ['basic.nick'],
      [
        `${one}/relations/0/fields/0: 'basic.nick' names no answer of the form; of rows their column is named, as in sheet.rows.column`,
      ],
    ],
    [
      'a relation to whole rows',
      'assessment.json',
      `${firm}.relations.0.fields`,
      ['basic.partners'],
      [
        `${one}/relations/0/fields/0: 'basic.partners' names no answer of the form; of rows their column is named, as in sheet.rows.column`,
      ],
    ],
    [
      'a fit by a column',
      'assessment.json',
      `${firm}.fit.industry`,
      'basic.partners.name',
      [`${one}/fit/industry: 'basic.partners.name' names no single answer of the form`],
    ],
    [
      'a share of more than all',
      'assessment.json',
      'decision.quorum',
      { of: 3, in: 2 },
      ['assessment.json /decision/quorum: 3 of 2 is more than all'],
    ],
    [
      'a scale without bands for a kind that is judged',
      'criteria/tiny.json',
      'clauses.3.kind',
      'effect',
      [`${one}/scale: the scale 'quarters' has no bands for the kind 'effect'`],
    ],
    [
      'a clause without a kind',
      'criteria/tiny-person.json',
      'clauses.1.kind',
      undefined,
      ["assessment.json /classes/person/criteria: the clause b of 'tiny-person' has no kind to be judged by"],
    ],
    [
      'points for some clauses only',
      'criteria/tiny-person.json',
      'clauses.1.points',
      5,
      [
        "assessment.json /classes/person/criteria: of 'tiny-person' some clauses have points, a have none; give points to all or to none",
      ],
    ],
    [
      'criteria that are not there',
      'assessment.json',
      'classes.person.criteria',
      'none',
      ["assessment.json /classes: there is no file criteria/none.json in or above the edition's folder"],
    ],
    [
      'a percent in no band',
      'scales/quarters.json',
      'kinds.result.bands.0.percents',
      [0],
      ['scales/quarters.json /kinds/result/bands: no band holds 25 %'],
    ],
    [
      'a percent in two bands',
      'scales/quarters.json',
      'kinds.result.bands.1.percents',
      [25, 50, 75],
      ['scales/quarters.json /kinds/result/bands: 25 % lies in two bands'],
    ],
    [
      'a percent off the steps',
      'scales/quarters.json',
      'kinds.result.bands.1.percents',
      [50, 60, 75],
      ['scales/quarters.json /kinds/result/bands: 60 % is not on a step of 25'],
    ],
    [
      'bands that fall',
      'scales/quarters.json',
      'kinds.result.bands.1.percents',
      [75, 50],
      ['scales/quarters.json /kinds/result/bands: bands and their percents must rise'],
    ],
    [
      'a dimension without words',
      'scales/quarters.json',
      'kinds.result.bands.0.describes',
      {},
      ["scales/quarters.json /kinds/result/bands/0/describes: it does not describe the dimension 'Le'"],
    ],
    [
      'a prize for a class that is not there',
      'edition.json',
      'prizes.0.atMost',
      { nobody: 1 },
      ["edition.json /prizes/0/atMost/nobody: there is no class 'nobody'"],
    ],
  ])('is refused with %s', (_what, file, path, value, problems) => {
    expect(refused(file, path, value)).toEqual(problems);
  });
  it('may look for conflicts among the issuers of the evidence, which stand in no sheet', () => {
    expect(refused('assessment.json', `${firm}.relations.1.fields`, ['evidence.issuer'])).toEqual([]);
  });
  it('judges every class, and no other', () => {
    const { person, organisation } = judged.assessment!.classes;
    expect(refused('assessment.json', 'classes', { organisation })).toEqual([
      "assessment.json /classes: it does not say how the class 'person' is judged",
    ]);
    expect(refused('assessment.json', 'classes', { organisation, person, nobody: person })).toEqual([
      "assessment.json /classes/nobody: there is no class 'nobody'",
    ]);
  });
  it('has one pool of assessors and one committee, standing over all', () => {
    const [office, assessors, committee] = judged.authorities;
    expect(refused('authorities.json', 'authorities', [office, assessors])).toEqual([
      "authorities.json /authorities: an edition that is judged has one authority of the kind 'committee', here are 0",
    ]);
    expect(refused('authorities.json', 'authorities', [office, assessors, { ...committee, each: 'city' }])).toEqual([
      "authorities.json /authorities/2: 'committee': an authority of the kind 'committee' stands over all",
    ]);
    expect(refused('authorities.json', 'authorities', [assessors, { ...assessors, id: 'more' }, committee])).toEqual([
      "authorities.json /authorities: an edition that is judged has one authority of the kind 'assessors', here are 2",
    ]);
  });
  it('names the scale or criteria that a kept bundle lacks', () => {
    expect(inWords(crossCheck({ ...judged, scales: {} }))).toEqual([
      `${one}/scale: there is no scale 'quarters'`,
      "assessment.json /classes/person/scale: there is no scale 'quarters'",
    ]);
    const { tiny } = judged.criteria;
    expect(inWords(crossCheck({ ...judged, criteria: { tiny: tiny! } }))).toEqual([
      "assessment.json /classes/person/criteria: there are no criteria 'tiny-person'",
    ]);
  });
});
