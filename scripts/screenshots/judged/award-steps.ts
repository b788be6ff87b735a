import { newCustodianKey } from '#src/domain/ballot/custodian.ts';
import { shareText } from '#src/domain/ballot/share.ts';
import { ballotTools as tools } from '#src/adapters/ballot-signing.ts';
import { awardPath, confer, publish, uploadScan, type AwardPeople } from '../../../tests/support/award-steps.ts';
import type { Official } from '../../../tests/support/api-server.ts';
import { cast, sealedFor, tokenOf } from '../../../tests/support/ballot-steps.ts';
import {
  all,
  drafted,
  place,
  put,
  session,
  vote,
  type CommitteePeople,
} from '../../../tests/support/decision-steps.ts';
import { done } from '../../../tests/support/office-steps.ts';
import { mailedCode, object, sendForm } from '../../../tests/support/objection-steps.ts';
import type { JudgedHouse } from './house.ts';
import { seatCommittee } from './people.ts';

type Step = (house: JudgedHouse) => Promise<void>;
const councils = new WeakMap<JudgedHouse, CommitteePeople>();
const councilOf = (house: JudgedHouse): CommitteePeople => {
  const found = councils.get(house);
  if (found === undefined) throw new Error('the committee has not met');
  return found;
};
const awardPeople = ({ people }: JudgedHouse): AwardPeople => ({
  ...people.offices.province,
  supervision: people.supervision,
  committee: people.chair,
  channel: people.offices.handler,
  applicant: people.supervision,
});
const everybody = ['chair', 'm1', 'm2', 'm3', 'm4', 'm5'];

/** The committee sits; one member stands aside; the nominations are put to a vote by name. */
export const meeting: Step = async (house) => {
  house.server.setTime('2020-09-01T09:00:00+08:00');
  const council = await seatCommittee(house.people);
  councils.set(house, council);
  const tied = council.members[0] ?? council.chair;
  const { firms, people } = house.cases;
  const { id }: { id: string } = await done(
    'recusal',
    tied.call('POST', '/api/recusals', { ...place, application: firms[1]?.id, reason: '亲属在该单位任职' }),
  );
  await done('confirmed', council.handler.call('POST', `/api/recusals/${id}`, { verdict: 'confirm' }));
  const sitting = await session(council, everybody);
  house.ids.set('meeting', sitting);
  const candidates = [firms[1]?.id, firms[2]?.id, people[1]?.id];
  const motion = await drafted(council, sitting, { prize: 'nomination', candidates });
  house.ids.set('motion', motion);
  await done('put', put(council, motion));
};

/** The nominations are decided; the prize itself is voted on in secret, and the box is open. */
export const balloting: Step = async (house) => {
  const council = councilOf(house);
  const voters = [council.chair, ...council.members];
  const motion = house.ids.get('motion') ?? '';
  for (const one of voters) {
    const { toVote }: { toVote: string[] } = await done('motion', one.call('GET', `/api/motions/${motion}`));
    await done('vote', vote(one, motion, all(toVote, 'for')));
  }
  await done('close', council.chair.call('POST', `/api/motions/${motion}/close`, {}));
  const { whole, firms, people } = house.cases;
  const candidates = [whole.id, firms[0]?.id, people[0]?.id];
  const secret = await drafted(council, house.ids.get('meeting') ?? '', { prize: 'award', way: 'secret', candidates });
  house.ids.set('secret', secret);
  await done('put', put(council, secret));
  const custodians = [council.head.id, council.supervision.id];
  await done('ballots', council.handler.call('POST', `/api/motions/${secret}/ballots`, { custodians }));
  const { ballots }: { ballots: { ballotId: string }[] } = await done(
    'secret',
    council.chair.call('GET', `/api/motions/${secret}`),
  );
  house.ids.set('ballot', ballots[0]?.ballotId ?? '');
};

const shares = ['firstShare', 'secondShare'] as const;

/** Both custodians have made their keys; members vote. */
export const voting: Step = async (house) => {
  const council = councilOf(house);
  const path = `/api/ballots/${house.ids.get('ballot') ?? ''}`;
  for (const [at, one] of [council.head, council.supervision].entries()) {
    const key = await newCustodianKey(tools.subtle);
    await done('key', one.call('POST', `${path}/key`, { key: key.publicKey }));
    house.ids.set(shares[at] ?? 'firstShare', shareText(key.share));
  }
  await done('open', council.handler.call('POST', `${path}/open`, { recused: [] }));
};

