import { newSigningKey } from '#src/adapters/ballot-signing.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { leastSecret } from '#src/domain/decision/secret.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { findMotion } from '#src/store/motions.ts';
import { readPeople, type Person } from '#src/store/members.ts';
import { findBallot, type SecretBallot } from '#src/store/secret-ballots.ts';
import { awardDay } from '../award-day.ts';
import type { Deps } from '../deps.ts';
import { prepareBallotIn } from '../prepare-ballot.ts';
import { authoritiesOf, seatsOf } from '../seats.ts';
import { formOf } from './ballot-roll.ts';
import { noDecision, onMotion, whyNotDecision, type EditionPlace } from './deciding.ts';

export interface PrepareMotion {
  readonly id: string;
  /** User ids of the two who open the boxes together. */
  readonly custodians: readonly [string, string];
}

/**
 * Prepares the secret ballots of a motion that was put: one for each set of questions with the same voters. They open when
 * both custodians have made their keys for each. Refused where the motion is not voted on in secret, or has its ballots.
 */
export async function prepareMotionBallots(
  deps: Deps,
  actor: Actor,
  { id, custodians }: PrepareMotion,
): Promise<readonly SecretBallot[] | Denial> {
  const planned = (await findMotion(deps.db, id))?.body.ballots.length ?? 0;
  // A key takes a while to make: none is made under the motion's lock.
  const keys = await Promise.all(Array.from({ length: planned }, async () => await newSigningKey()));
  return await onMotion(deps, actor, 'decision.manage', id, async ({ trx, motion, meeting, edition }) => {
    const { ballots } = motion.body;
    if (motion.way !== 'secret' || motion.state !== 'open') return notSecret;
    if ((await findBallot(trx, ballots[0]?.ballotId ?? '')) !== null) return preparedBefore;
    const aside = new Set(Object.values(motion.body.roll?.recused ?? {}).flat());
    const standing = (motion.body.roll?.members ?? []).filter(({ id: member }) => aside.has(member));
    if (standing.some(({ userId }) => userId !== null && custodians.includes(userId))) return recusedCustodian;
    const committee = [...authoritiesOf(edition).values()].find(({ side }) => side === 'committee')?.id ?? '';
    const prize = edition.file.prizes.find((one) => one.id === motion.prize)?.name ?? { zh: '', en: '' };
    const place = meeting.agenda.indexOf(motion.id) + 1;
    const made: SecretBallot[] = [];
    for (const [index, plan] of ballots.entries()) {
      const signing = keys[index];
      if (signing === undefined) return noDecision;
      const part =
        ballots.length === 1 ? { zh: '', en: '' } : { zh: `（第${index + 1}张）`, en: ` (paper ${index + 1})` };
      const title = {
        zh: `第${meeting.number}次会议议案${place}：${prize.zh}${part.zh}`,
        en: `Session ${meeting.number}, motion ${place}: ${prize.en}${part.en}`,
      };
      const ballot = await prepareBallotIn(
        deps,
        trx,
        actor,
        {
          id: plan.ballotId,
          programme: motion.programme,
          edition: motion.edition,
          committee,
          title,
          form: formOf(motion, plan),
          fewest: leastSecret,
          custodians,
        },
        signing,
      );
      if (isDenial(ballot)) return ballot;
      made.push(ballot);
    }
    return made;
  });
}

const notSecret = deny(
  'wrong-state',
  '只有正在进行电子无记名投票的议案才能准备票箱。请先由主持人提交表决。',
  'Ballots are prepared for a motion that is put to a secret electronic vote. The chair puts it first.',
);
const preparedBefore = deny(
  'conflict',
  '这个议案的票箱已经准备好。',
  'The ballots of this motion have been prepared already.',
);

const recusedCustodian = deny(
  'invalid',
  '所选开箱人须回避本议案中的申报对象，请另选。',
  'A custodian stands aside from a candidate of this motion. Choose another one.',
);

/** Somebody who can be put on the roll, or be a custodian. */
export interface Eligible {
  readonly user: string;
  readonly name: string;
}

/** Whom the office can choose: members of the committee with accounts, and those who can open a box. */
export async function eligiblePeople(
  deps: Deps,
  actor: Actor,
  { programme, edition: id }: EditionPlace,
): Promise<{ readonly members: readonly Eligible[]; readonly custodians: readonly Eligible[] } | Denial> {
  const denial = whyNotDecision(actor, 'decision.manage', programme);
  const edition = deps.editions.current(programme, id);
  if (denial !== null || edition === null) return denial ?? noDecision;
  const authorities = authoritiesOf(edition);
  const committee = [...authorities.values()].find(({ side }) => side === 'committee')?.id ?? '';
  const people = (await readPeople(deps.db, programme, null, awardDay(deps)))
    .filter(({ closedAt }) => closedAt === null)
    .map(({ id: user, name, seats }) => ({
      user,
      name,
      votes: seats.some((one) => one.now && one.authority === committee && one.role !== 'viewer'),
      keeps: whyNot(asActor(deps, programme, user, seats), 'ballot.keep', { programme, committee }) === null,
    }));
  const named = ({ user, name }: Eligible): Eligible => ({ user, name });
  return {
    members: people.filter(({ votes }) => votes).map(named),
    custodians: people.filter(({ keeps }) => keeps).map(named),
  };
}

/** Somebody as they would act by the seats they hold now. */
const asActor = (deps: Deps, programme: string, id: string, seats: Person['seats']): Actor => ({
  kind: 'user',
  id,
  name: '',
  email: '',
  factor: true,
  seats: seatsOf(
    deps.editions,
    seats.filter(({ now }) => now).map(({ authority, role }) => ({ programme, authority, role })),
  ),
});
