import type { Edition } from '#src/definition/edition-bundle.ts';
import type { LetterKind } from '#src/definition/letter-facts.ts';
import type { LetterInput } from '#src/documents/letter-input.ts';
import { letterOf } from '#src/documents/letter-of.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { withPublication, type Winner } from '#src/domain/award/publication.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { recordAward, type Outcome } from '#src/store/award.ts';
import type { Deps } from '../deps.ts';
import { emptyValues, letterOfKind } from '../letter-values.ts';
import { actorId } from '../open-application.ts';
import type { PrintedLetter } from '../print.ts';
import { provinceOf } from '../seats.ts';
import { onAward, type AwardKey, type OpenedAward } from './open-award.ts';
import { namedWinners } from './publish-notice.ts';
import { openForReading } from './read-award.ts';

/** Letters about an award as a whole, by the name they are asked for. */
export const awardLetters = {
  notice: 'publicNotice',
  decision: 'commendation',
  winners: 'winnersList',
} as const satisfies Readonly<Record<string, LetterKind>>;
export type AwardLetter = keyof typeof awardLetters;

/**
 * The notice, the decision to confer, or the list of winners, as editable Word and as PDF. The notice may be printed before
 * it is published, for whoever signs it inside; its number stays open until it is typed back.
 */
export async function awardLetter(
  deps: Deps,
  actor: Actor,
  { letter: name, ...key }: AwardKey & { readonly letter: AwardLetter },
): Promise<PrintedLetter | Denial> {
  const opened = await openForReading(deps, actor, key);
  if (isDenial(opened)) return opened;
  const kind = awardLetters[name];
  const { edition } = opened;
  const letter = letterOfKind(edition, kind);
  if (letter === null) return deny('absent', '本届没有这种文书。', 'This edition has no such letter.');
  const winners = await winnersFor(deps, actor, opened, name);
  if (isDenial(winners)) return winners;
  const input = {
    kind,
    head: headOf(opened, name),
    values: { ...emptyValues(kind), ...countsOf(edition, winners), ...factsOf(opened, kind) },
    lists: { winners: winners.map((one) => rowOf(opened, one)) },
    matrices: {},
  } as unknown as LetterInput;
  return await deps.print.letter(letterOf(edition, letter.id, input));
}

/** Whom a letter names: those that stand; of the list of winners, those to whom a prize was given and not revoked. */
async function winnersFor(
  deps: Deps,
  actor: Actor,
  opened: OpenedAward,
  name: AwardLetter,
): Promise<readonly Winner[] | Denial> {
  const { outcomes, publication } = opened;
  const stands = ({ state, revoked_at }: Outcome): boolean =>
    name === 'winners' ? state === 'conferred' && revoked_at === null : state !== 'withdrawn';
  const standing = outcomes.filter(stands);
  if (standing.length === 0)
    return name === 'winners'
      ? deny(
          'wrong-state',
          '还没有表彰，没有授奖名单。',
          'Nothing has been conferred; there is no list of winners yet.',
        )
      : deny(
          'wrong-state',
          '还没有审定的名单，不能出具这份文书。',
          'Nothing has been decided; there is nothing to write yet.',
        );
  if (publication.notice === null) return await namedWinners(deps, actor, standing, opened);
  const ids = new Set(standing.map((one) => one.application_id));
  return publication.notice.winners.filter((one) => ids.has(one.application));
}

function headOf({ edition, publication, today }: OpenedAward, name: AwardLetter): LetterInput['head'] {
  const { contact, telephone } = edition.call.office;
  const published =
    publication.notice === null ? null : dayOf(new Date(publication.notice.published), edition.file.timeZone);
  return {
    number: publication.numbers[name] ?? null,
    issuer: provinceOf(edition)?.name.zh ?? '',
    addressee: '',
    date: (name === 'notice' ? published : publication.conferred) ?? today,
    contact: contact.zh,
    phone: telephone,
  };
}

function countsOf({ file }: Edition, winners: readonly Winner[]) {
  const [first, second] = file.classes;
  return {
    count: winners.length,
    organisations: winners.filter((one) => one.class === first).length,
    individuals: winners.filter((one) => one.class === second).length,
  };
}

function factsOf({ publication, rules }: OpenedAward, kind: LetterKind) {
  const { notice, approval, conferred } = publication;
  const { days, working } = rules.notice;
  if (kind === 'publicNotice')
    return { from: notice?.from ?? null, until: notice?.until ?? null, term: `${days}${working ? '个工作日' : '日'}` };
  if (kind === 'winnersList') return { conferred };
  return { approvalNumber: approval?.number ?? '', approved: approval?.date ?? null, conferred };
}

function rowOf({ edition, outcomes }: OpenedAward, winner: Winner) {
  return {
    prize: edition.file.prizes.find((one) => one.id === winner.prize)?.name.zh ?? winner.prize,
    name: winner.name,
    classTitle: edition.classes[winner.class]?.title.zh ?? winner.class,
    unit: [winner.unit, winner.post].filter((one) => one !== null).join(' '),
    region: winner.region,
    certificate: outcomes.find((one) => one.application_id === winner.application)?.certificate ?? '',
    note: '',
  };
}

/** Types the number of a letter back (发文字号), once the office has given it. */
export async function numberLetter(
  deps: Deps,
  actor: Actor,
  { letter, number, ...key }: AwardKey & { readonly letter: AwardLetter; readonly number: string },
): Promise<{ readonly state: string } | Denial> {
  return await onAward(deps, actor, key, 'number-letter', async (trx, { award, publication, at }) => {
    const numbers = { ...publication.numbers, [letter]: number };
    const body = withPublication(award.body, { ...publication, numbers });
    const details = { letter, number };
    return await recordAward(trx, award, { body }, { act: 'number-letter', actorId: actorId(actor), at, details });
  });
}
