import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#src/domain/access/why-not.ts';
import { awardDay } from '#src/services/award-day.ts';
import type { Deps } from '#src/services/deps.ts';
import { seatsOf } from '#src/services/seats.ts';
import { findSessionUser } from '#src/store/sessions.ts';

const visitor: Actor = { kind: 'visitor' };
export interface SessionSettings {
  readonly secret: string;
  readonly secure: boolean;
}

export type TokenReader = (request: FastifyRequest) => string | null;

/** The token in better-auth's signed cookie; null without a cookie that is rightly signed. Whether it lives says the database. */
export function tokenReader({ secret, secure }: SessionSettings): TokenReader {
  const name = cookieName(secure);
  return (request) => {
    const cookie = cookieNamed(request.headers.cookie ?? '', name);
    return cookie === null ? null : verified(cookie, secret);
  };
}

const cookieName = (secure: boolean): string => `${secure ? '__Secure-' : ''}better-auth.session_token`;

/** The token of the session that an answer begins by its `set-cookie` lines; null where it begins none. */
export function tokenGiven(setCookies: readonly string[], { secret, secure }: SessionSettings): string | null {
  for (const line of setCookies) {
    const cookie = cookieNamed(line.split(';')[0] ?? '', cookieName(secure));
    const token = cookie === null ? null : verified(cookie, secret);
    if (token !== null) return token;
  }
  return null;
}

/** Who asks, by the cookie and one row: a fifth of the time better-auth's own `getSession` takes, and the same answer (tested). */
export function sessionReader({ db, clock, editions }: Pick<Deps, 'db' | 'clock' | 'editions'>, tokenOf: TokenReader) {
  return async (request: FastifyRequest): Promise<Actor> => {
    const token = tokenOf(request);
    const user = token === null ? null : await findSessionUser(db, token, awardDay({ clock, editions }));
    if (user === null) return visitor;
    const { id, name, email, members, factorAt, lockedAt } = user;
    return lockedAt === null
      ? { kind: 'user', id, name, email, seats: seatsOf(editions, members), factor: factorAt !== null }
      : visitor;
  };
}

/** The first cookie of a name, decoded; null where there is none. */
function cookieNamed(cookies: string, name: string): string | null {
  for (const part of cookies.split(';')) {
    const equals = part.indexOf('=');
    if (equals < 0 || part.slice(0, equals).trim() !== name) continue;
    const value = part.slice(equals + 1).trim();
    return decoded(value.startsWith('"') ? value.slice(1, -1) : value);
  }
  return null;
}

function verified(value: string, secret: string): string | null {
  const dot = value.lastIndexOf('.');
  const signature = value.slice(dot + 1);
  if (dot < 1 || !/^[A-Za-z0-9+/]{43}=$/u.test(signature)) return null;
  const expected = createHmac('sha256', secret).update(value.slice(0, dot)).digest();
  return timingSafeEqual(Buffer.from(signature, 'base64'), expected) ? value.slice(0, dot) : null;
}

/** Percent-decoding that leaves a broken escape as it is instead of throwing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
