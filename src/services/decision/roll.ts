import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import {
  accountName,
  endCommitteeMember,
  findCommitteeMember,
  insertCommitteeMember,
  readRoll,
  type CommitteeMember,
} from '#src/store/committee.ts';
import { recordAward } from '#src/store/award.ts';
import { openSeatsOf } from '#src/store/members.ts';
import type { Deps } from '../deps.ts';
import { authoritiesOf } from '../seats.ts';
import { deciding, noDecision, type Deciding, type EditionPlace } from './deciding.ts';

export interface AddToRoll extends EditionPlace {
  /** As it stands in the minutes; by default the account's. */
  readonly name?: string | undefined;
  readonly userId: string | null;
  readonly chair: boolean;
}

/** Puts somebody on the committee's roll; without account they vote on paper, or their vote is recorded for them (X7). */
export async function addToRoll(deps: Deps, actor: Actor, input: AddToRoll): Promise<CommitteeMember | Denial> {
  return await deciding(deps, actor, 'decision.manage', input, async (one) => {
    const roll = await readRoll(one.trx, input.programme, input.edition);
    const name = await nameFor(one, input);
    if (isDenial(name)) return name;
    if (roll.some((member) => (input.userId === null ? member.name === name : member.userId === input.userId)))
      return deny('conflict', '该委员已在名单中。', 'This member is on the roll already.');
    if (input.chair && roll.some((member) => member.chair))
      return deny('conflict', '名单中已有主任委员。', 'The roll has a chair already.');
    const { programme, edition, userId, chair } = input;
    const member: CommitteeMember = { id: deps.ids.next(), programme, edition, name, userId, chair, active: true };
    await insertCommitteeMember(one.trx, member, one.user.id, one.at);
    const details = { member: member.id, name, chair, account: userId };
    await recordAward(one.trx, one.award, {}, { act: 'roll-add', actorId: one.user.id, at: one.at, details });
    return member;
  });
}

/** The name a member goes by: typed, or their account's, which must have a seat in the committee. */
async function nameFor({ trx, edition }: Deciding, { name, userId }: AddToRoll): Promise<string | Denial> {
  if (userId === null)
    return name ?? deny('invalid', '没有账号的委员，请填写姓名。', 'Give the name of a member without account.');
  const known = await accountName(trx, userId);
  const sides = authoritiesOf(edition);
  const seats = await openSeatsOf(trx, userId);
  const sits = seats.some(
    (seat) => seat.programme === edition.file.programme && sides.get(seat.authority)?.side === 'committee',
  );
  if (known === null || !sits)
    return deny(
      'invalid',
      '该账号没有评审委员会的席位，请先由管理员授予席位。',
      'This account has no seat in the committee; the administration gives it one first.',
    );
  return name ?? known;
}

/** Takes somebody off the roll; motions that were put keep the roll they were put with. */
export async function endOnRoll(
  deps: Deps,
  actor: Actor,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ readonly id: string } | Denial> {
  const found = await findCommitteeMember(deps.db, id);
  return await deciding(deps, actor, 'decision.manage', found ?? { programme: '', edition: '' }, async (one) => {
    const member = await findCommitteeMember(one.trx, id);
    if (member === null) return noDecision;
    if (!member.active) return deny('wrong-state', '该委员已不在名单中。', 'This member is off the roll already.');
    await endCommitteeMember(one.trx, id);
    const details = { member: id, reason };
    await recordAward(one.trx, one.award, {}, { act: 'roll-end', actorId: one.user.id, at: one.at, details });
    return { id };
  });
}
