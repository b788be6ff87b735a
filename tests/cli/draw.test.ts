import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { drawDigest } from '#src/domain/draw/digests.ts';
import type { DrawRecord } from '#src/domain/draw/record.ts';
import { disclosed, drawAfter, prepared } from '../domain/draw/sample-draws.ts';
import { run, runWith } from './laurel.ts';

const folder = mkdtempSync(join(tmpdir(), 'laurel-draw-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const recordFile = (name: string, record: DrawRecord): string => fileOf(name, JSON.stringify(record, null, 2));

describe('[R6] laurel draw verify', () => {
  const record = drawAfter(['withheld']);

  test('says that a draw holds, its order, its digest and who withheld, with neither database nor usable settings', async () => {
    const path = recordFile('draw.json', record);
    const nothing = { LAUREL_DATA: join(folder, 'none'), DATABASE_URL: 'nonsense', LAUREL_SECRET: '' };
    const { code, out, err } = await runWith(nothing, 'draw', 'verify', path);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('监督方 supervision: 到时没有收到');
    expect(out).toContain(`1\t${record.order?.[0]}\n`);
    expect(out).toContain(`成立 holds: ${drawDigest(record)}\n`);
    expect(out).toContain('尚未公开');
  });

  test('names the applications once they are disclosed; the digest of the sheet stays the same', async () => {
    const path = recordFile('disclosed.json', disclosed(record));
    const { code, out } = await run('draw', 'verify', path, '--digest', drawDigest(record).slice(0, 16));
    expect(code).toBe(0);
    expect(out).toMatch(/^1\t[0-9a-f]{64}\tapplication-\d$/mu);
  });

  test('says where a changed byte is, in both languages', async () => {
    const seed = record.round.parties[1]?.seed ?? '';
    const changed = JSON.stringify(record).replace(seed, `${seed.slice(0, -1)}${seed.endsWith('0') ? '1' : '0'}`);
    const { code, out } = await run('draw', 'verify', fileOf('changed.json', changed));
    expect(code).toBe(1);
    expect(out).toMatch(
      /^\/round\/parties\/1\/seed: 监督方揭示的种子与承诺不符.*\n +the seed of supervision does not open/mu,
    );
  });

  test('does not take a whole record for that of another sheet, nor a draw without result for one', async () => {
    const path = recordFile('other.json', record);
    expect((await run('draw', 'verify', path, '--digest', '0'.repeat(64))).code).toBe(1);
    const open = await run('draw', 'verify', recordFile('open.json', prepared()));
    expect([open.code, open.out]).toEqual([1, expect.stringContaining('/order: 抽签尚无结果')]);
  });

  test('finds a name that stands twice, which two programs might read differently', async () => {
    const twice = JSON.stringify(record).replace('{"format":1,', '{"format":1,"edition":"2002",');
    const { code, out } = await run('draw', 'verify', fileOf('twice.json', twice));
    expect([code, out]).toEqual([1, expect.stringContaining('/edition: 同一名称出现两次')]);
  });

  test('lets nothing in a damaged record steer the terminal', async () => {
    const { code, out } = await run('draw', 'verify', fileOf('odd.json', JSON.stringify({ '\u001b[2Jx': 1 })));
    expect(code).toBe(1);
    expect(out).not.toContain('\u001b');
  });

  test('answers 2 for what it cannot read and for words it does not know', async () => {
    const answers = [
      await run('draw', 'verify', join(folder, 'none.json')),
      await run('draw', 'verify', fileOf('half.json', '{"format": 1,')),
      await run('draw', 'verify'),
      await run('draw', 'shuffle', 'x'),
      await run('draw', 'verify', recordFile('again.json', record), '--digest', 'x'),
    ];
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 2, 2]);
    expect(answers[1]?.out).toContain('unreadable');
  });
});
