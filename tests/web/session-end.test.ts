import { afterEach, describe, expect, it, vi } from 'vitest';
import { request } from '#src/web/api/request.ts';
import { hasSessionEnded, signedInAgain } from '#src/web/api/session-end.ts';

/** A server that knows the person or does not. */
function serve(): { known: boolean; asked: string[] } {
  const server = { known: true, asked: [] as string[] };
  vi.stubGlobal('fetch', async (path: string) => {
    server.asked.push(path);
    return server.known
      ? Response.json({ done: true })
      : Response.json({ code: 'signed-out', reason: { zh: '请登录', en: 'Sign in' } }, { status: 401 });
  });
  return server;
}

afterEach(() => {
  vi.unstubAllGlobals();
  signedInAgain();
});

describe('a session that ends while somebody is at work', () => {
  it('is told to the page, and what was asked goes on after signing in again', async () => {
    const server = serve();
    server.known = false;
    const answer = request('/api/applications/a/actions/finalise', { method: 'POST' });
    await vi.waitFor(() => expect(hasSessionEnded()).toBe(true));
    expect(server.asked).toHaveLength(1);
    server.known = true;
    signedInAgain();
    expect(await answer).toEqual({ ok: true, status: 200, value: { done: true } });
    expect(server.asked).toHaveLength(2);
    expect(hasSessionEnded()).toBe(false);
  });

  it('is told to the page by saving too, which keeps its edits itself', async () => {
    const server = serve();
    server.known = false;
    const answer = await request('/api/applications/a/answers', { method: 'POST', signedOut: 'answer' });
    expect([answer.status, hasSessionEnded()]).toEqual([401, true]);
  });

  it('is not told by a wrong password', async () => {
    const server = serve();
    server.known = false;
    expect((await request('/api/auth/sign-in/email', { method: 'POST' })).status).toBe(401);
    expect(hasSessionEnded()).toBe(false);
  });

  it('is no news in the answer to what was asked before signing in again', async () => {
    const late = Promise.withResolvers<Response>();
    let asked = 0;
    vi.stubGlobal('fetch', async () => (++asked === 1 ? await late.promise : Response.json({ done: true })));
    const answer = request('/api/applications');
    signedInAgain();
    late.resolve(Response.json({ code: 'signed-out' }, { status: 401 }));
    expect((await answer).ok).toBe(true);
    expect(hasSessionEnded()).toBe(false);
  });
});
