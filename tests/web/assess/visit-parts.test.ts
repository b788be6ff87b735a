import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { byDay } from '#src/web/assess/hearings/by-day.ts';
import type { OwnPanel } from '#src/web/assess/types.ts';
import { loadedFiles } from '#src/web/assess/visit/offline.ts';
import { PhotoQueue, type PhotoAnswer } from '#src/web/assess/visit/photo-queue.ts';
import { openPhotoStore } from '#src/web/assess/visit/photo-store.ts';
import { titleOf } from '#src/web/assess/visit/visit-fields.ts';
import { visitPathWords } from '#src/web/assess/visit/visit-path-words.ts';
import { tellOfficialTime } from '#src/web/words/moments.ts';
import { visitWords } from '#src/web/words/visit-words.ts';

const fail = (error: unknown): never => {
  throw error;
};

/** A queue over a real store, whose server answers what it is told to. */
async function queueOf(user: string, answers: PhotoAnswer[]) {
  const store = await openPhotoStore({ user, panel: 'p' }, fail);
  const laid: string[] = [];
  const queue = new PhotoQueue({
    store,
    send: async () => answers.shift() ?? { kind: 'away' },
    laid: (entry, sha256) => laid.push(`${entry} ${sha256}`),
    changed: () => undefined,
  });
  return { queue, store, laid };
}

describe('photographs on their way [R6]', () => {
  it('wait on this machine while the network is away, also for the next page, and are laid in once', async () => {
    const { queue } = await queueOf('u1', []);
    await queue.add('one', new Blob(['1']));
    await queue.add('two', new Blob(['2']));
    expect(queue.waiting).toBe(2);
    const next = await queueOf('u1', [
      { kind: 'kept', sha256: 'a' },
      { kind: 'kept', sha256: 'b' },
    ]);
    await next.queue.restore();
    expect(next.laid).toEqual(['one a', 'two b']);
    expect(await next.store.all()).toEqual([]);
    expect((await queueOf('u2', [])).queue.waiting).toBe(0);
  });

  it('one that is refused says why and does not hold up the next; one taken out is not laid in', async () => {
    const reason = { zh: '不是照片', en: 'no photograph' };
    const { queue, laid } = await queueOf('u3', [
      { kind: 'refused', reason },
      { kind: 'kept', sha256: 'c' },
    ]);
    await queue.add('bad', new Blob(['x']));
    await queue.add('good', new Blob(['y']));
    expect(laid).toEqual(['good c']);
    expect(queue.get('bad')?.refusal).toEqual(reason);
    expect(queue.waiting).toBe(0);
    await queue.drop('bad');
    expect(queue.get('bad')).toBeNull();
  });
});

describe('what a visit page shows', () => {
  it('keeps its own files for opening without network, never data or anything foreign', () => {
    const own = 'https://laurel.example';
    const loaded = [
      `${own}/assets/a.js`,
      `${own}/assets/a.js`,
      `${own}/api/session`,
      `${own}/reviews/x`,
      'https://other.example/b.js',
      'blob:x',
    ];
    expect(loadedFiles(loaded, own)).toEqual([`${own}/assets/a.js`]);
  });

  it('tells entries apart by their first words, and says places in words', () => {
    expect(titleOf(['2020-06-18', '', ' 总装车间\n二层'])).toBe('2020-06-18 总装车间');
    expect(titleOf(['', ' '])).toBe('');
    const t = visitWords.zh;
    expect(visitPathWords('interviews/v1/what', t)).toBe('访谈 内容');
    expect(visitPathWords('opening/present', t)).toBe('首次会议 出席人员');
    expect(visitPathWords('report/category/4.1', t)).toBe('评审报告 4.1');
    expect(visitPathWords('plan', t)).toBe('行程');
    expect(visitPathWords('plan/p1/from', t)).toBe('行程 开始');
  });

  it('hearings stand by their day in official time, in the order of the clock', () => {
    tellOfficialTime('Asia/Shanghai');
    const heard = (id: string, from: string, room: number) =>
      ({ id, hearing: { from, to: from, room, place: 1 } }) as unknown as OwnPanel;
    const days = byDay(
      [
        heard('c', '2020-06-18T16:30:00.000Z', 1),
        heard('b', '2020-06-18T02:00:00.000Z', 2),
        heard('a', '2020-06-18T02:00:00.000Z', 1),
        { id: 'none', hearing: null } as unknown as OwnPanel,
      ],
      'zh',
    );
    expect(days.map(({ day, hearings }) => [day, hearings.map(({ id }) => id)])).toEqual([
      ['2020-06-18 周四', ['a', 'b']],
      ['2020-06-19 周五', ['c']],
    ]);
  });
});
