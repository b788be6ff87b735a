import type { ApiServer } from './api-server.ts';
import { award } from './award-steps.ts';

export const objectionPath = `/notice/${award.programme}/${award.edition}/objection`;
export const named = {
  name: '赵示例',
  contact: 'zhao@example.cn',
  facts: '公示的个人三年内受过行政处罚，处罚决定书见附件。',
};
let asked = 0;
/** An address of its own for each request, so that no limit is met. */
const from = (): string => {
  asked += 1;
  return `10.9.${(asked >> 8) & 255}.${asked & 255}`;
};

export const getPage = (server: ApiServer, url: string) =>
  server.app.inject({ method: 'GET', url, remoteAddress: from() });
/** Sends a form as a browser without JavaScript does. */
export const sendForm = (server: ApiServer, url: string, fields: Readonly<Record<string, string>>) =>
  server.app.inject({
    method: 'POST',
    url,
    remoteAddress: from(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  });

/** Sends one file as a browser does. */
export function sendFile(server: ApiServer, url: string, name: string, bytes: Uint8Array) {
  const boundary = '----laurel';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return server.app.inject({
    method: 'POST',
    url,
    remoteAddress: from(),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
}

/** The token in a form that was just opened. */
export async function freshToken(server: ApiServer): Promise<string> {
  const { body } = await getPage(server, objectionPath);
  return /name="token" value="([^"]+)"/u.exec(body)?.[1] ?? '';
}

/** Objects as somebody; gives the path of the objection's own page. */
export async function object(server: ApiServer, winner: string, fields: object = {}): Promise<string> {
  const token = await freshToken(server);
  const sent = await sendForm(server, objectionPath, { ...named, token, winner, ...fields });
  if (sent.statusCode !== 303) throw new Error(`the objection was answered ${sent.statusCode}: ${sent.body}`);
  return `/objections/${token}`;
}

/** The code in the newest mail to somebody. */
export async function mailedCode(server: ApiServer, to: string): Promise<string> {
  const [mail] = await server.mailbox.list(to);
  return /验证码：(\d{6})/u.exec(mail?.text ?? '')?.[1] ?? '';
}
