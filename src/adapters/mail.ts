import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { noMailDomain } from '#src/domain/people/codes.ts';
import { writeWhole } from './atomic-write.ts';
import type { Ids } from './ids.ts';

export type MailMessage = { readonly to: string; readonly subject: string; readonly text: string };

export type Mail = {
  /** Hands a message over; throws when the mail server does not take it. */
  readonly send: (message: MailMessage) => Promise<void>;
};

export type KeptMail = MailMessage & { readonly id: string; readonly sentAt: string };

/** The demo's post: nothing leaves the machine, everything can be read. */
export type Mailbox = Mail & {
  /** All messages, newest first; with `to`, those to this address. */
  readonly list: (to?: string) => Promise<KeptMail[]>;
};

/** Accounts without e-mail have an address at which nobody is: nothing is sent to it. */
const leadsNowhere = ({ to }: Pick<MailMessage, 'to'>): boolean => to.endsWith(noMailDomain);

/** Mail by SMTP, to the server that `smtpUrl` names (`smtps://user:password@host:465`). */
export function createSmtpMail(smtpUrl: string, from: string): Mail & { readonly close: () => void } {
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, socketTimeout: 30_000 }, { from });
  return {
    send: async (message) => {
      if (leadsNowhere(message)) return;
      // Only these three: an address book or an attachment in the message object must not reach the transport.
      await transport.sendMail({ to: { name: '', address: message.to }, subject: message.subject, text: message.text });
    },
    close: () => transport.close(),
  };
}

/** Mail into a folder, one JSON file a message, named so that they sort by time. */
export async function createMailbox(folder: string, ids: Ids): Promise<Mailbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    send: async ({ to, subject, text }) => {
      if (leadsNowhere({ to })) return;
      const kept: KeptMail = { id: ids.next(), sentAt: new Date().toISOString(), to, subject, text };
      await writeWhole(join(folder, `${kept.id}.json`), `${JSON.stringify(kept, null, 2)}\n`);
    },
    list: async (to) => {
      const names = (await readdir(folder))
        .filter((name) => /^[0-9a-f-]+\.json$/.test(name))
        .toSorted()
        .toReversed();
      const all = await Promise.all(
        names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptMail),
      );
      return to === undefined ? all : all.filter((each) => each.to === to);
    },
  };
}
