import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './api-client.ts';

/** The text of the newest mail to an address that holds some words, from the demo's mailbox; mails are sent a moment after the answer. */
export async function newestMail(client: ApiClient, to: string, words: string): Promise<string> {
  for (let tries = 0; tries < 50; tries += 1) {
    const mails = await client.get<{ text: string }[]>(`/demo/mail?to=${encodeURIComponent(to)}`);
    const found = mails.find((mail) => mail.text.includes(words));
    if (found !== undefined) return found.text;
    await sleep(100);
  }
  throw new Error(`no mail with ${words} came for ${to}`);
}
