import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '#src/adapters/settings.ts';
import { canBefall } from '#src/cli/simulate/course.ts';
import { judge, type Judged } from '#src/cli/simulate/judge.ts';
import { simulate } from '#src/cli/simulate/simulate.ts';
import { start, type Running } from '#src/main.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { testDatabase, type TestDatabase } from '#tests/support/database.ts';
import { run, runWith } from './laurel.ts';

const clone = resolve(import.meta.dirname, '../..');
const edition = join(clone, 'examples/yunxi-quality-award/2026');
const found = demoOnDisk(edition);
if (found === null) throw new Error('the second award has no demo');

describe('a second award, of another city', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laurel-second-'));
  let database: TestDatabase;
  let running: Running;
  let judged: Judged;
  beforeAll(async () => {
    database = await testDatabase();
    const read = readSettings(
      {
        PORT: '0',
        LAUREL_DATA: folder,
        LAUREL_LOG: 'silent',
        LAUREL_PROGRAMMES: edition,
        DATABASE_URL: database.url.replace('@/', '@localhost/'),
      },
      'demo',
      clone,
    );
    if (!read.ok) throw new Error(read.refusal.message);
    running = await start(read.settings, () => undefined);
    const { world } = await simulate({
      ...found,
      url: running.listening,
      applicants: 6,
      seed: 'second',
      until: 'admitted',
      only: null,
      signal: new AbortController().signal,
      report: () => undefined,
    });
    judged = await judge(world);
  }, 300_000);
  afterAll(async () => {
    await running.stop();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('goes from call to acceptance on the same code, and everything that must hold does', () => {
    expect(judged.invariants.flatMap(({ name, broken }) => broken.map((one) => `${name}: ${one}`))).toEqual([]);
    expect(judged.ended.map(({ state }) => state)).toContain('admitted');
    expect(judged.ended.flatMap(({ seen }) => seen?.number ?? []).every((one) => /^YX-2026-\d{3}$/u.test(one))).toBe(
      true,
    );
  });

  it('stands alone on the public page of its server', async () => {
    const home = await (await fetch(running.listening)).text();
    expect(home).toContain('云溪市市长质量奖');
    expect(home).not.toContain('江苏');
    const call = await (await fetch(`${running.listening}/call/yunxi-quality-award/2026`)).text();
    expect(call).toContain('云质强办〔2026〕5号');
  });
});

describe('a course of a simulation', () => {
  it('befalls nobody where the process has no act for it', () => {
    const can = (course: Parameters<typeof canBefall>[1]): boolean => canBefall(found.edition, course);
    expect(can({ refusal: { at: 'accepted', reopened: true } })).toBe(true);
    expect(can({ consultation: { answer: 'late' } })).toBe(true);
    expect(can({ paperOnly: true })).toBe(false);
    const early = [{ at: 'prechecking', fields: 1, evidence: false, report: false }];
    expect(can({ corrections: early })).toBe(false);
  });
});

describe('laurel on the folder of one edition', () => {
  it('simulates no edition where none lies', async () => {
    const { code, err } = await run('simulate', '--applicants', '5', '--edition', join(clone, 'examples'));
    expect([code, err]).toEqual([2, expect.stringContaining('there is no edition in')]);
  });

  it('knows its examples and no other’s', async () => {
    const { code, err } = await runWith({ LAUREL_PROGRAMMES: edition }, 'example', 'individual', '--out', '/nowhere');
    expect([code, err]).toEqual([2, expect.stringContaining('organisation, small')]);
  });
});
