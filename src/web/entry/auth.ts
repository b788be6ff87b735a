import type { Text } from '#src/definition/text.ts';
import { grouped, signInAddress, typedCode } from '#src/domain/people/codes.ts';
import { forgetVisits } from '../assess/visit/forget-visits.ts';
import { request } from '../api/request.ts';
import { lightWords } from '../words/light-words.ts';

const both = (key: 'badPassword' | 'unverified' | 'resetBroken' | 'badCode'): Text => ({
  zh: lightWords.zh[key],
  en: lightWords.en[key],
});

/** Signs in; null when done, else the reason. */
export async function signIn(account: string, password: string): Promise<Text | null> {
  const answer = await request('/api/auth/sign-in/email', {
    method: 'POST',
    body: { email: signInAddress(account), password, callbackURL: '/home' },
  });
  if (answer.ok) {
    await forgetVisits();
    return null;
  }
  if (answer.status === 401 || answer.refusal.code === 'INVALID_EMAIL_OR_PASSWORD') return both('badPassword');
  return answer.refusal.code === 'EMAIL_NOT_VERIFIED' ? both('unverified') : answer.refusal.reason;
}

export async function signUp(name: string, email: string, password: string): Promise<Text | null> {
  const answer = await request('/api/auth/sign-up/email', {
    method: 'POST',
    body: { name, email, password, callbackURL: '/home' },
  });
  return answer.ok ? null : answer.refusal.reason;
}

export async function askReset(email: string): Promise<Text | null> {
  const answer = await request('/api/auth/request-password-reset', {
    method: 'POST',
    body: { email, redirectTo: '/reset' },
  });
  return answer.ok ? null : answer.refusal.reason;
}

export async function resetPassword(token: string, newPassword: string): Promise<Text | null> {
  const answer = await request('/api/auth/reset-password', { method: 'POST', body: { token, newPassword } });
  if (answer.ok) return null;
  return answer.refusal.code === 'INVALID_TOKEN' ? both('resetBroken') : answer.refusal.reason;
}

export async function signOut(): Promise<void> {
  await request('/api/auth/sign-out', { method: 'POST', body: {} });
  await forgetVisits();
}

/** Shows the second factor: six digits of the device, or a code of the card; null when done, else the reason. */
export async function showFactor(typed: string): Promise<Text | null> {
  const code = typedCode(typed);
  const step = /^\d{6}$/u.test(code)
    ? { path: 'verify-totp', code }
    : { path: 'verify-backup-code', code: grouped(code) };
  const answer = await request(`/api/auth/two-factor/${step.path}`, { method: 'POST', body: { code: step.code } });
  if (answer.ok) return null;
  return /^INVALID_(?:CODE|BACKUP_CODE)$/u.test(answer.refusal.code) ? both('badCode') : answer.refusal.reason;
}

/** Takes the lock off this machine, by the password or six digits of the device. */
export async function unlock(typed: string): Promise<Text | null> {
  const body = /^\d{6}$/u.test(typed.trim()) ? { code: typed.trim() } : { password: typed };
  const answer = await request('/api/session/unlock', { method: 'POST', body, signedOut: 'answer' });
  return answer.ok ? null : answer.refusal.reason;
}

/** Locks this machine and leaves the page; unlocked, the person comes back to it. */
export async function lock(): Promise<void> {
  await forgetVisits();
  const answer = await request('/api/session/lock', { method: 'POST' });
  if (answer.ok) location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`);
}
