import { verifyPassword } from 'better-auth/crypto';
import type { FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { whyNot } from '#src/domain/access/why-not.ts';
import { deny } from '#src/domain/denial.ts';
import {
  endOtherSession,
  findSessionAccount,
  passwordHashOf,
  setLocked,
  type SessionAccount,
} from '#src/store/live-sessions.ts';
import { forgetAccountAttempts, isFirstUse, overAccountLimit, secondFactor, signIn } from './attempt-limit.ts';
import type { AuthRoutes } from './auth-routes.ts';
import { Problem, refuse } from './errors.ts';
import { usedCode } from './second-factor.ts';

const Done = z.object({ done: z.literal(true) });
const done = { done: true } as const;

/** Locking a shared machine and unlocking it; ending one's sessions elsewhere; what is left of the code card. */
export const sessionRoutes: FastifyPluginAsyncZod<AuthRoutes> = async (app, context) => {
  const { deps, actorOf, tokenOf, auth } = context;
  app.post('/api/session/lock', { schema: { response: { 200: Done, '4xx': Problem } } }, async (request, reply) => {
    const token = tokenOf(request);
    const account = token === null ? null : await findSessionAccount(deps.db, token);
    if (token === null || account === null) return refuse(reply, signedOut);
    await setLocked(deps.db, token, new Date());
    return reply.send(done);
  });

  app.post(
    '/api/session/unlock',
    {
      schema: {
        description: 'Takes the lock off a session, by the password or a code of the device; tries are counted.',
        body: z.union([
          z.strictObject({ password: z.string().max(200) }),
          z.strictObject({ code: z.string().regex(/^\d{6}$/u) }),
        ]),
        response: { 200: Done, '4xx': Problem },
      },
    },
    async (request, reply) => {
      const token = tokenOf(request);
      const account = token === null ? null : await findSessionAccount(deps.db, token);
      if (token === null || account === null) return refuse(reply, signedOut);
      const refused = await whyNotUnlocked(context, request, account, request.body);
      if (refused !== null) return reply.status(refused.status).send(refused.body);
      await setLocked(deps.db, token, null);
      return reply.send(done);
    },
  );

  app.post(
    '/api/session/others/:id/end',
    { schema: { params: z.object({ id: z.string().max(60) }), response: { 200: Done, '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const denial = whyNot(actor, 'application.open', null);
      if (denial !== null || actor.kind !== 'user') return refuse(reply, denial ?? signedOut);
      const ended = await endOtherSession(deps.db, actor.id, request.params.id);
      return ended ? reply.send(done) : refuse(reply, noSession);
    },
  );

  app.get(
    '/api/session/card',
    { schema: { response: { 200: z.object({ left: z.int().nullable() }), '4xx': Problem } } },
    async (request, reply) => {
      const actor = await actorOf(request);
      const token = tokenOf(request);
      const account = token === null ? null : await findSessionAccount(deps.db, token);
      if (actor.kind !== 'user' || account === null) return refuse(reply, signedOut);
      if (!account.enrolled) return reply.send({ left: null });
      const { backupCodes } = await auth.api.viewBackupCodes({ body: { userId: actor.id } });
      return reply.send({ left: backupCodes.length });
    },
  );
};

interface Refused {
  readonly status: number;
  readonly body: { readonly code: string; readonly reason: { readonly zh: string; readonly en: string } };
}

/** Passwords are counted with those of sign-in, codes with those of the second factor: a lock is no second budget of guesses. */
async function whyNotUnlocked(
  { deps, limits, auth }: AuthRoutes,
  request: FastifyRequest,
  account: SessionAccount,
  shown: { readonly password: string } | { readonly code: string },
): Promise<Refused | null> {
  const byPassword = 'password' in shown;
  const [kind, key] = byPassword ? [signIn, account.email] : [secondFactor, account.id];
  const tooMany = await overAccountLimit(deps.db, limits, kind, key);
  if (tooMany !== null) return { status: 429, body: tooMany };
  if (byPassword) {
    const hash = await passwordHashOf(deps.db, account.id);
    if (hash === null || !(await verifyPassword({ hash, password: shown.password }))) return wrongPassword;
  } else {
    const headers = new Headers({ cookie: request.headers.cookie ?? '' });
    const answer = await auth.api.verifyTOTP({ body: { code: shown.code }, headers, asResponse: true });
    if (!account.enrolled || !answer.ok) return wrongCode;
    if (!(await isFirstUse(deps.db, limits, account.id, shown.code))) return usedCode;
  }
  await forgetAccountAttempts(deps.db, limits, kind, key);
  return null;
}

const signedOut = deny(
  'signed-out',
  '登录已过期或尚未登录，请登录后继续。',
  'You are not signed in. Sign in to go on.',
);
const noSession = deny('absent', '没有这次登录，或已经结束。', 'There is no such session, or it has ended.');
const wrongPassword: Refused = {
  status: 403,
  body: { code: 'wrong', reason: { zh: '密码不对，请重试。', en: 'The password is wrong. Try again.' } },
};
const wrongCode: Refused = {
  status: 403,
  body: {
    code: 'wrong',
    reason: {
      zh: '验证码不对或已过期，请输入设备上正显示的六位数字。',
      en: 'The code is wrong or has run out. Enter the six digits your device shows now.',
    },
  },
};
