import { commitmentOf, currentTerms } from '#src/domain/draw/derive.ts';
import type { ApiServer, Official } from './api-server.ts';
import { approve, confer, publish } from './award-steps.ts';
import { ballotCast, cast, preparedBallot, sealedFor, tokenOf } from './ballot-steps.ts';
import { picture } from './complete-application.ts';
import { all, committee, drafted, place, put, session, vote, type CommitteePeople } from './decision-steps.ts';
import { agreeOn, assessorOf, declare, scoreAll, stagePath, type Assessor } from './judging-steps.ts';
import { object } from './objection-steps.ts';
import { anotherPerson, carryTo, done, officePeople, type OfficePeople } from './office-steps.ts';

const desk = stagePath('individual', 'desk');
const seeds = { province: '11'.repeat(32), supervision: '22'.repeat(32) };

/** What the edition of this test judges by: one signed stage of two assessors, whose only place a draw decides between equals. */
export function oneStage(individual: any): void {
  const [first] = individual.stages;
  individual.stages = [
    { ...first, weight: '100', signed: true, panel: { size: 2, least: 2 }, shortlist: { top: 1, ties: 'draw' } },
  ];
  individual.overall.threshold = '500';
}

/** Carries two individuals from acceptance to the conferment: panels by the optimiser, a tie and its draw, votes, a ballot, an objection. */
export async function conferEdition(server: ApiServer): Promise<{ readonly supervisor: Official }> {
  server.setTime('2020-05-14T10:00:00+08:00');
  const people = await officePeople(server, 'nanjing');
  const supervisor = await server.official('supervisor', [{ authority: 'supervision', role: 'handler' }]);
  const experts = [await assessorOf(server, '温书衡'), await assessorOf(server, '顾行简')];
  for (const n of [0, 1])
    await carryTo(server, people, await server.person(`applicant-${n}`), 'admitted', anotherPerson(n));
  await judge(server, people, experts);
  await drawTie(server, people, supervisor);
  await decide(server);
  await award(server, people, supervisor);
  return { supervisor };
}

async function judge(server: ApiServer, people: OfficePeople, experts: readonly Assessor[]): Promise<void> {
  const { handler } = people.province;
  await done('proposal', handler.call('POST', `${desk}/proposal`));
  await done('publication', handler.call('POST', `${desk}/publication`));
  const { panels } = await done('board', handler.call('GET', desk));
  for (const panel of panels) {
    const isLead = async (one: Assessor): Promise<boolean> =>
      (
        await server.deps.db
          .selectFrom('panel_member')
          .select('lead')
          .where('panel_id', '=', panel.id)
          .where('assessor_id', '=', one.assessor)
          .executeTakeFirstOrThrow()
      ).lead;
    const [lead, other] = (await isLead(experts[0]!)) ? [experts[0]!, experts[1]!] : [experts[1]!, experts[0]!];
    for (const one of [lead, other]) await done('declare', declare(one, panel.id));
    for (const one of [lead, other])
      await done(
        'scores',
        scoreAll(one, panel.id, () => 60),
      );
    await done(
      'agreed',
      agreeOn(lead, [other], panel.id, (_, proposed) => proposed ?? 0),
    );
    const { result } = await done('room', lead.call('GET', `/api/panels/${panel.id}/consensus`));
    const bytes = await picture(620, 877);
    const scan: any = await lead.client.upload(
      `/api/panels/${panel.id}/files?name=signed.jpg`,
      bytes,
      'application/octet-stream',
    );
    await done(
      'sign',
      lead.call('PUT', `/api/panels/${panel.id}/signature`, { scan: scan.sha256, digest: result.digest.slice(0, 16) }),
    );
  }
  await done('count', handler.call('POST', `${desk}/count`));
}

async function drawTie(server: ApiServer, people: OfficePeople, supervisor: Official): Promise<void> {
  const { handler, leader } = people.province;
  const round = {
    source: '证券交易所网站',
    knownFrom: '2020-05-15T07:00:00.000Z',
    revealBy: '2020-05-18T09:00:00.000Z',
  };
  const { id, record } = await done('draw', handler.call('POST', `${desk}/draws`, { purpose: 'tie', ...round }));
  const acts = (person: Official, body: object) => done('act', person.call('POST', `/api/draws/${id}/acts`, body));
  const parties = [
    ['province', leader],
    ['supervision', supervisor],
  ] as const;
  for (const [party, person] of parties)
    await acts(person, { act: 'commit', commitment: commitmentOf(currentTerms(record), party, seeds[party]) });
  server.setTime('2020-05-15T16:00:00+08:00');
  await acts(handler, { act: 'enter-value', value: '2868.46' });
  for (const [party, person] of parties) await acts(person, { act: 'reveal', seed: seeds[party] });
  await acts(handler, { act: 'draw' });
  await acts(handler, { act: 'disclose' });
  const { result } = await done('board', handler.call('GET', desk));
  await done('confirm', leader.call('POST', `${desk}/confirmation`, { digest: result.digest }));
}

async function decide(server: ApiServer): Promise<void> {
  const council = await committee(server);
  const meeting = await session(council, ['chair', 'm1', 'm2', 'm3', 'm4', 'm5']);
  const motion = await drafted(council, meeting, {});
  await done('put', put(council, motion));
  const { toVote } = (await council.chair.call('GET', `/api/motions/${motion}`)).body;
  for (const who of [council.chair, ...council.members]) await done('vote', vote(who, motion, all(toVote, 'for')));
  await done('close', council.chair.call('POST', `/api/motions/${motion}/close`, {}));
  await ballot(server, council);
  await done('end', council.chair.call('POST', `/api/meetings/${meeting}/chair/close`, {}));
  await done('conclude', council.chair.call('POST', '/api/decision/conclude', { ...place }));
}

/** A secret ballot of its own, counted. */
async function ballot(server: ApiServer, council: CommitteePeople): Promise<void> {
  const people = await ballotCast(server, 0);
  const { id, shares } = await preparedBallot(people);
  await done('open', people.clerk.call('POST', `/api/ballots/${id}/open`, { recused: [] }));
  for (const member of council.members.slice(0, 3)) {
    const token = await tokenOf(member, id);
    await cast(server, id, await sealedFor(member, id, token, { c1: 'for', c2: 'against' }));
  }
  await done('close', people.clerk.call('POST', `/api/ballots/${id}/close`));
  for (const at of [0, 1] as const)
    await done('share', people.custodians[at].call('POST', `/api/ballots/${id}/share`, { share: shares[at] }));
}

async function award(server: ApiServer, people: OfficePeople, supervision: Official): Promise<void> {
  const { province } = people;
  const named = { ...province, supervision, committee: supervision, channel: people.handler, applicant: supervision };
  await publish(named);
  const winner = await server.deps.db.selectFrom('outcome').select('application_id').executeTakeFirstOrThrow();
  await object(server, winner.application_id);
  const { id } = await server.deps.db.selectFrom('objection').select('id').executeTakeFirstOrThrow();
  const act = (person: Official, body: object) =>
    done('objection', person.call('POST', `/api/objections/${id}/acts`, body));
  await act(province.handler, { act: 'confirm', note: '电话核实' });
  await act(province.handler, { act: 'take-up' });
  await act(province.handler, { act: 'examine', findings: '所述与档案不符', by: '核查组' });
  await act(province.leader, { act: 'decide', result: 'rejected', effect: 'none', reason: '所述不实' });
  await act(province.handler, { act: 'answer', answer: '经核查，异议不成立。' });
  server.setTime('2020-09-10T10:00:00+08:00');
  await approve(named, '2020-09-09');
  await confer(named);
}
