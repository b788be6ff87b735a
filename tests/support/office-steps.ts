import { identityCheck } from '#src/definition/value/check-digit.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { sampleApplication } from '../edition/individual-sample.ts';
import type { ApiServer, Official, Person } from './api-server.ts';
import { picture, type CompleteApplication } from './complete-application.ts';
import { filled, pageOf, submit } from './dossier-steps.ts';
import { bookAll } from './paper.ts';

/** Those who carry a case of one channel from intake to admission. */
export interface OfficePeople {
  readonly handler: Official;
  readonly reviewer: Official;
  readonly leader: Official;
  readonly government: Official;
  readonly province: { readonly handler: Official; readonly reviewer: Official; readonly leader: Official };
}
export type Answer = { readonly status: number; readonly body: any };

/** Somebody for each role that a case of the channel needs. */
export async function officePeople(server: ApiServer, channel: string): Promise<OfficePeople> {
  const seat = (authority: string, role: 'handler' | 'reviewer' | 'leader') =>
    server.official(`${authority}-${role}`, [{ authority, role }]);
  return {
    handler: await seat(channel, 'handler'),
    reviewer: await seat(channel, 'reviewer'),
    leader: await seat(channel, 'leader'),
    government: await seat(`${channel}.government`, 'leader'),
    province: {
      handler: await seat('province', 'handler'),
      reviewer: await seat('province', 'reviewer'),
      leader: await seat('province', 'leader'),
    },
  };
}

/** The individual sample as somebody else: another identity number, so that no two clash, and another name where one is given. */
export function anotherPerson(n: number, channel = 'nanjing', name?: string): ApplicationData {
  const number = `32010619780315${String(101 + 2 * n).slice(-3)}`;
  return sampleApplication({
    personal: { idNumber: `${number}${identityCheck(number)}`, ...(name === undefined ? {} : { name }) },
    ...(name === undefined ? {} : { cover: { name } }),
    eligibility: { channel },
  });
}

/** What was answered, where it was to succeed; throws with the answer otherwise. */
export async function done(step: string, answered: Promise<Answer>): Promise<any> {
  const { status, body } = await answered;
  if (status >= 400) throw new Error(`${step} answered ${status}: ${JSON.stringify(body).slice(0, 600)}`);
  return body;
}

export const act = (person: Person, id: string, action: string, input: object = {}): Promise<Answer> =>
  person.call('POST', `/api/cases/${id}/actions/${action}`, input);

/** Looks at every row of the checklist that is left to a person. */
export async function tickAll(person: Person, id: string): Promise<void> {
  const { checks } = await done('the case', person.call('GET', `/api/cases/${id}`));
  for (const { row, kind } of checks)
    if (kind === 'person')
      await done('tick', person.call('PUT', `/api/cases/${id}/checks/${row}`, { verdict: 'fine' }));
}

/** Uploads a picture, one that nobody else has. */
export async function upload(person: Person, id: string, name: string, shade = 90): Promise<string> {
  const file = await done('upload', person.upload(id, name, await picture(620, 877, shade)));
  return file.sha256 as string;
}

/** Lays pictures in the place of the scans of every leaf the applicant still has to bring. */
export async function layScans(person: Person, id: string): Promise<void> {
  const { checklist } = await pageOf(person, id);
  const file = await upload(person, id, 'scan.jpg');
  for (const { leaf, side, scan } of checklist)
    if (side === 'applicant' && scan === null)
      await done('leaf', person.call('PUT', `/api/applications/${id}/leaves/${leaf}`, { file }));
}

/** Lays down the scan of a leaf that an office signs. */
export async function sealOffice(person: Person, id: string, leaf: string): Promise<string> {
  const file = await upload(person, id, `${leaf}.jpg`, leaf.length * 9);
  await done('office leaf', person.call('PUT', `/api/cases/${id}/leaves/${leaf}`, { file }));
  return file;
}

/** Leaves out every department that would have to be consulted, each with a reason. */
export async function leaveAllOut(handler: Person, id: string): Promise<void> {
  const { departments } = await done('consultations', handler.call('GET', `/api/cases/${id}/consultations`));
  for (const { authority, item } of departments)
    if (item === null)
      await done(
        'left out',
        handler.call('POST', `/api/cases/${id}/consultations/left-out`, {
          authority: authority.id,
          reason: '另行核实',
        }),
      );
}

const correction = {
  due: '2020-06-02',
  items: [
    { place: { kind: 'field', sheet: 'personal', path: 'contactPhone' }, reason: '号码不通', asked: '核对后重填' },
    { place: { kind: 'field', sheet: 'cover', path: 'filled' }, reason: '日期与签章页不符', asked: '改为实际日期' },
  ],
};

/** The applicant's answers to every item that is open. */
export async function answerCorrections(applicant: Person, id: string): Promise<void> {
  const { corrections } = await pageOf(applicant, id);
  for (const { id: item } of corrections.filter((one: any) => one.state === 'open').flatMap((one: any) => one.items))
    await done(
      'answer',
      applicant.call('PUT', `/api/applications/${id}/corrections/${item}/answer`, { answer: '已核对' }),
    );
}

