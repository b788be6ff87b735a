import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { endSession, findSessionAccount } from '#src/store/live-sessions.ts';
import type { Auth } from './auth.ts';
import { clientAddressHeader } from './auth.ts';
import { overLimit, signedInAgain, type AttemptLimits } from './attempt-limit.ts';
import type { HttpContext } from './context.ts';
import { beforeFactor, factorShown, isFactorPath } from './second-factor.ts';
import { tokenGiven, type SessionSettings } from './session.ts';

/** A sign-in is small. */
const largest = 16 * 1024;

export interface AuthRoutes extends HttpContext {
  readonly auth: Auth;
  readonly limits: AttemptLimits;
  readonly session: SessionSettings;
}
export interface AuthRefusal {
  readonly status: number;
  readonly body: { readonly code: string; readonly reason: { readonly zh: string; readonly en: string } };
}

/** better-auth's routes: bodies are read whole within our limits, attempts counted, then handed over. */
export const authRoutes: FastifyPluginAsync<AuthRoutes> = async (app, context) => {
  const { auth, deps, limits } = context;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: largest }, (_request, body, done) => done(null, body));
  app.all(
    '/api/auth/*',
    { config: { rateLimit: { max: limits.perAddress, timeWindow: '1 minute' } }, schema: { hide: true } },
    async (request, reply) => {
      const tooMany = await overLimit(deps.db, limits, request);
      if (tooMany !== null) return reply.status(429).send(tooMany);
      const refusal = (await whileLocked(context, request)) ?? (await beforeFactor(context, request));
      if (refusal !== null) return reply.status(refusal.status).send(refusal.body);
      const answer = await auth.handler(toRequest(request, auth.options.baseURL));
      const afterwards =
        (await replacedSession(context, request, answer)) ?? (await factorShown(context, request, answer));
      if (afterwards !== null) return reply.status(afterwards.status).send(afterwards.body);
      if (answer.ok) await signedInAgain(deps.db, limits, request);
      return await sendAnswer(reply, answer);
    },
  );
};

export const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? '';

/** What anybody may ask at a locked machine: it is that of a visitor. */
const openToVisitors =
  /^\/api\/auth\/(?:sign-in\/email|sign-out|sign-up\/email|request-password-reset|reset-password(?:\/[^/]*)?|verify-email|send-verification-email|ok|error)$/u;

async function whileLocked({ deps, tokenOf }: AuthRoutes, request: FastifyRequest): Promise<AuthRefusal | null> {
  const token = tokenOf(request);
  if (token === null || openToVisitors.test(pathOf(request))) return null;
  const account = await findSessionAccount(deps.db, token);
  return account === null || account.lockedAt === null ? null : locked;
}

/** A browser has one session: the one before ends. A closed account gets none, whatever the way in. */
async function replacedSession(
  { deps, tokenOf, session }: AuthRoutes,
  request: FastifyRequest,
  answer: Response,
): Promise<AuthRefusal | null> {
  const given = tokenGiven(answer.headers.getSetCookie(), session);
  const before = tokenOf(request);
  if (given === null || given === before || isFactorPath(pathOf(request))) return null;
  if ((await findSessionAccount(deps.db, given)) === null) {
    await endSession(deps.db, given);
    return closed;
  }
  if (before !== null) await endSession(deps.db, before);
  return null;
}

const locked: AuthRefusal = {
  status: 401,
  body: {
    code: 'locked',
    reason: { zh: '本机已锁定，请先解锁。', en: 'This machine is locked. Unlock it first.' },
  },
};
const closed: AuthRefusal = {
  status: 403,
  body: {
    code: 'account-closed',
    reason: {
      zh: '这个账号已经关闭。如仍需使用，请联系系统管理员重新邀请。',
      en: 'This account was closed. If you still need it, ask the system administrator for a new invitation.',
    },
  },
};

/** The request as better-auth reads it, with the address Fastify vouches for. */
export function toRequest(request: FastifyRequest, baseUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, String(value));
  headers.set(clientAddressHeader, request.ip);
  const body = typeof request.body === 'string' && request.body !== '' ? request.body : null;
  return new Request(new URL(request.url, baseUrl), {
    method: request.method,
    headers,
    body: request.method === 'GET' || request.method === 'HEAD' ? null : body,
  });
}

async function sendAnswer(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.status(answer.status);
  for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value);
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie);
  return reply.send(Buffer.from(await answer.arrayBuffer()));
}
