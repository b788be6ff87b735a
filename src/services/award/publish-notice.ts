import { scalarAt } from '#src/definition/cross-checks/summary.ts';
import { formatField } from '#src/domain/form/fields/index.ts';
import { textAt } from '#src/domain/form/identity.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { noticePeriod } from '#src/domain/award/notice-period.ts';
import { inOrder } from '#src/domain/award/order.ts';
import { withPublication, type Notice, type Winner } from '#src/domain/award/publication.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { recordAward, type Outcome } from '#src/store/award.ts';
import { publishOutcomes } from '#src/store/outcomes.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import type { WholeApplication } from '../read-application.ts';
import { readCase } from '../read-case.ts';
import { noAward, onAward, type AwardKey, type JudgedEdition } from './open-award.ts';

/** Publishes what was decided (公示) and lifts its embargo: the notice runs from the day after, as long as the edition says. */
export async function publishNotice(deps: Deps, actor: Actor, key: AwardKey): Promise<Notice | Denial> {
  return await onAward(deps, actor, key, 'publish', async (trx, opened) => {
    const { award, publication, outcomes, edition, rules, at, today } = opened;
    const winners = await namedWinners(
      deps,
      actor,
      outcomes.filter((one) => one.state === 'decided'),
      opened,
    );
    if (isDenial(winners)) return winners;
    const period = noticePeriod(today, rules.notice, edition.calendar);
    const notice: Notice = { published: at.toISOString(), ...period, winners };
    await publishOutcomes(trx, key, at);
    await recordAward(
      trx,
      award,
      { state: 'noticed', body: withPublication(award.body, { ...publication, notice }) },
      { act: 'publish', actorId: actorId(actor), at, details: notice },
    );
    return notice;
  });
}

/** Winners as they are named in public, in order; read from what they handed in. */
export async function namedWinners(
  deps: Deps,
  actor: Actor,
  outcomes: readonly Outcome[],
  judged: JudgedEdition,
): Promise<Winner[] | Denial> {
  const winners: Winner[] = [];
  for (const outcome of outcomes) {
    const whole = await readCase(deps, actor, outcome.application_id);
    if (isDenial(whole)) return noAward;
    winners.push(winnerOf(outcome, whole, judged));
  }
  return inOrder(winners, judged.edition.file);
}

function winnerOf(
  outcome: Outcome,
  { application, edition, definition, data }: WholeApplication,
  { rules }: JudgedEdition,
): Winner {
  const shows = rules.notice.shows?.[outcome.class];
  /** An answer as it prints: a code by its name. */
  const printed = (dotted: string | undefined): string => {
    const typed = dotted === undefined ? '' : textAt(data, dotted);
    const field = dotted === undefined ? null : scalarAt(definition, dotted);
    return field === null || typed === '' ? typed : formatField(field, typed, { codes: edition.codes }, 'zh');
  };
  const shown = (dotted: string | undefined): string | null => printed(dotted) || null;
  return {
    application: outcome.application_id,
    class: outcome.class,
    prize: outcome.prize,
    name: application.applicant ?? textAt(data, definition.identity.name),
    region: printed(definition.identity.region),
    unit: shown(shows?.unit),
    post: shown(shows?.post),
  };
}
