import { awardStream, meetingStream } from '../audit/stream.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { actsOf, inEdition, lastAct, said, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

const from = { zh: '操作记录', en: 'its acts' };

/** The roll, the recusals and the sessions of the committee are those that their acts tell. */
export function checkCommittee(judged: Judged): Checked {
  const into = checking('committee');
  for (const member of judged.tables.committee) checkMember(into, judged, member);
  for (const recusal of judged.tables.recusals) checkRecusal(into, judged, recusal);
  for (const meeting of judged.tables.meetings) checkMeeting(into, judged, meeting);
  return into.done();
}

const awardOf = ({ source }: Judged): string => awardStream(source.programme, source.edition);

function checkMember(into: Checking, judged: Judged, member: Row<'committee'>): void {
  into.one();
  const acts = actsOf(judged, awardOf(judged)).filter((act) => said(act, 'member') === member.id);
  const added = acts.find(({ act }) => act === 'roll-add');
  const stands = { name: member.name, chair: member.chair, account: member.user_id, active: member.active };
  const follows = {
    name: said(added, 'name'),
    chair: said(added, 'chair'),
    account: said(added, 'account'),
    active: !acts.some(({ act }) => act === 'roll-end'),
  };
  compare(into, placeIn('committee', member), stands, follows, from);
}

function checkRecusal(into: Checking, judged: Judged, recusal: Row<'recusals'>): void {
  into.one();
  const acts = actsOf(judged, awardOf(judged)).filter((act) => said(act, 'recusal') === recusal.id);
  const spoken = acts.findLast(({ act }) => act === 'recusal-say');
  const settled = acts.findLast(({ act }) => act === 'recusal-settle');
  const { application_id: application, member_id: member, source, reason, state } = recusal;
  const follows = {
    application: said(spoken, 'application'),
    member: said(spoken, 'member'),
    source: said(spoken, 'source'),
    reason: said(spoken, 'reason'),
    state: said(settled, 'state') ?? 'said',
  };
  compare(into, placeIn('recusals', recusal), { application, member, source, reason, state }, follows, from);
}

/** Number, day, place and who was there as the last acts say; who is there no more after an adjournment is nobody. */
function checkMeeting(into: Checking, judged: Judged, meeting: Row<'meetings'>): void {
  into.one();
  const stream = meetingStream(inEdition(judged, meeting.id));
  const call = lastAct(judged, stream, 'call');
  const change = lastAct(judged, stream, 'change') ?? call;
  const there = lastAct(judged, stream, 'attend', 'adjourn');
  const { number, day, place, document, present } = meeting;
  const follows = {
    number: said(call, 'number'),
    day: said(change, 'day'),
    place: said(change, 'place'),
    document: said(lastAct(judged, stream, 'number'), 'document') ?? null,
    present: said(there, 'present') ?? [],
  };
  compare(into, placeIn('meetings', meeting), { number, day, place, document, present }, follows, from);
}
