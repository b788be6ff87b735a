import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditCodeCheck, identityCheck } from '#src/definition/value/check-digit.ts';
import { readSettings } from '#src/adapters/settings.ts';
import type { Invariant } from '#src/cli/simulate/invariant.ts';
import { holds, judge, type Judged } from '#src/cli/simulate/judge.ts';
import { judgeAward } from '#src/cli/simulate/judging/judge-award.ts';
import { simulateAward } from '#src/cli/simulate/judging/simulate-award.ts';
import { NoDemo, simulate, type Simulated, type Simulating } from '#src/cli/simulate/simulate.ts';
import { cityOf, planOf, type Kind } from '#src/cli/simulate/plan.ts';
import { nameCore } from '#src/domain/workflow/clash.ts';
import { start, type Running } from '#src/main.ts';
import { examineDatabase } from '#src/services/examine-database.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';

const clone = resolve(import.meta.dirname, '../..');
const found = demoOnDisk(join(clone, 'programmes'));
if (found === null) throw new Error('the edition has no demo');

const folder = mkdtempSync(join(tmpdir(), 'laurel-simulate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const real = {
  LAUREL_BASE_URL: 'http://127.0.0.1',
  LAUREL_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'laurel@laurel.example',
};
async function started(mode: 'demo' | 'serve', database: TestDatabase): Promise<Running> {
  const own = { PORT: '0', LAUREL_DATA: join(folder, mode), LAUREL_LOG: 'silent' };
  const url = database.url.replace('@/', '@localhost/');
  const read = readSettings({ ...own, ...(mode === 'serve' ? real : {}), DATABASE_URL: url }, mode, clone);
  if (!read.ok) throw new Error(read.refusal.message);
  return await start(read.settings, () => undefined);
}
const wanted = (url: string): Simulating => ({
  ...found,
  url,
  applicants: 9,
  seed: 'tests',
  until: 'admitted',
  only: ['individual', 'construction'],
  signal: new AbortController().signal,
  report: () => undefined,
});

describe('a simulation', () => {
  let database: TestDatabase;
  let running: Running;
  let done: Simulated;
  let judged: Judged;
  let awarded: readonly Invariant[];
  beforeAll(async () => {
    database = await testDatabase();
    running = await started('demo', database);
    done = await simulate(wanted(running.listening));
  }, 420_000);
  beforeAll(async () => {
    const court = await simulateAward(done.world, 'tests', () => undefined);
    judged = await judge(done.world);
    awarded = await judgeAward(court);
  }, 420_000);
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  it('brings every applicant where the plan wants them, and everything that must hold does', () => {
    expect(judged.invariants.flatMap(({ name, broken }) => broken.map((one) => `${name}: ${one}`))).toEqual([]);
    expect(holds(judged.invariants)).toBe(true);
    expect(new Set(judged.ended.map(({ state }) => state))).toEqual(
      new Set(done.plan.applicants.map((one) => one.course.until)),
    );
  });

  it('goes on from acceptance to the conferment: panels, votes by every way, notice, objections [R6]', () => {
    expect(awarded.flatMap(({ name, broken }) => broken.map((one) => `${name}: ${one}`))).toEqual([]);
  });

  it('looks at something for each of them', () => {
    for (const { name, looked } of [...judged.invariants, ...awarded]) expect(looked, name).toBeGreaterThan(0);
  });

  it('plays acts on behalf, corrections, a refusal, a withdrawal and a clash', () => {
    const acts = judged.ended.flatMap(({ seen }) => seen?.history ?? []);
    expect(judged.ended.some(({ own }) => own?.receipts.some((one) => one.withdrawnAt !== null))).toBe(true);
    for (const action of [
      'ask-correction',
      'refuse',
      'reopen',
      'withdraw-case',
      'refuse-duplicate',
      'recommend',
      'admit',
    ])
      expect(acts.map((one) => one.action.id)).toContain(action);
    expect(acts.some((one) => one.behalf)).toBe(true);
  });

  it('leaves a database in which every invariant holds', async () => {
    expect(await examineDatabase(running.deps)).toEqual([]);
  }, 60_000);
});

describe('a server for real', () => {
  let database: TestDatabase;
  let running: Running;
  beforeAll(async () => {
    database = await testDatabase();
    running = await started('serve', database);
  });
  afterAll(async () => {
    await running.stop();
    await database.close();
  });

  it('is not simulated on: it has no clock that can be set', async () => {
    await expect(simulate(wanted(running.listening))).rejects.toBeInstanceOf(NoDemo);
  });
});

const kind = (example: string, firms: Kind['firms'], more: Partial<Kind> = {}): Kind => ({
  example,
  class: 'organisation',
  firms,
  person: '321100196908250017',
  hasHolding: false,
  ...more,
});
const kinds = [
  kind('organisation', 'maker'),
  kind('construction', 'builder'),
  kind('group', 'group', { hasHolding: true }),
  kind('individual', 'maker', { class: 'individual', person: '320322197909140429' }),
];
const sizes = fc.integer({ min: 5, max: 320 });

describe('a plan', () => {
  const plan = (applicants: number, seed: string) =>
    planOf(found.edition, { applicants, seed, until: 'admitted', kinds });

  it('follows from its seed alone, and another seed gives another', () => {
    fc.assert(
      fc.property(sizes, fc.string(), (applicants, seed) => {
        expect(plan(applicants, seed)).toEqual(plan(applicants, seed));
        expect(plan(applicants, seed)).not.toEqual(plan(applicants, `${seed}.`));
      }),
      { numRuns: 20 },
    );
  });

  it('has as many applicants as asked, each in a channel of the edition, with a code, number and address of their own', () => {
    fc.assert(
      fc.property(sizes, fc.string(), (applicants, seed) => {
        const made = plan(applicants, seed).applicants;
        expect(made).toHaveLength(applicants);
        const channels = new Set(found.edition.channels.map((one) => one.id));
        expect(made.every((one) => channels.has(one.channel))).toBe(true);
        const alone = made.filter((one) => one.course.clash === null);
        for (const key of ['code', 'identity', 'email', 'firm'] as const)
          expect(new Set(alone.map((one) => one[key])).size, key).toBe(alone.length);
        for (const { code, identity } of made) {
          expect(creditCodeCheck(code)).toBe(code[17]);
          expect(identityCheck(identity)).toBe(identity[17]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('gives no two firms names that are nearly the same, but for those that are to clash', () => {
    const ignore = found.edition.clashes?.ignore ?? [];
    const places = found.edition.channels.flatMap((one) =>
      one.region === undefined ? [] : cityOf(found.edition, one.region),
    );
    const made = plan(320, 'names').applicants.filter(
      (one) => one.class === 'organisation' && one.course.clash === null,
    );
    const forms = made.flatMap(({ firm }) => {
      const core = [...nameCore(firm, [...ignore, ...places])];
      return [...new Set(core.map((_, i) => core.toSpliced(i, 1).join('')))];
    });
    expect(forms.filter((one, i) => forms.indexOf(one) !== i)).toEqual([]);
  });
});
