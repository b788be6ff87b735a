import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { inheritEdits } from '#src/web/save/inherit-edits.ts';
import { openKeptEdits, type KeptByTabs } from '#src/web/save/kept-edits.ts';
import { beginTab } from '#src/web/save/tab-life.ts';
import type { Edit } from '#src/web/save/edit.ts';

const edit = (path: string, value: string, token: string): Edit => ({
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
const keptBy = async (tab: string, application: string, user = 'u1'): Promise<KeptByTabs> =>
  await openKeptEdits({ user, application, tab }, fail);

describe('edits kept on this machine', () => {
  it('are found again by the same person in the same application only', async () => {
    await (await keptBy('t1', 'a1')).put(edit('name', '甲', 'e1'));
    expect(await (await keptBy('t2', 'a1', 'u2')).tabs()).toEqual([]);
    expect(await (await keptBy('t2', 'a2')).tabs()).toEqual([]);
    const again = await keptBy('t2', 'a1');
    expect(await again.tabs()).toEqual(['t1']);
    expect(await again.adopt(['t1'])).toEqual([edit('name', '甲', 'e1')]);
  });

  it('of two tabs in one field are both kept, and found oldest first', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (const [tab, text] of [
      ['t1', '甲'],
      ['t2', '乙'],
      ['t3', '丙'],
    ] as const) {
      await (await keptBy(tab, 'a3')).put(edit('name', text, `e-${tab}`));
      vi.advanceTimersByTime(1000);
    }
    vi.useRealTimers();
    const heir = await keptBy('t4', 'a3');
    expect((await heir.adopt(await heir.tabs())).map((one) => one.value)).toEqual(['甲', '乙', '丙']);
  });

  it('go to one heir only', async () => {
    await (await keptBy('t1', 'a4')).put(edit('name', '甲', 'e4'));
    const heirs = await Promise.all([keptBy('t2', 'a4'), keptBy('t3', 'a4')]);
    const adopted = await Promise.all(heirs.map(async (heir) => await heir.adopt(['t1'])));
    expect(adopted.map((edits) => edits.length).toSorted()).toEqual([0, 1]);
  });

  it('are forgotten when they were typed over or sent, and not before', async () => {
    const kept = await keptBy('t1', 'a5');
    await kept.put(edit('name', '江', 'e51'));
    await kept.put(edit('name', '江苏', 'e52'), 'e51');
    await kept.put(edit('address', '南京', 'e53'));
    await kept.remove(['e53']);
    expect((await (await keptBy('t2', 'a5')).adopt(['t1'])).map((one) => one.value)).toEqual(['江苏']);
  });
});

describe('a tab that is opened', () => {
  it('takes over what tabs that are gone have left, at once', async () => {
    const gone = await beginTab('gone');
    await (await keptBy('gone', 'b1')).put(edit('name', '关页前填的', 'f1'));
    gone.end();
    const taken: Edit[] = [];
    await inheritEdits(await keptBy('new', 'b1'), await beginTab('new'), (edits) => taken.push(...edits));
    expect(taken.map((one) => one.value)).toEqual(['关页前填的']);
  });

  it('leaves a living tab its own, and takes it over when that one goes', async () => {
    const living = await beginTab('living');
    await (await keptBy('living', 'b2')).put(edit('name', '还在填', 'f2'));
    const taken: Edit[] = [];
    await inheritEdits(await keptBy('second', 'b2'), await beginTab('second'), (edits) => taken.push(...edits));
    expect(taken).toEqual([]);
    living.end();
    await vi.waitFor(() => expect(taken.map((one) => one.value)).toEqual(['还在填']));
  });

  it('hears nothing more of others once it has ended itself', async () => {
    const [living, second] = [await beginTab('l3'), await beginTab('s3')];
    const waiting = second.untilGone('l3');
    second.end();
    expect(await waiting).toBe(false);
    living.end();
  });
});
