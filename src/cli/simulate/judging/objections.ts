import { newestMail } from '../../demo-mail.ts';
import { ApiError } from '../../api-client.ts';
import type { AwardPage } from './award.ts';
import { officeOf, placeOf, type Court } from './court.ts';

/** Objections of the plan, by what comes of them; the late one arrives when the notice is over. */
const planned = ['upheld', 'rejected', 'anonymous'] as const;
type Planned = (typeof planned)[number] | 'late';

interface ObjectionPage {
  readonly id: string;
  readonly application: string;
  readonly state: string;
}

/** One round while the notice runs: what the public objects to, and the office's acts on it. True once all of it is settled. */
export async function playObjections(court: Court, award: AwardPage): Promise<boolean> {
  const { programme, edition } = placeOf(court);
  for (const kind of planned) if (!court.record.objections.has(kind)) await object(court, award, kind);
  const office = await officeOf(court, 'handler');
  const list = await office.get<ObjectionPage[]>(`/api/awards/${programme}/${edition}/objections`);
  let did = false;
  for (const one of list) did = (await treat(court, one)) || did;
  return !did;
}

/** Somebody objects after the last day. */
export async function objectLate(court: Court, award: AwardPage): Promise<void> {
  if (!court.record.objections.has('late')) await object(court, award, 'late');
}

/** The winner that an objection of the plan is about: the last of the list, and those before it. */
function aimOf({ outcomes }: AwardPage, kind: Planned): string {
  const back = { upheld: 1, rejected: 2, anonymous: 2, late: 2 }[kind];
  return (outcomes.at(-back) ?? outcomes.at(-1))?.application ?? '';
}

/** Fills in the public form as a browser without script does, and types in the code that comes by mail. */
async function object(court: Court, award: AwardPage, kind: Planned): Promise<void> {
  const { programme, edition } = placeOf(court);
  const visitor = court.world.client(`objector-${kind}`);
  const path = `/notice/${programme}/${edition}/objection`;
  const form = await visitor.get<string>(path);
  const token = /name="token" value="([^"]+)"/u.exec(form)?.[1] ?? '';
  const winner = aimOf(award, kind);
  const contact = `${kind}@objection.laurel.example`;
  const who = kind === 'anonymous' ? { name: '', contact: '' } : { name: '钱示例', contact };
  const facts = '公示对象近三年内有一项与申报材料不符的情况，详见来信所述事实与时间。';
  try {
    await send(court, kind, path, { token, ...who, winner, facts });
  } catch (error) {
    const refused = court.world.edition.assessment?.objection.anonymous === 'refused' && kind === 'anonymous';
    if (!(refused && error instanceof ApiError && error.status === 422)) throw error;
  }
  court.record.objections.set(kind, { token, application: winner });
  if (kind === 'anonymous' || kind === 'late') return;
  const mail = await newestMail(visitor, contact, '验证码：');
  await send(court, kind, `/objections/${token}/confirmation`, { code: /验证码：(\d{6})/u.exec(mail)?.[1] ?? '' });
}

const send = (court: Court, kind: Planned, path: string, fields: Readonly<Record<string, string>>): Promise<unknown> =>
  court.world
    .client(`objector-${kind}`)
    .upload(
      path,
      new TextEncoder().encode(new URLSearchParams(fields).toString()),
      'application/x-www-form-urlencoded',
    );

/** The next act on an objection; false where there is none. */
async function treat(court: Court, { id, application, state }: ObjectionPage): Promise<boolean> {
  const upheld = court.record.objections.get('upheld')?.application === application;
  const act = {
    confirmed: { act: 'take-up' },
    'taken-up': {
      act: 'examine',
      findings: upheld ? '经核查，反映情况属实。' : '经核查，反映情况不属实。',
      by: '省办公室核查组',
    },
    examined: upheld
      ? { act: 'decide', result: 'upheld', effect: 'withdrawn', reason: '反映情况属实，撤出公示名单。' }
      : { act: 'decide', result: 'rejected', effect: 'none', reason: '反映情况不属实。' },
    decided: { act: 'answer', answer: upheld ? '经核查异议成立，已撤出名单。' : '经核查异议不成立。' },
  }[state];
  if (act === undefined) return false;
  const client = await officeOf(court, state === 'examined' ? 'leader' : 'handler');
  await client.post(`/api/objections/${id}/acts`, act);
  return true;
}
