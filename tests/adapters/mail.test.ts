import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import { createIds } from '#src/adapters/ids.ts';
import { createMailbox, createSmtpMail } from '#src/adapters/mail.ts';
import { testFolder } from '#tests/support/folders.ts';

type Received = { to: string[]; body: string };

async function smtpServer(): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, session, done) => {
      const take = async (): Promise<void> => {
        received.push({ to: session.envelope.rcptTo.map((each) => each.address), body: await text(stream) });
        done();
      };
      void take();
    },
  });
  const port = await new Promise<number>((ready) => {
    const listener = server.listen(0, '127.0.0.1', () => ready(listener.address().port));
  });
  onTestFinished(() => new Promise<void>((closed) => server.close(closed)));
  return { url: `smtp://127.0.0.1:${port}`, received };
}

test('the demo’s mail lies in a folder, newest first, and can be listed by address', async () => {
  const folder = testFolder();
  const mailbox = await createMailbox(folder, createIds());
  await mailbox.send({ to: 'a@example.org', subject: '一', text: '第一封' });
  await mailbox.send({ to: 'b@example.org', subject: '二', text: '第二封' });
  const reopened = await createMailbox(folder, createIds());
  expect((await reopened.list()).map((each) => each.subject)).toEqual(['二', '一']);
  expect(await reopened.list('a@example.org')).toMatchObject([{ to: 'a@example.org', text: '第一封' }]);
});

test('mail goes out by SMTP, with Chinese in subject and text', async () => {
  const { url, received } = await smtpServer();
  const mail = createSmtpMail(url, '评审办 <office@example.org>');
  onTestFinished(mail.close);
  await mail.send({ to: 'a@example.org', subject: '验证邮箱', text: '请点击链接。' });
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toEqual(['a@example.org']);
  expect(received[0]?.body).toContain(`=?UTF-8?B?${Buffer.from('验证邮箱').toString('base64')}?=`);
});

test('an address or a subject with line breaks adds neither a recipient nor a header', async () => {
  const { url, received } = await smtpServer();
  const mail = createSmtpMail(url, 'office@example.org');
  onTestFinished(mail.close);
  await mail.send({ to: 'a@example.org', subject: 'one\r\nBcc: b@example.org', text: 'x' });
  expect(received[0]?.to).toEqual(['a@example.org']);
  expect(received[0]?.body).not.toMatch(/^Bcc:/im);
});

test('a mail server that does not answer is told to the caller', async () => {
  const mail = createSmtpMail('smtp://127.0.0.1:1', 'office@example.org');
  onTestFinished(mail.close);
  await expect(mail.send({ to: 'a@example.org', subject: 's', text: 't' })).rejects.toThrow(/ECONNREFUSED/);
});
