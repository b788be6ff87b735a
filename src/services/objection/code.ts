import { randomInt } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Objector } from '#src/domain/award/objection.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import {
  findObjectionByLink,
  keepCode,
  lockObjection,
  recordObjection,
  type Objection,
  type SentCode,
} from '#src/store/objections.ts';
import type { DB } from '#src/store/schema.ts';
import type { Deps } from '../deps.ts';
import { withoutValues } from '../loggable.ts';
import { linkHash, openObjector } from './objector.ts';

/** A code holds for a day, may be tried five times, and is sent five times at most. */
const holds = 86_400_000;
const mostTries = 5;
const mostSent = 5;

/** A code that is about to be mailed. */
export interface CodeMail {
  readonly to: string;
  readonly number: string;
  readonly code: string;
}

const hashOf = ({ crypto }: Pick<Deps, 'crypto'>, { id }: Objection, code: string): string =>
  crypto.keyedHash(`objection ${id} ${code}`);

/** Makes a new code for an objector who is reached by mail and keeps its hash; the mail goes out once this has committed. */
export async function makeCode(
  deps: Deps,
  trx: Transaction<DB>,
  objection: Objection,
  objector: Objector,
  at: Date,
): Promise<CodeMail> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const until = new Date(at.getTime() + holds).toISOString();
  const sent = (objection.code?.sent ?? 0) + 1;
  await keepCode(trx, objection.id, { hash: hashOf(deps, objection, code), until, tries: 0, sent });
  return { to: objector.contact, number: objection.number, code };
}

/** Mails a code; a mail server that is down holds nothing up, for the code can be asked for again. */
export async function sendCode(deps: Deps, { to, number, code }: CodeMail): Promise<void> {
  const lines = [
    `您提出的异议（编号 ${number}）需要核实联系方式。验证码：${code}，24小时内有效，请在异议页面填写。`,
    '如果不是您本人提出，请忽略本邮件。',
    '',
    `To confirm your contact for objection ${number}, enter this code on its page within 24 hours: ${code}`,
    'If you have not objected to anything, ignore this mail.',
  ];
  try {
    await deps.mail.send({ to, subject: `桂冠：异议 ${number} 验证码`, text: lines.join('\n') });
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    deps.log.error({ objection: number, ...withoutValues(fault) }, 'the code of an objection could not be mailed');
  }
}

export const noObjection = deny(
  'absent',
  '没有这件异议，请核对链接是否完整。',
  'There is no such objection; check that the link is whole.',
);

/** Locks the objection that a link opens. */
export async function lockByLink(trx: Transaction<DB>, token: string): Promise<Objection | null> {
  const found = await findObjectionByLink(trx, linkHash(token));
  return found === null ? null : await lockObjection(trx, found.id);
}

/** Confirms the contact by the code that was mailed to it. A wrong try counts, whatever else becomes of it. */
export async function confirmByCode(deps: Deps, token: string, code: string): Promise<Objection | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const objection = await lockByLink(trx, token);
    if (objection === null) return noObjection;
    if (objection.state !== 'arrived') return confirmedAlready;
    const sent = objection.code;
    if (sent === null || sent.tries >= mostTries || at >= new Date(sent.until)) return used;
    if (sent.hash !== hashOf(deps, objection, code)) {
      const tries = sent.tries + 1;
      await keepCode(trx, objection.id, { ...sent, tries });
      return tries < mostTries ? wrong(mostTries - tries) : used;
    }
    await keepCode(trx, objection.id, null);
    const confirmation = { way: 'code' } as const;
    return await recordObjection(
      trx,
      objection,
      { state: 'confirmed', confirmedAt: at, body: { ...objection.body, confirmation } },
      { act: 'confirm', actorId: 'objector', at, details: confirmation },
    );
  });
}

const confirmedAlready = deny(
  'wrong-state',
  '联系方式已经核实过，不必再填验证码。',
  'The contact has been confirmed; no code is needed any more.',
);
const used = deny('invalid', '验证码已失效，请点“重新发送验证码”。', 'This code is void; have a new one sent.', 'code');
const wrong = (left: number): Denial =>
  deny('invalid', `验证码不对，还可以再试${left}次。`, `The code is wrong; ${left} tries are left.`, 'code');

/** Sends a new code; the one before is void. */
export async function resendCode(deps: Deps, token: string): Promise<{ readonly sent: true } | Denial> {
  const at = await deps.clock.now();
  const made = await deps.db.transaction().execute(async (trx): Promise<CodeMail | Denial> => {
    const objection = await lockByLink(trx, token);
    if (objection === null) return noObjection;
    const objector = openObjector(deps, objection);
    if (objection.state !== 'arrived' || objector?.way !== 'email') return confirmedAlready;
    return whyNotAgain(objection.code) ?? (await makeCode(deps, trx, objection, objector, at));
  });
  if (isDenial(made)) return made;
  await sendCode(deps, made);
  return { sent: true };
}

const whyNotAgain = (code: SentCode | null): Denial | null =>
  (code?.sent ?? 0) < mostSent
    ? null
    : deny(
        'conflict',
        '验证码发送次数过多，请电话联系办公室核实。',
        'Too many codes were sent; call the office to confirm your contact.',
        'code',
      );
