import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { countAttempt, forgetAttempts } from '#src/store/attempts.ts';
import type { DB } from '#src/store/schema.ts';

export interface AttemptLimits {
  readonly secret: string;
  /** Requests about accounts from one network address in a minute, counted by each process. */
  readonly perAddress: number;
  /** Tries on one account within some minutes, counted in the database for all processes: wrong passwords, or mails sent to it. */
  readonly perAccount: Readonly<Record<string, { readonly most: number; readonly minutes: number }>>;
}

export const signIn = '/api/auth/sign-in/email';
/** What tries of a second factor are counted under, for an account. */
export const secondFactor = 'second-factor';

/**
 * Offices share one address, so that limit is wide; that of an account is narrow. A demo has one address for everybody, of
 * its own machine, from which its filling signs dozens of people in within a minute.
 */
export const attemptLimits = (secret: string, isDemo: boolean): AttemptLimits => ({
  secret,
  perAddress: isDemo ? 3000 : 120,
  perAccount: {
    [signIn]: { most: 10, minutes: 15 },
    [secondFactor]: { most: 10, minutes: 15 },
    '/api/auth/sign-up/email': { most: 5, minutes: 60 },
    '/api/auth/request-password-reset': { most: 5, minutes: 60 },
    '/api/auth/send-verification-email': { most: 5, minutes: 60 },
  },
});

const tooMany = {
  code: 'too-many',
  reason: {
    zh: '这个账号尝试次数过多，请过一会儿再试；忘记密码可以重设。',
    en: 'Too many attempts on this account. Try again later, or reset the password.',
  },
};

/** Counts an attempt on the account that a request names, there or not; the answer to give where it is one too many. */
export async function overLimit(
  db: Kysely<DB>,
  limits: AttemptLimits,
  request: FastifyRequest,
): Promise<typeof tooMany | null> {
  const counted = attempt(limits, request);
  if (counted === null) return null;
  const made = await countAttempt(db, counted.key, counted.minutes);
  return made > counted.most ? tooMany : null;
}

/** A right password clears the count of wrong ones. */
export async function signedInAgain(db: Kysely<DB>, limits: AttemptLimits, request: FastifyRequest): Promise<void> {
  const counted = attempt(limits, request);
  if (counted?.path === signIn) await forgetAttempts(db, counted.key);
}

/** Counts a try on an account by its own kind; the answer to give where it is one too many. */
export async function overAccountLimit(
  db: Kysely<DB>,
  limits: AttemptLimits,
  kind: string,
  account: string,
): Promise<typeof tooMany | null> {
  const limit = limits.perAccount[kind];
  if (limit === undefined) throw new Error(`tries of ${kind} have no limit`);
  const made = await countAttempt(db, keyOf(limits, kind, account), limit.minutes);
  return made > limit.most ? tooMany : null;
}

export async function forgetAccountAttempts(
  db: Kysely<DB>,
  limits: AttemptLimits,
  kind: string,
  account: string,
): Promise<void> {
  await forgetAttempts(db, keyOf(limits, kind, account));
}

/** Minutes for which a code of a device could be shown again: it holds for three spans of half a minute. */
const codeLives = 2;

/** Whether a right code of a device is shown for the first time: one that was overseen is worth nothing. */
export async function isFirstUse(
  db: Kysely<DB>,
  limits: AttemptLimits,
  account: string,
  code: string,
): Promise<boolean> {
  return (await countAttempt(db, keyOf(limits, 'used-code', `${account}\0${code}`), codeLives)) === 1;
}

const keyOf = ({ secret }: AttemptLimits, kind: string, account: string): string =>
  createHmac('sha256', secret).update(`${kind}\0${account}`).digest('hex');

function attempt(
  limits: AttemptLimits,
  request: FastifyRequest,
): { path: string; key: string; most: number; minutes: number } | null {
  const { perAccount } = limits;
  const [path = ''] = request.url.split('?');
  const limit = Object.hasOwn(perAccount, path) ? perAccount[path] : undefined;
  const email = limit === undefined ? null : emailIn(request.body);
  if (limit === undefined || email === null) return null;
  return { path, ...limit, key: keyOf(limits, path, email.trim().toLowerCase()) };
}

function emailIn(body: unknown): string | null {
  if (typeof body !== 'string') return null;
  try {
    const { email } = JSON.parse(body) as { email?: unknown };
    return typeof email === 'string' ? email : null;
  } catch (error) {
    // Not JSON, or null: better-auth refuses it itself.
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
