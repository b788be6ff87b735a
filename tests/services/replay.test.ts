import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isDenial } from '#src/domain/denial.ts';
import type { Finding } from '#src/domain/replay/finding.ts';
import { fileOf } from '#src/domain/replay/files.ts';
import { judgedTables } from '#src/domain/replay/rows.ts';
import { exportEdition } from '#src/services/export-edition.ts';
import { replayExport } from '#src/services/replay/replay-export.ts';
import { apiServer, type ApiServer, type Official } from '#tests/support/api-server.ts';
import { conferEdition, oneStage } from '#tests/support/conferred-edition.ts';
import { pointedProgrammes } from '#tests/support/judging-steps.ts';
import { run } from '../cli/laurel.ts';

const key = { programme: 'jiangsu-quality-award', edition: '2020' };
let folder = '';
let out = '';
let server: ApiServer;
let supervisor: Official;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-replay-'));
  out = join(folder, 'export');
  const programmes = pointedProgrammes(folder, oneStage);
  server = await apiServer({ quick: true, programmes, time: '2020-07-01T09:00:00+08:00' });
  ({ supervisor } = await conferEdition(server));
  const done = await exportEdition(server.deps, { ...key, out, reason: '监督核对', account: 'operator' });
  if (isDenial(done)) throw new Error(done.reason.en);
}, 180_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  expect(await server.close()).toEqual([]);
});

const findings = async (at: string): Promise<readonly Finding[]> => {
  const done = await replayExport(at);
  if ('unreadable' in done) throw new Error(done.unreadable.en);
  return done.report.checks.flatMap((one) => one.findings);
};

/** What a replay finds in a copy that a forger changed, who computed the manifest anew. */
async function forged(path: string, change: (text: string) => string): Promise<readonly Finding[]> {
  const copy = await mkdtemp(join(folder, 'forged-'));
  await cp(out, copy, { recursive: true });
  const before = await readFile(join(copy, path), 'utf8');
  const after = change(before);
  expect(after, path).not.toBe(before);
  await writeFile(join(copy, path), after);
  const manifest = JSON.parse(await readFile(join(copy, 'manifest.json'), 'utf8'));
  const entry = manifest.files.find((one: any) => one.path === path);
  entry.size = Buffer.byteLength(after);
  entry.sha256 = createHash('sha256').update(after).digest('hex');
  await writeFile(join(copy, 'manifest.json'), JSON.stringify(manifest));
  const found = await findings(copy);
  await rm(copy, { recursive: true });
  return found;
}

/** Changes the first row of a table for which `change` changes something. */
const inRow =
  (change: (row: any) => unknown) =>
  (text: string): string => {
    const lines = text.trimEnd().split('\n');
    for (const [index, line] of lines.entries()) {
      const row = JSON.parse(line);
      change(row);
      if (JSON.stringify(row) === line) continue;
      lines[index] = JSON.stringify(row);
      break;
    }
    return `${lines.join('\n')}\n`;
  };
const bumped = (digits: string): string => digits.replace(/\d/u, (digit) => String((Number(digit) + 1) % 10));

describe('a replay of an export [X9]', () => {
  it('recomputes everything from acceptance to the conferment, and says what it could not check', async () => {
    const done = await replayExport(out);
    if ('unreadable' in done) throw new Error(done.unreadable.en);
    expect(done.report.checks.flatMap((one) => one.findings)).toEqual([]);
    const counts = Object.fromEntries(done.report.checks.map((one) => [one.check, one.count]));
    for (const [check, count] of Object.entries(counts))
      if (check !== 'feedback') expect(count, check).toBeGreaterThan(0);
    const skipped = done.report.checks.flatMap((one) => one.skipped.map(({ file }) => file));
    expect(skipped).toEqual(expect.arrayContaining([fileOf('terms'), fileOf('objections')]));
  });

  it('holds no name of an assessor, no objector and no secret', async () => {
    for (const table of judgedTables) {
      const text = await readFile(join(out, fileOf(table)), 'utf8');
      for (const secret of ['温书衡', '顾行简', 'private', '"objector":', '"link"', '"salts"'])
        expect(text, table).not.toContain(secret);
    }
  });

  it('runs as a command alone, prints one page, and names a changed file', async () => {
    const page = join(folder, 'page.pdf');
    const whole = await run('replay', out, '--page', page);
    expect([whole.code, whole.err], whole.out).toEqual([0, '']);
    expect(whole.out).toContain('全部成立 OK');
    expect((await readFile(page)).subarray(0, 5).toString()).toBe('%PDF-');
    const copy = await mkdtemp(join(folder, 'changed-'));
    await cp(out, copy, { recursive: true });
    await writeFile(join(copy, fileOf('boxes')), '\n', { flag: 'a' });
    const changed = await run('replay', copy, '--json');
    expect(changed.code).toBe(1);
    expect(JSON.parse(changed.out).checks[0].findings).toEqual([
      expect.objectContaining({ file: fileOf('boxes') }),
      expect.objectContaining({ file: fileOf('boxes') }),
    ]);
    expect((await run('replay', folder)).code).toBe(2);
  }, 120_000);

  it('is shown to supervision over the database, and to nobody else', async () => {
    const path = `/api/judging/${key.programme}/${key.edition}/replay`;
    const answer = await supervisor.call('GET', path);
    expect([answer.status, answer.body.checks.flatMap((one: any) => one.findings)]).toEqual([200, []]);
    const sheet = await supervisor.call('GET', `${path}/sheet`);
    expect(sheet.status).toBe(200);
    expect((await (await server.person('stranger')).call('GET', path)).status).toBe(404);
  });
});

