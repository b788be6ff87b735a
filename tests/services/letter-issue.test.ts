import { expect, it } from 'vitest';
import { loadEdition } from '#src/definition/loader.ts';
import { issueOf } from '#src/services/letter-issue.ts';
import type { WholeApplication } from '#src/services/read-application.ts';
import { root } from '../../scripts/requirement-rows.ts';

const edition = loadEdition(`${root}/programmes/jiangsu-quality-award/2020`);
const day = (text: string): Date => new Date(`${text}T02:00:00Z`);
const now = day('2020-06-30');
const city = '镇江市质量发展委员会（质量强市领导小组）办公室';
const province = '江苏省质量发展委员会办公室';

/** A case at the province, with acts as `[action, from, day]` and corrections as `[asked in, day]`. */
const caseWith = (
  acts: readonly (readonly [string, string, string])[],
  corrections: readonly (readonly [string, string])[] = [],
) =>
  ({
    application: { channel: 'zhenjiang', state: 'forwarded' },
    acts: acts.map(([action, from, at]) => ({ action, from, at: day(at) })),
    tasks: corrections.map(([askedIn, at]) => ({ kind: 'correction', state: 'open', askedIn, openedAt: day(at) })),
  }) as unknown as WholeApplication;
const whole = caseWith(
  [
    ['accept', 'submitted', '2020-05-20'],
    ['sign-opinion', 'accepted', '2020-06-01'],
    ['recommend', 'reviewed', '2020-06-05'],
  ],
  [['accepted', '2020-05-22']],
);

it('a letter comes from the office that did what it tells, on that day, whoever prints it later [X8]', () => {
  for (const [kind, issuer, on] of [
    ['acceptance', city, '2020-05-20'],
    ['preliminaryOpinion', city, '2020-06-01'],
    ['recommendation', '镇江市人民政府', '2020-06-05'],
    ['correction', city, '2020-05-22'],
  ] as const)
    expect(issueOf(edition, whole, kind, now), kind).toEqual({ issuer, byProvince: false, on: day(on) });
});

it('a correction or refusal is of the side it was decided on', () => {
  const asked = caseWith(
    [],
    [
      ['accepted', '2020-05-22'],
      ['forwarded', '2020-06-16'],
    ],
  );
  expect(issueOf(edition, asked, 'correction', now)).toMatchObject({ issuer: province, on: day('2020-06-16') });
  const refused = (action: string, from: string) =>
    issueOf(edition, caseWith([[action, from, '2020-06-20']]), 'refusal', now);
  expect(refused('refuse', 'submitted').issuer).toBe(city);
  expect(refused('refuse', 'forwarded').issuer).toBe(province);
  expect(refused('refuse-duplicate', 'submitted').issuer).toBe(province);
});

it('what tells of no act yet is of today, from whose turn it is', () => {
  expect(issueOf(edition, caseWith([]), 'approval', now)).toEqual({ issuer: province, byProvince: true, on: now });
  expect(issueOf(edition, caseWith([]), 'preliminaryOpinion', now)).toMatchObject({ issuer: city, on: now });
});
