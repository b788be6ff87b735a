import { afterEach, describe, expect, it, vi } from 'vitest';
import { askFactor, factorAnswered, isFactorWanted, onFactor } from '#src/web/api/factor-wanted.ts';
import { request } from '#src/web/api/request.ts';

const refused = () =>
  new Response(JSON.stringify({ code: 'factor', reason: { zh: '要', en: 'wanted' } }), { status: 403 });
const done = () => new Response('{"done":true}', { status: 200 });
afterEach(() => {
  vi.unstubAllGlobals();
  factorAnswered(false);
});

describe('an act that wants the second factor', () => {
  it('waits until it was shown, and goes on', async () => {
    const asked = vi.fn<() => Promise<Response>>().mockResolvedValueOnce(refused()).mockResolvedValueOnce(done());
    vi.stubGlobal('fetch', asked);
    const stop = onFactor(() => queueMicrotask(() => isFactorWanted() && factorAnswered(true)));
    expect(await request('/api/cases/1/actions/accept', { method: 'POST' })).toMatchObject({ ok: true });
    expect(asked).toHaveBeenCalledTimes(2);
    stop();
  });

  it('is given up with its reason where it is not shown', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn<() => Promise<Response>>().mockImplementation(async () => refused()),
    );
    const stop = onFactor(() => queueMicrotask(() => isFactorWanted() && factorAnswered(false)));
    expect(await request('/api/cases')).toMatchObject({ ok: false, refusal: { code: 'factor' } });
    stop();
  });

  it('asks once for all that wait, and not at all on a page that cannot ask', async () => {
    expect(await askFactor()).toBe(false);
    const heard = vi.fn<() => void>();
    const stop = onFactor(heard);
    const both = Promise.all([askFactor(), askFactor()]);
    factorAnswered(true);
    expect(await both).toEqual([true, true]);
    stop();
  });
});