/** 定稿, asked for; its job is run, or forgotten where the case is to stay as it is. */
export async function freeze(server: ApiServer, applicant: Person, id: string, run: boolean): Promise<void> {
  await done('finalise', applicant.call('POST', `/api/applications/${id}/actions/finalise`));
  if (run) await server.runJobs();
  else server.forgetJobs();
}

interface Carrying {
  readonly server: ApiServer;
  readonly people: OfficePeople;
  readonly applicant: Person;
  readonly id: string;
}
type Step = (way: Carrying) => Promise<unknown>;

const finalise: Step = ({ server, applicant, id }) => freeze(server, applicant, id, true);
const halfFreeze: Step = ({ server, applicant, id }) => freeze(server, applicant, id, false);
const send: Step = async ({ applicant, id }) =>
  await done(
    'send to pre-check',
    applicant.call('POST', `/api/applications/${id}/actions/send-precheck`, {
      digest: (await pageOf(applicant, id)).dossier.digest,
    }),
  );
const clear: Step = ({ people, id }) => done('clear', act(people.handler, id, 'clear'));
const seal: Step = ({ applicant, id }) => layScans(applicant, id);
const handIn: Step = async ({ applicant, id }) =>
  await done('submit', submit(applicant, id, (await pageOf(applicant, id)).dossier.digest));
const accept: Step = async ({ people, id }) => {
  await tickAll(people.handler, id);
  await done('accept', act(people.handler, id, 'accept'));
};
const sign: Step = async ({ people: { handler, leader }, id }) => {
  await leaveAllOut(handler, id);
  await done(
    'opinion',
    handler.call('POST', `/api/cases/${id}/opinions`, {
      sheet: 'preliminaryOpinion',
      changes: [{ path: 'opinion', value: '经初审，符合申报条件。', seen: 0 }],
    }),
  );
  await sealOffice(handler, id, 'preliminaryOpinion');
  await done('sign', act(leader, id, 'sign-opinion'));
};
const recommend: Step = async ({ people: { handler, government }, id }) => {
  await sealOffice(handler, id, 'recommendation');
  await done('recommend', act(government, id, 'recommend', { number: '政发〔2020〕12号' }));
};
const forward: Step = async ({ people: { handler }, id }) => {
  const batch = await done('batch', handler.call('POST', '/api/batches', { cases: [id], number: '质发〔2020〕3号' }));
  await done('send', handler.call('POST', `/api/batches/${batch.id}/send`));
};
const admit: Step = async ({ people: { province }, id }) => {
  for (const person of [province.handler, province.reviewer])
    await done('formal check', person.call('PUT', `/api/cases/${id}/formal-check`, { verdict: 'pass' }));
  await bookAll(province.handler, id);
  await done('admit', act(province.leader, id, 'admit'));
};
const askBack: Step = ({ people, id }) => done('ask', act(people.handler, id, 'ask-correction', correction));
const answer: Step = ({ applicant, id }) => answerCorrections(applicant, id);
const refuse: Step = ({ people, id }) =>
  done('refuse', act(people.leader, id, 'refuse', { rule: '评审办法第十条', reason: '不符合条件' }));
const leave: Step = ({ applicant, id }) =>
  done('withdraw', act(applicant, id, 'withdraw-case', { reason: '不再申报' }));

const prechecking = [finalise, send];
const cleared = [...prechecking, clear];
const submitted = [...cleared, seal, handIn];
const correcting = [...submitted, askBack];
const reviewed = [...submitted, accept, sign];
/** What leads from a filled draft to each state of the workflow, over the shortest way; a draft is left empty. */
export const ways: Readonly<Record<string, readonly Step[]>> = {
  draft: [],
  freezing: [halfFreeze],
  final: [finalise],
  prechecking,
  cleared,
  sealed: [...cleared, seal],
  submitted,
  accepted: [...submitted, accept],
  reviewed,
  recommended: [...reviewed, recommend],
  forwarded: [...reviewed, recommend, forward],
  correcting,
  correctionFreezing: [...correcting, answer, halfFreeze],
  correctionFinal: [...correcting, answer, change, finalise],
  correctionSealed: [...correcting, answer, finalise, seal],
  admitted: [...reviewed, recommend, forward, admit],
  refused: [...submitted, refuse],
  withdrawn: [...submitted, leave],
};

/** Changes what a sealed leaf says, as the correction asks, so that its scan is void and the dossier is not sealed by itself. */
async function change({ applicant, id }: Carrying): Promise<void> {
  const { stores } = await pageOf(applicant, id);
  const changes = [{ path: 'filled', value: '2020-05-13', seen: stores.cover.marks.filled ?? 0 }];
  await done('save', applicant.call('POST', `/api/applications/${id}/answers`, { sheet: 'cover', changes }));
}

/** Opens an application and carries it through the public API to a state; gives its id. */
export async function carryTo(
  server: ApiServer,
  people: OfficePeople,
  applicant: Person,
  state: string,
  sample: ApplicationData,
  files?: CompleteApplication['open'],
): Promise<string> {
  const way = ways[state];
  if (way === undefined) throw new Error(`no way is known to the state ${state}`);
  if (state === 'draft') return await applicant.open(sample.class);
  const id = await filled(server, applicant, sample, files);
  for (const step of way) await step({ server, people, applicant, id });
  const reached = (await pageOf(applicant, id)).state.id;
  if (reached !== state) throw new Error(`the way to ${state} led to ${reached}`);
  return id;
}
