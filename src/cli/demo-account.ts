import { ApiError, type ApiClient } from './api-client.ts';
import { newestMail } from './demo-mail.ts';

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** Signs in as a person would; makes the account and opens the link in its mail where that was not done yet. */
export async function enter(client: ApiClient, account: Account): Promise<void> {
  const refused = await signIn(client, account);
  if (refused === null) return;
  // Refused with 403 the address is not confirmed yet, and another mail was sent; else there is no account.
  if (refused.status !== 403) await signUp(client, account);
  await client.get(await confirmation(client, account.email));
}

async function signIn(client: ApiClient, { email, password }: Account): Promise<ApiError | null> {
  try {
    await client.post('/api/auth/sign-in/email', { email, password });
    return null;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return error;
    throw error;
  }
}

async function signUp(client: ApiClient, { name, email, password }: Account): Promise<void> {
  await client.post('/api/auth/sign-up/email', { name, email, password, callbackURL: '/home' });
}

/** The newest confirmation link in the demo's mailbox; opening it signs in. */
async function confirmation(client: ApiClient, email: string): Promise<string> {
  const text = await newestMail(client, email, 'verify-email');
  const link = new URL(/https?:\/\/\S+verify-email\S+/u.exec(text)?.[0] ?? '');
  return link.pathname + link.search;
}