/** The ballots are counted and the decision is made; nothing is published. */
export const decided: Step = async (house) => {
  const council = councilOf(house);
  const id = house.ids.get('ballot') ?? '';
  for (const [at, member] of [council.chair, ...council.members].entries()) {
    const { form }: { form: { questions: { id: string }[] } } = await done(
      'ballot',
      member.call('GET', `/api/ballots/${id}`),
    );
    const token = await tokenOf(member, id);
    const choices = Object.fromEntries(
      form.questions.map((one, n) => [one.id, at === 4 && n === 1 ? 'against' : 'for']),
    );
    await cast(house.server, id, await sealedFor(member, id, token, choices));
  }
  await done('close', council.handler.call('POST', `/api/ballots/${id}/close`));
  for (const [at, one] of [council.head, council.supervision].entries())
    await done(
      'share',
      one.call('POST', `/api/ballots/${id}/share`, { share: house.ids.get(shares[at] ?? 'firstShare') }),
    );
  await done('close', council.chair.call('POST', `/api/motions/${house.ids.get('secret') ?? ''}/close`, {}));
  await done('end', council.chair.call('POST', `/api/meetings/${house.ids.get('meeting') ?? ''}/chair/close`, {}));
  await done('conclude', council.chair.call('POST', '/api/decision/conclude', { ...place, why: '其余名额空缺。' }));
};

/** The notice runs; somebody has objected, and the office has looked into it. */
export const noticed: Step = async (house) => {
  const { server, people, cases } = house;
  server.setTime('2020-09-03T09:00:00+08:00');
  await publish(awardPeople(house));
  server.setTime('2020-09-07T10:30:00+08:00');
  const facts = '公示对象2018年曾因未批先建被责令改正，申报材料没有写明，处罚决定书见附件。';
  const path = await object(server, cases.firms[2]?.id ?? '', { facts });
  house.ids.set('objectionPage', path);
  await sendForm(server, `${path}/confirmation`, { code: await mailedCode(server, 'zhao@example.cn') });
  const { id } = await server.deps.db.selectFrom('objection').select('id').executeTakeFirstOrThrow();
  house.ids.set('objection', id);
  const act = (body: object) =>
    done('objection', people.offices.province.handler.call('POST', `/api/objections/${id}/acts`, body));
  await act({ act: 'take-up' });
  await act({
    act: 'examine',
    findings: '经向当地主管部门函询，该事项已于2018年整改完毕，属一般违法。',
    by: '省办核查组',
  });
};

/** The objection is answered, the notice is over, the government's approval waits for the second person. */
export const approving: Step = async (house) => {
  const { server, people } = house;
  const { handler, leader } = people.offices.province;
  const id = house.ids.get('objection') ?? '';
  const act = (person: typeof handler, body: object) =>
    done('objection', person.call('POST', `/api/objections/${id}/acts`, body));
  await act(leader, {
    act: 'decide',
    result: 'rejected',
    effect: 'none',
    reason: '情况属实，但不属于不得申报的情形。',
  });
  await act(handler, { act: 'answer', answer: '经核查，所述事项不影响评审结果，处理情况已书面答复。' });
  server.setTime('2020-09-25T10:00:00+08:00');
  const scan = await uploadScan(handler);
  const body = { number: '苏政复〔2020〕9号', date: '2020-09-24', scan };
  await done('record', handler.call('POST', `${awardPath}/approval`, body));
};

/** Conferred; the feedback report of the pictures is out and answered, a practice is in the library. */
export const conferred: Step = async (house) => {
  const { server, people, cases } = house;
  const { handler, reviewer } = people.offices.province;
  await done('approved', reviewer.call('POST', `${awardPath}/approval/confirmation`, { verdict: 'confirm' }));
  await confer(awardPeople(house));
  server.setTime('2020-09-28T10:00:00+08:00');
  const own = `/api/applications/${cases.whole.id}/practice/cases`;
  const text = '每季度召开一次质量现场会，由班组长讲解一个改进课题，公司领导现场确定推广范围。'.repeat(3);
  await done('release', cases.whole.owner.call('PUT', own, { title: '班组质量现场会', body: text, noSecret: true }));
  const shared = `${awardPath}/practice/${cases.whole.id}/cases`;
  await done('practice', handler.call('POST', shared, { version: 1, publish: true }));
  await done('disclosed', handler.call('POST', `/api/draws/${house.ids.get('draw') ?? ''}/acts`, { act: 'disclose' }));
};

const leadOf = ({ people, ids }: JudgedHouse): Official => people.assessors[Number(ids.get('lead'))] ?? people.chair;

/** The lead of the pictures has written to the applicant; others have not yet. */
export const written: Step = async (house) => {
  const panel = house.ids.get('visit') ?? '';
  const summary =
    '贵单位质量文化成熟，过程控制扎实，近三年主要质量指标持续改善。建议把顾客满意度的抽样方法形成文件，并补充与标杆的对比。';
  await done('summary', leadOf(house).call('PUT', `/api/panels/${panel}/feedback`, { summary, seen: 0 }));
};
export const released: Step = async (house) => {
  const panel = house.ids.get('visit') ?? '';
  await done('released', leadOf(house).call('POST', `/api/panels/${panel}/feedback/release`, { seen: 1 }));
};