describe('whoever changes one value and the manifest with it is found, and where', () => {
  const audit = '操作记录/';
  const changes: readonly (readonly [string, string, (row: any) => unknown, string?])[] = [
    ['a score', fileOf('histories'), (row) => (row.path.endsWith('percent') ? (row.value = bumped(row.value)) : 0)],
    ['a sheet', fileOf('sheets'), (row) => (row.body['item/4.1.2/percent'] = '95')],
    ['a sheet without its history', fileOf('sheets'), (row) => delete row.body['item/4.1.2/percent']],
    ['a panel’s total', fileOf('panels'), (row) => (row.result.total = '999')],
    ['a panel’s scan', fileOf('panels'), (row) => (row.scan = 'a'.repeat(64))],
    ['a lead', fileOf('members'), (row) => (row.lead = !row.lead)],
    ['a rank', fileOf('stages'), (row) => (row.result.entries[0].rank = 3)],
    ['who goes on', fileOf('stages'), (row) => (row.result.entries[0].in = false)],
    ['a conflict of the assignment', fileOf('assignments'), (row) => (row.problem.assessors[0].capacity += 1)],
    ['a price of the assignment', fileOf('assignments'), (row) => (row.result.prices[0].price += 1)],
    ['a seed of the draw', fileOf('draws'), (row) => (row.record.round.parties[0].seed = '33'.repeat(32))],
    ['a pledge', fileOf('terms'), (row) => (row.pledged_at = null)],
    ['the roll of the committee', fileOf('committee'), (row) => (row.name = '某某')],
    ['who was there', fileOf('meetings'), (row) => row.present.pop()],
    ['a vote', fileOf('votes'), (row) => (row.choices[Object.keys(row.choices)[0]!] = 'against')],
    ['a result of a vote', fileOf('motions'), (row) => (row.body.result.questions[0].for -= 1)],
    ['a roll of a motion', fileOf('motions'), (row) => row.body.roll.present.pop()],
    ['an opened ballot', fileOf('boxes'), (row) => (row.choices = { c1: 'against', c2: 'for' }), fileOf('ballots')],
    ['a ballot’s signature', fileOf('boxes'), (row) => (row.signature = bumped(row.signature))],
    ['a ballot’s count', fileOf('ballots'), (row) => (row.result.cast += 1)],
    ['who could vote', fileOf('ballot-rolls'), (row) => (row.recused = !row.recused), fileOf('ballots')],
    ['a prize', fileOf('outcomes'), (row) => (row.prize = 'nomination')],
    ['a certificate', fileOf('outcomes'), (row) => (row.certificate = bumped(row.certificate))],
    ['the notice', fileOf('awards'), (row) => (row.body.publication.notice.winners[0].name = '某某')],
    ['an objection', fileOf('objections'), (row) => (row.body.decision.result = 'upheld')],
    ['words of an act', fileOf('acts'), (row) => (row.act === 'confirm' ? (row.details.digest = 'b'.repeat(64)) : 0)],
    ['who acted', fileOf('acts'), (row) => (row.actor_id = 'somebody')],
    [
      'an event',
      `${audit}events.jsonl`,
      (row) => (row.kind === 'scores-saved' ? (row.body.changes[0].commitment = 'c'.repeat(32)) : 0),
    ],
    ['a root', `${audit}roots.jsonl`, (row) => (row.root = 'd'.repeat(64))],
    ['a run', `${audit}runs.jsonl`, (row) => (row.to += 1)],
  ];
  for (const [what, file, change, where = file] of changes)
    it(what, async () => {
      const found = await forged(file, inRow(change));
      expect(
        found.filter((one) => one.file === where && one.line !== null),
        JSON.stringify(found, null, 1),
      ).not.toEqual([]);
    });

  it('a row that is taken out', async () => {
    for (const table of ['histories', 'members', 'panels', 'votes', 'outcomes', 'acts', 'boxes'] as const) {
      const found = await forged(fileOf(table), (text) => text.slice(text.indexOf('\n') + 1));
      expect(found, table).not.toEqual([]);
    }
    const found = await forged(`${audit}events.jsonl`, (text) => text.slice(text.indexOf('\n') + 1));
    expect(found.map((one) => one.file)).toEqual(expect.arrayContaining([`${audit}events.jsonl`]));
  });

  it('a weight of the edition', async () => {
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    const { path } = manifest.files.findLast((one: any) => one.path.startsWith('届次定义/'));
    const found = await forged(path, (text) => text.replace('"threshold": "500"', '"threshold": "501"'));
    expect(found.map((one) => one.file)).toEqual(expect.arrayContaining([path, '届次定义']));
  });
});
