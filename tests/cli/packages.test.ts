import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readPdf, readZip } from '../documents/read-back.ts';
import { checked, leadsInto, run } from './laurel.ts';

const { rows } = JSON.parse(readFileSync(new URL('../../docs/requirement-rows.json', import.meta.url), 'utf8')) as {
  readonly rows: readonly { readonly id: string }[];
};
const rowIds = rows.map((row) => row.id);
/** One example of each class, as a shell would; that every kind is whole and comes out right, the tests of the examples say. */
const kinds = { individual: 'individual', organisation: 'organisation' };
const severities = ['error', 'warning', 'hint'];
const folder = mkdtempSync(join(tmpdir(), 'laurel-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = (kind: string): string => join(folder, kind);
const printed = (kind: string): string => join(folder, `${kind}-printed`);
const archive = (kind: string): string => join(printed(kind), 'package.zip');
const manifestOf = (kind: string): string => readZip(readFileSync(archive(kind))).get('manifest.json') ?? '';
const applicationOf = (path: string): any => JSON.parse(readFileSync(join(path, 'application.json'), 'utf8'));

/** A copy of the individual's example, its application changed. */
function changed(name: string, change: (application: any) => void): string {
  const copy = join(folder, name);
  cpSync(example('individual'), copy, { recursive: true });
  const application = applicationOf(copy);
  change(application);
  writeFileSync(join(copy, 'application.json'), JSON.stringify(application));
  return copy;
}

describe.each(Object.entries(kinds))('the example %s', { timeout: 120_000 }, (kind, className) => {
  test('is written whole, of the shape its schema says', async () => {
    expect(await run('example', kind, '--out', example(kind))).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(example(kind)).toSorted()).toEqual(['application.json', 'files', 'manifest.json']);
    const schema = z.fromJSONSchema(JSON.parse((await run('schema', className)).out));
    const application = applicationOf(example(kind));
    expect(schema.safeParse(application).error?.issues).toBeUndefined();
    expect(schema.safeParse({ ...application, nonsense: '1' }).success).toBe(false);
  });

  test('checks without anything that blocks, each finding with row, severity, path and words', async () => {
    const { code, said } = await checked(example(kind));
    expect([code, said.ok]).toEqual([0, true]);
    const application = applicationOf(example(kind));
    for (const { rule, severity, path, message } of said.findings) {
      expect(rowIds).toContain(rule.split('-')[0]);
      expect(severities).toContain(severity);
      expect(leadsInto(application, path)).toBe(true);
      expect(message).not.toBe('');
    }
  });

  test('[M8] prints its files, and a package that checks and verifies', async () => {
    const print = await run('print', example(kind), '--out', printed(kind));
    expect(print.code).toBe(0);
    const { draft, digest } = JSON.parse(print.out) as { draft: boolean; digest: string };
    expect([draft, digest]).toEqual([false, expect.stringMatching(/^[0-9a-f]{64}$/u)]);
    expect(readdirSync(printed(kind))).toEqual(
      expect.arrayContaining(['cover.pdf', 'form.docx', 'form.pdf', 'package.zip', 'volume-a.pdf', 'volume-b.pdf']),
    );
    expect((await checked(archive(kind))).code).toBe(0);
    expect(await run('verify', archive(kind), '--digest', digest)).toMatchObject({
      code: 0,
      out: `whole: ${digest}\n`,
    });
  });
});

describe('check', { timeout: 60_000 }, () => {
  test('[P2] exits 1 for what blocks, and print makes drafts that verify [X1]', async () => {
    const blocked = changed('blocked', (application) => {
      application.answers.eligibility.qualityYears = '9';
    });
    const { code, said } = await checked(blocked);
    expect([code, said.ok]).toEqual([1, false]);
    expect(said.findings).toContainEqual(
      expect.objectContaining({ rule: 'P2', severity: 'error', path: '/answers/eligibility/qualityYears' }),
    );
    expect(JSON.parse((await run('print', blocked, '--out', printed('blocked'))).out)).toMatchObject({
      draft: true,
      digest: '',
    });
    const { pages } = await readPdf(readFileSync(join(printed('blocked'), 'form.pdf')));
    expect(pages.filter(({ text }) => text !== '' && !text.includes('草稿'))).toEqual([]);
    expect(await run('verify', archive('blocked'))).toMatchObject({ code: 0, out: 'whole: draft\n' });
  });

  test('[X1] print goes by what check says now, not by how the package was printed before', async () => {
    const reprinted = async (name: string, before: string, years?: string): Promise<unknown> => {
      const copy = changed(name, ({ answers }) => {
        answers.eligibility.qualityYears = years ?? answers.eligibility.qualityYears;
      });
      writeFileSync(join(copy, 'manifest.json'), manifestOf(before));
      const { digest } = JSON.parse((await run('print', copy, '--out', printed(name))).out) as { digest: string };
      const { code, out } = await run('verify', archive(name));
      expect([code, out]).toEqual([0, `whole: ${digest === '' ? 'draft' : digest}\n`]);
      return JSON.parse(manifestOf(name));
    };
    const { digest, date } = JSON.parse(manifestOf('individual')) as { digest: string; date: string };
    expect(await reprinted('spoilt', 'individual', '9')).toMatchObject({ draft: true, digest: '' });
    expect(await reprinted('mended', 'spoilt')).toMatchObject({ draft: false, digest, date });
  });

  test('[A3.1] is of the filling date, or of the time that --at names', async () => {
    const rules = async (...words: string[]): Promise<readonly string[]> =>
      (await checked(example('individual'), ...words)).said.findings.map((finding) => finding.rule);
    expect(await rules()).not.toContain('A3.1-filled');
    expect(await rules('--at', '2012-01-01T00:00:00+08:00')).toContain('A3.1-filled');
    expect(await run('check', example('individual'), '--at', 'soon')).toMatchObject({ code: 2, out: '' });
  });

  test.each<[string, (path: string) => void, RegExp]>([
    ['no package', (path) => rmSync(path, { recursive: true }), /cannot be opened/u],
    ['no application.json', (path) => rmSync(join(path, 'application.json')), /there is no application\.json/u],
    ['no JSON', (path) => writeFileSync(join(path, 'application.json'), '{'), /not JSON/u],
    ['a key twice', (path) => writeFileSync(join(path, 'application.json'), '{"format":1,"format":1}'), /twice/u],
    ['another edition', (path) => writeFileSync(join(path, 'application.json'), '{"edition":"x/1"}'), /edition/u],
    ['an unknown field', (path) => setField(path, 'nonsense', '1'), /shape/u],
    ['a number for a text', (path) => setField(path, 'name', 5), /shape/u],
  ])('exits 2 and says why: %s', async (name, spoil, reason) => {
    const path = changed(name.replaceAll(' ', '-'), () => undefined);
    spoil(path);
    const { code, said } = await checked(path);
    expect([code, said.ok]).toEqual([2, false]);
    expect(said.unreadable).toMatch(reason);
    if (name.includes('field') || name.includes('number'))
      expect(said.findings.map((finding) => finding.path)).toEqual([
        name.includes('field') ? '/answers/personal/nonsense' : '/answers/personal/name',
      ]);
  });
});

function setField(path: string, field: string, value: unknown): void {
  const application = applicationOf(path);
  application.answers.personal[field] = value;
  writeFileSync(join(path, 'application.json'), JSON.stringify(application));
}

test('a command that cannot be used says how to use it', async () => {
  for (const words of [
    ['nonsense'],
    ['check'],
    ['example', 'nonsense', '--out', 'x'],
    ['schema', 'nonsense'],
    ['print', 'x'],
  ])
    expect(await run(...words)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('laurel') });
});
