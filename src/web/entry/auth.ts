import type { Text } from '#src/definition/text.ts';
import { request } from '../api/request.ts';
import { lightWords } from '../words/light-words.ts';

const both = (key: 'badPassword' | 'unverified' | 'resetBroken'): Text => ({
  zh: lightWords.zh[key],
  en: lightWords.en[key],
});

/** Signs in; null when done, else the reason. */
export async function signIn(email: string, password: string): Promise<Text | null> {
  const answer = await request('/api/auth/sign-in/email', {
    method: 'POST',
    body: { email, password, callbackURL: '/home' },
  });
  if (answer.ok) return null;
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
}
