import type { FastifyRequest } from 'fastify';
import { findSessionAccount } from '#src/store/live-sessions.ts';
import { confirmFactor } from '#src/store/second-factors.ts';
import { markFactor } from '#src/store/sessions.ts';
import { forgetAccountAttempts, isFirstUse, overAccountLimit, secondFactor } from './attempt-limit.ts';
import type { AuthRefusal, AuthRoutes } from './auth-routes.ts';
import { tokenGiven } from './session.ts';

const base = '/api/auth/two-factor/';
const verifying: ReadonlySet<string> = new Set(['verify-totp', 'verify-backup-code']);
/** What changes the factor itself: wants it shown, else a known password would be enough to replace it. */
const changing: ReadonlySet<string> = new Set(['generate-backup-codes', 'disable']);

export const isFactorPath = (path: string): boolean => path.startsWith(base);

const stepOf = (request: FastifyRequest): string | null => {
  const path = request.url.split('?')[0] ?? '';
  return isFactorPath(path) ? path.slice(base.length) : null;
};

/** Why better-auth is not asked about a second factor: nobody signed in, no such step, too many tries, or the factor not shown. */
export async function beforeFactor(
  { deps, tokenOf, limits }: AuthRoutes,
  request: FastifyRequest,
): Promise<AuthRefusal | null> {
  const step = stepOf(request);
  if (step === null) return null;
  if (step !== 'enable' && !verifying.has(step) && !changing.has(step)) return noStep;
  const token = tokenOf(request);
  const account = token === null ? null : await findSessionAccount(deps.db, token);
  if (account === null) return signedOut;
  if (changing.has(step) && account.factorAt === null) return factorWanted;
  if (!verifying.has(step)) return null;
  const tooMany = await overAccountLimit(deps.db, limits, secondFactor, account.id);
  return tooMany === null ? null : { status: 429, body: tooMany };
}

/** Marks the session whose code was right: the one it was shown in, or the new one that enrolling begins. */
export async function factorShown(
  { deps, tokenOf, limits, session }: AuthRoutes,
  request: FastifyRequest,
  answer: Response,
): Promise<AuthRefusal | null> {
  const step = stepOf(request);
  const before = tokenOf(request);
  if (step === null || !verifying.has(step) || !answer.ok || before === null) return null;
  const token = tokenGiven(answer.headers.getSetCookie(), session) ?? before;
  const account = await findSessionAccount(deps.db, token);
  if (account === null) return signedOut;
  if (step === 'verify-totp' && !(await isFirstUse(deps.db, limits, account.id, codeIn(request)))) return usedCode;
  await confirmFactor(deps.db, account.id);
  await markFactor(deps.db, token, new Date());
  await forgetAccountAttempts(deps.db, limits, secondFactor, account.id);
  return null;
}

/** The code of a request that better-auth took for right, so that it is there. */
function codeIn(request: FastifyRequest): string {
  const { code } = JSON.parse(String(request.body)) as { code?: unknown };
  return String(code);
}

const noStep: AuthRefusal = {
  status: 404,
  body: { code: 'absent', reason: { zh: '没有这个地址。', en: 'There is nothing at this address.' } },
};
const signedOut: AuthRefusal = {
  status: 401,
  body: {
    code: 'signed-out',
    reason: { zh: '登录已过期或尚未登录，请登录后继续。', en: 'You are not signed in. Sign in to go on.' },
  },
};
const factorWanted: AuthRefusal = {
  status: 403,
  body: {
    code: 'factor',
    reason: {
      zh: '更换第二重验证之前，请先输入动态验证码或验证码卡上的一个码。',
      en: 'Show your second factor before you change it: a code of your device or of your card.',
    },
  },
};
export const usedCode: AuthRefusal = {
  status: 401,
  body: {
    code: 'used-code',
    reason: {
      zh: '这个动态验证码刚才已经用过，请等设备显示下一个再输入。',
      en: 'This code was used a moment ago. Wait for the next one of your device.',
    },
  },
};
