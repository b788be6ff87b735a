import type { ApiClient } from '#src/cli/api-client.ts';
import type { WholeCase } from '#src/web/office/types.ts';
import { picture } from '../../tests/support/complete-application.ts';
import type { CaseIds } from './office-cases.ts';
import type { Clients } from './office-cast.ts';

export const act = async (client: ApiClient, id: string, action: string, input: object = {}): Promise<unknown> =>
  await client.post(`/api/cases/${id}/actions/${action}`, input);

const edition = { programme: 'jiangsu-quality-award', edition: '2020' };

/** What the officials have done before the pictures are taken. */
export async function carryOn(of: Clients, ids: CaseIds): Promise<void> {
  const handler = of('zhenjiang-handler');
  await tick(handler, ids.reading, 4);
  for (const id of [ids.batched, ids.batched2, ids.forwarded, ids.behalf, ids.reviewing]) {
    await tick(handler, id);
    await act(handler, id, 'accept');
  }
  await consult(of, ids.reviewing);
  for (const id of [ids.batched, ids.batched2, ids.forwarded, ids.behalf]) await review(of, id);
  for (const id of [ids.batched, ids.batched2, ids.forwarded])
    await of('zhenjiang-reviewer').post(`/api/cases/${id}/behalf/${await recordBehalf(handler, id)}`, {
      verdict: 'confirm',
    });
  await recordBehalf(handler, ids.behalf);
  await forward(of, ids);
  await act(handler, ids.asked, 'ask-correction', correction);
  await watched(of, ids);
}

/** Looks at the rows of the conditions that are left to a person; `most` where only some of them. */
async function tick(client: ApiClient, id: string, most = 99): Promise<void> {
  const { checks } = await client.get<WholeCase>(`/api/cases/${id}`);
  const left = checks.filter(({ kind }) => kind === 'person').slice(0, most);
  for (const { row } of left) await client.put(`/api/cases/${id}/checks/${row}`, { verdict: 'fine' });
}

async function upload(client: ApiClient, id: string, name: string, shade: number): Promise<string> {
  const file = await client.upload<{ sha256: string }>(
    `/api/applications/${id}/files?name=${name}.jpg`,
    await picture(620, 877, shade),
    'application/octet-stream',
  );
  return file.sha256;
}

interface Letter {
  readonly id: string;
  readonly authority: { readonly id: string };
}

/** Five letters go out with their numbers; three departments have answered, one of them with facts. */
async function consult(of: Clients, id: string): Promise<void> {
  const handler = of('zhenjiang-handler');
  await handler.post('/api/consultations', { cases: [id] });
  const { letters } = await handler.get<{ letters: readonly Letter[] }>('/api/consultations?state=draft&limit=200');
  for (const [index, letter] of letters.slice(0, 5).entries()) {
    await handler.post(`/api/consultations/${letter.id}/send`, { number: `镇质办函〔2020〕${index + 3}号` });
    if (letter.authority.id.endsWith('.tax') || index > 2) continue;
    const { items } = await handler.get<{ items: readonly { item: string }[] }>(`/api/consultations/${letter.id}`);
    const answer =
      index === 1
        ? { answer: 'adverse', facts: '2018年6月因未批先建被责令改正，已于当年补办手续。' }
        : { answer: 'none' };
    await handler.post(`/api/consultations/${letter.id}/answers`, {
      reply: { number: `复函〔2020〕${index + 1}号`, dated: '2020-05-20' },
      answers: items.map(({ item }) => ({ item, ...answer })),
    });
  }
}

/** From acceptance to the signed preliminary opinion; no department is asked, each with a reason. */
async function review(of: Clients, id: string): Promise<void> {
  const handler = of('zhenjiang-handler');
  const { departments } = await handler.get<{ departments: readonly { authority: { id: string }; item: unknown }[] }>(
    `/api/cases/${id}/consultations`,
  );
  for (const { authority, item } of departments)
    if (item === null)
      await handler.post(`/api/cases/${id}/consultations/left-out`, { authority: authority.id, reason: '已当面核实' });
  await handler.post(`/api/cases/${id}/opinions`, {
    sheet: 'preliminaryOpinion',
    changes: [{ path: 'opinion', value: '经初审，申报材料齐全，符合申报条件，同意推荐。', seen: 0 }],
  });
  const file = await upload(handler, id, 'preliminaryOpinion', 90);
  await handler.put(`/api/cases/${id}/leaves/preliminaryOpinion`, { file });
  await act(of('zhenjiang-leader'), id, 'sign-opinion');
}

/** The city government's recommendation on paper, recorded; the id of the record. */
async function recordBehalf(handler: ApiClient, id: string): Promise<string> {
  const scan = await upload(handler, id, 'recommendation', 120);
  await handler.put(`/api/cases/${id}/leaves/recommendation`, { file: scan });
  const { task } = await handler.post<{ task: string }>(`/api/cases/${id}/behalf`, {
    party: 'zhenjiang.government',
    action: 'recommend',
    number: '镇政发〔2020〕12号',
    date: '2020-05-20',
    scan,
  });
  return task;
}

/** One batch has gone and is half through the formal check; another waits to be sent. */
async function forward(of: Clients, { batched, batched2, forwarded }: CaseIds): Promise<void> {
  const handler = of('zhenjiang-handler');
  const sent = await handler.post<{ id: string }>('/api/batches', {
    cases: [forwarded],
    number: '镇质发〔2020〕3号',
  });
  await handler.post(`/api/batches/${sent.id}/send`);
  await of('province-handler').put(`/api/cases/${forwarded}/formal-check`, { verdict: 'pass' });
  await handler.post('/api/batches', { cases: [batched, batched2], number: '镇质发〔2020〕4号' });
}

const correction = {
  due: '2020-05-29',
  items: [
    {
      place: { kind: 'field', sheet: 'personal', path: 'contactPhone' },
      reason: '号码打不通',
      asked: '核对后重填',
    },
    {
      place: { kind: 'field', sheet: 'cover', path: 'filled' },
      reason: '填表日期与签章页的日期不符',
      asked: '改为实际填表的日期',
    },
  ],
};

/** What supervision sees first. */
async function watched(of: Clients, { refused, reading }: CaseIds): Promise<void> {
  const leader = of('zhenjiang-leader');
  await act(leader, refused, 'refuse', { rule: '评审管理办法第十条', reason: '辅导情况没有如实披露' });
  await act(leader, refused, 'reopen', { number: '镇质办〔2020〕7号', reason: '经复核，辅导发生在规定时间以外' });
  await of('province-leader').post('/api/extensions', {
    ...edition,
    kind: 'submission',
    channel: null,
    applicationId: reading,
    until: '2020-06-12',
    reason: '所在园区封闭管理，无法盖章',
    number: '苏质发办〔2020〕9号',
  });
  await of('zhenjiang-handler').post('/api/interference', {
    ...edition,
    record: { who: '某单位负责人', when: '2020-05-19 上午', what: '电话询问初审进展，要求给予关照。' },
  });
}
