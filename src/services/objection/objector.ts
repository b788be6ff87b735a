import { createHash } from 'node:crypto';
import { contactWay, type Objector } from '#src/domain/award/objection.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import type { Objection } from '#src/store/objections.ts';
import type { Deps } from '../deps.ts';

/** What is kept of a secret link: nobody who reads the database can open it. */
export const linkHash = (token: string): string => createHash('sha256').update(`objection\0${token}`).digest('hex');

/** Whether a text can be a link that this house made: 256 bits in base64url. */
export const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/u.test(token);

/** Sealed as it is kept. */
export const sealObjector = ({ crypto }: Pick<Deps, 'crypto'>, objector: Objector | null): string =>
  crypto.seal(JSON.stringify(objector));

/** Who objects, opened for those who may know; null of an anonymous lead. */
export const openObjector = ({ crypto }: Pick<Deps, 'crypto'>, { objector }: Objection): Objector | null =>
  JSON.parse(crypto.openText(objector)) as Objector | null;

/** A name and a contact as they were typed: who objects, null of somebody who gives neither, or what is wrong with them. */
export function readObjector(name: string, contact: string): Objector | null | Denial {
  if (name === '' && contact === '') return null;
  if (!/\p{L}.*\p{L}/u.test(name))
    return deny('invalid', '请填写真实姓名或单位名称。', 'Enter your real name, or that of your organisation.', 'name');
  const way = contactWay(contact);
  return way === null
    ? deny(
        'invalid',
        '请填写可以联系到您的手机号、固定电话或电子邮箱。',
        'Enter a telephone number or an e-mail address at which you can be reached.',
        'contact',
      )
    : { name, way, contact };
}
