import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { openKeptEdits } from '#src/web/save/kept-edits.ts';

const edit = (path: string, value: string, token: string) => ({
  sheet: 'basic',
  path,
  value,
  seen: 3,
  base: undefined,
  token,
});
const fail = (error: unknown): never => {
  throw error;
};

describe('edits kept on this machine', () => {
  it('are found again by the same person in the same application only', async () => {
    const mine = await openKeptEdits('u1', 'a1', fail);
    await mine.put(edit('name', '甲', 't1'));
    expect(await (await openKeptEdits('u1', 'a1', fail)).all()).toEqual([edit('name', '甲', 't1')]);
    expect(await (await openKeptEdits('u2', 'a1', fail)).all()).toEqual([]);
    expect(await (await openKeptEdits('u1', 'a2', fail)).all()).toEqual([]);
    await mine.remove('basic', 'name', null);
  });

  it('of another tab are not forgotten when this tab has sent its own', async () => {
    const kept = await openKeptEdits('u1', 'a3', fail);
    await kept.put(edit('name', '本页', 't1'));
    await kept.put(edit('name', '另一页后来填的', 't2'));
    await kept.removeAll([edit('name', '本页', 't1')]);
    expect((await kept.all()).map((one) => one.value)).toEqual(['另一页后来填的']);
  });
});
