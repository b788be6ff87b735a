import { askFactor } from './factor-wanted.ts';
import { sessionEnded, timesSignedIn, untilSignedIn } from './session-end.ts';
import type { Refusal } from './types.ts';

/** What came of a request: its value, a refusal with its reason, or no answer at all (`status` 0). */
export type Answered<T> =
  | { readonly ok: true; readonly status: number; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly refusal: Refusal };

const unreachable: Refusal = {
  code: 'unreachable',
  reason: {
    zh: '连不上服务器。请检查网络，恢复后自动继续。',
    en: 'The server cannot be reached. Check the network; work goes on by itself when it is back.',
  },
};
const unclear = (status: number): Refusal => ({
  code: 'unclear',
  reason: {
    zh: `服务器的答复读不出来（${status}）。请稍后再试。`,
    en: `The server's answer cannot be read (${status}). Try again shortly.`,
  },
});

export interface RequestOptions {
  readonly method?: string;
  readonly body?: unknown;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
  /** Once the session has ended: wait until somebody has signed in again and ask anew (the rule), or give the 401. */
  readonly signedOut?: 'wait' | 'answer';
  /** Sent without anything that tells who sends it: no session, no referrer. */
  readonly unnamed?: true;
}

/** Sends JSON and reads JSON; never throws. A session that has ended, or that has to show its second factor, is told to the page, which asks for it and goes on. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<Answered<T>> {
  const ask = async (): Promise<Answered<T>> => await once<T>(path, options);
  if (path.startsWith('/api/auth/') || options.unnamed === true) return await ask();
  const answer = await signedIn(ask, options.signedOut);
  const wanted = !answer.ok && answer.status === 403 && answer.refusal.code === 'factor';
  return wanted && (await askFactor()) ? await signedIn(ask, options.signedOut) : answer;
}

/** Asks with a session: what is answered 401 is asked again in the next one. */
export async function signedIn<T>(
  ask: () => Promise<Answered<T>>,
  signedOut: 'wait' | 'answer' = 'wait',
): Promise<Answered<T>> {
  for (;;) {
    const before = timesSignedIn();
    const answer = await ask();
    if (answer.status !== 401) return answer;
    if (before !== timesSignedIn()) continue;
    sessionEnded();
    if (signedOut === 'answer') return answer;
    await untilSignedIn();
  }
}

async function once<T>(
  path: string,
  { method = 'GET', body, keepalive, signal, unnamed }: RequestOptions,
): Promise<Answered<T>> {
  const response = await fetch(path, {
    method,
    ...(unnamed === true
      ? { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' }
      : { credentials: 'same-origin' }),
    headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(keepalive === undefined ? {} : { keepalive }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((): null => null);
  if (response === null) return { ok: false, status: 0, refusal: unreachable };
  const text = await response.text().catch((): null => null);
  const value = text === null ? undefined : parsed(text);
  if (response.ok && value !== undefined) return { ok: true, status: response.status, value: value as T };
  return { ok: false, status: response.status, refusal: refusalOf(value) ?? unclear(response.status) };
}

function parsed(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Not JSON: a proxy's page, say. The caller is told by `undefined`.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A refusal of ours, or better-auth's `{code, message}` read as one. */
export function refusalOf(value: unknown): Refusal | null {
  if (typeof value !== 'object' || value === null) return null;
  const { code, reason, message } = value as { code?: unknown; reason?: unknown; message?: unknown };
  if (typeof reason === 'object' && reason !== null) return value as Refusal;
  return typeof message === 'string'
    ? { code: typeof code === 'string' ? code : 'invalid', reason: { zh: message, en: message } }
    : null;
}
