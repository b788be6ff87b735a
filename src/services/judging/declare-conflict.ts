import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, type Denial } from '#src/domain/denial.ts';
import { taking, type MemberState } from '#src/domain/judging/panel-state.ts';
import { findAssessorOf } from '#src/store/assessor-seats.ts';
import { lockPanel, recordPanel, seatMembers } from '#src/store/panels.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { hasPledgedFor } from '../pool/terms.ts';
import { goOnIfReady } from './go-on.ts';
import { keepDeclared } from './keep-declared.ts';
import { panelSubject } from './judged-edition.ts';
import { judgedOf } from './judged-panel.ts';
import { standAside } from './stand-aside.ts';

export interface DeclareConflict {
  readonly panel: string;
  /** What ties the assessor to the applicant; null where nothing does. */
  readonly reason: string | null;
}

const absent = deny('absent', '没有这个评审组。', 'There is no such panel.');

/**
 * A member says, before more than name and industry is seen, whether anything ties them to the applicant. Whoever is
 * tied stands aside at once, also after scoring: what they wrote counts no more. Refused before the edition's pledge.
 */
export async function declareConflict(
  deps: Deps,
  actor: Actor,
  { panel: id, reason }: DeclareConflict,
): Promise<{ state: MemberState } | Denial> {
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const panel = await lockPanel(trx, id);
    const denial = whyNot(actor, 'conflict.declare', panel === null ? null : panelSubject(panel));
    if (denial !== null && denial.code !== 'absent') return denial;
    if (denial !== null || panel === null || actor.kind !== 'user') return absent;
    if (panel.state === 'draft') return absent;
    const judged = judgedOf(deps, panel);
    const by = { actorId: actorId(actor), at };
    const member = taking(panel.members).find((one) => one.userId === actor.id);
    const self = await findAssessorOf(trx, panel.programme, panel.edition, actor.id);
    if (member === undefined || self === null) return absent;
    if (!hasPledgedFor(deps, panel, self))
      return deny(
        'wrong-state',
        '请先阅读并作出本届的保密与廉洁承诺。',
        'Read and give the pledge of this edition first.',
      );
    if (reason !== null) {
      await keepDeclared(deps, trx, panel, member, { judged, reason, ...by });
      const left = await standAside(trx, panel, member, { ...by, act: 'stand-aside', details: { reason } });
      await goOnIfReady(deps, trx, left, judged, by);
      return { state: 'aside' };
    }
    if (member.state === 'clear') return { state: 'clear' };
    await seatMembers(trx, id, [{ assessorId: member.assessorId, lead: member.lead, state: 'clear' }], at);
    const members = panel.members.map((one) =>
      one.assessorId === member.assessorId ? { ...one, state: 'clear' as const } : one,
    );
    const done = { act: 'declare-clear', ...by, details: { assessor: member.assessorId } };
    await goOnIfReady(deps, trx, await recordPanel(trx, { ...panel, members }, {}, done), judged, by);
    return { state: 'clear' };
  });
}
