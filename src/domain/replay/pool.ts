import { actsStream } from '../audit/event.ts';
import { pledgeDigest } from '../pool/pledge.ts';
import { fileOf, placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { eventsOf, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

/** Whoever judges has pledged and has no conflict that bars; conflicts and accepted applications stand as their events say. */
export function checkPool(judged: Judged): Checked {
  const into = checking('pool');
  const terms = new Map(judged.tables.terms.map((term) => [term.assessor_id, term]));
  const panels = new Map(judged.tables.panels.map((panel) => [panel.id, panel]));
  const barred = Map.groupBy(
    judged.tables.conflicts.filter(
      (one) => one.weight === 'hard' && (one.state === 'found' || one.state === 'confirmed'),
    ),
    (one) => `${one.application_id} ${one.assessor_id}`,
  );
  for (const member of judged.tables.members.filter(({ state }) => state === 'clear')) {
    into.one();
    checkPledge(into, judged, member, terms.get(member.assessor_id));
    const application = panels.get(member.panel_id)?.application_id ?? '';
    for (const conflict of barred.get(`${application} ${member.assessor_id}`) ?? [])
      into.wrong(
        placeIn('conflicts', conflict),
        `评审员${member.assessor_id}须回避申报${application}，却在其评审组中`,
        `assessor ${member.assessor_id} is barred from application ${application} but sits on its panel`,
      );
  }
  for (const conflict of judged.tables.conflicts) checkConflict(into, judged, conflict);
  for (const application of judged.tables.applications) checkState(into, judged, application);
  into.skip(
    { file: fileOf('terms') },
    '评审员库属于奖项而不属于某一届，姓名和简历不在导出之列，库中资料的承诺未核对',
    'the pool belongs to the programme and not to an edition: names and profiles are not exported, and what their events committed to was not checked',
  );
  return into.done();
}

function checkPledge(into: Checking, judged: Judged, member: Row<'members'>, term: Row<'terms'> | undefined): void {
  const place = term === undefined ? placeIn('members', member) : placeIn('terms', term, '/pledged_at');
  if (term === undefined || term.pledged_at === null) {
    into.wrong(place, '此评审员没有作出本届的承诺', 'this assessor has not pledged in this edition');
    return;
  }
  const known = judged.source.editions.map(({ edition }) => pledgeDigest(edition.assessment?.pool.pledge ?? []));
  if (!known.includes(term.pledge_digest ?? ''))
    into.wrong(
      placeIn('terms', term, '/pledge_digest'),
      '所作承诺不是本届任何一次修订的承诺文本',
      'what was pledged is not the pledge of any amendment of this edition',
    );
}

/** The last event of a conflict names its source and state. */
function checkConflict(into: Checking, judged: Judged, conflict: Row<'conflicts'>): void {
  into.one();
  const event = eventsOf(judged, actsStream(conflict.application_id)).findLast(
    ({ kind, body }) => kind === 'conflict-changed' && body['conflict'] === conflict.id,
  );
  if (event?.body['source'] !== conflict.source || event.body['state'] !== conflict.state)
    into.wrong(
      placeIn('conflicts', conflict, '/state'),
      `“${conflict.source}”的状态“${conflict.state}”与操作记录不符`,
      `“${conflict.source}”, “${conflict.state}” is not what its last event says`,
    );
}

/** An application that was moved last by an act stands where that act led. */
function checkState(into: Checking, judged: Judged, application: Row<'applications'>): void {
  const moves = eventsOf(judged, actsStream(application.id)).filter(({ kind }) => kind !== 'conflict-changed');
  const last = moves.at(-1);
  if (last === undefined) return;
  into.one();
  const to = last.kind === 'case-acted' ? last.body['to'] : last.body['next'];
  if (to !== application.state && isJudgedState(judged, application.state, String(to)))
    into.wrong(
      placeIn('applications', application, '/state'),
      `状态为“${application.state}”，而操作记录为“${String(to)}”`,
      `it stands at “${application.state}”, but its last act led to “${String(to)}”`,
    );
}

/** Whether one of two states is one that a judging begins from; other states have acts that no event here tells. */
const isJudgedState = ({ source }: Judged, ...states: readonly string[]): boolean =>
  source.editions.some(({ edition }) =>
    edition.workflow.states.some((state) => state.final && state.phase === 'office' && states.includes(state.id)),
  );
