import type { Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import { messageText } from '#src/domain/workflow/message-text.ts';
import type { Consultation } from '#src/store/consultations.ts';
import { insertMessage } from '#src/store/messages.ts';
import type { DB } from '#src/store/schema.ts';
import { authorityName, rulesOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { lastDayOf } from './tell.ts';

/**
 * Writes a message about a letter: to the department when it is asked and reminded, to the channel when it has answered.
 * No applicant is named (X14). Gives its words, to be copied.
 */
export async function tellDepartment(
  deps: Deps,
  trx: Transaction<DB>,
  letter: Consultation,
  what: 'asked' | 'reminder' | 'answered',
  count: number,
  at: Date,
): Promise<Text> {
  const process = deps.editions.byDigest(letter.processDigest);
  const [office, authority] = [authorityName(process, letter.channel), authorityName(process, letter.authority)];
  const template = rulesOf(deps, letter).tells[what];
  const params = {
    office: office.zh,
    officeEn: office.en,
    authority: authority.zh,
    authorityEn: authority.en,
    edition: process.file.title.zh,
    editionEn: process.file.title.en,
    number: letter.number ?? '文号待填',
    numberEn: letter.number ?? 'number open',
    due: letter.due === null ? '' : lastDayOf(letter.due, process.file.timeZone),
    count: String(count),
  };
  await insertMessage(trx, {
    id: deps.ids.next(),
    programme: letter.programme,
    applicationId: null,
    toUser: null,
    toAuthority: what === 'answered' ? letter.channel : letter.authority,
    template,
    params,
    createdAt: at,
  });
  const words = process.messages.find((one) => one.id === template);
  return words === undefined ? { zh: '', en: '' } : messageText(words, params);
}
