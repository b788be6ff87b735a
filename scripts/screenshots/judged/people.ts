import type { ApiServer, Official } from '../../../tests/support/api-server.ts';
import type { CommitteePeople } from '../../../tests/support/decision-steps.ts';
import { place } from '../../../tests/support/decision-steps.ts';
import { assessorOf, type Assessor } from '../../../tests/support/judging-steps.ts';
import { done, type OfficePeople } from '../../../tests/support/office-steps.ts';

/** Everybody of the judged edition, each signed in past the second factor. */
export interface JudgedPeople {
  readonly offices: OfficePeople;
  readonly supervision: Official;
  /** By place in the pool; who is on a panel the optimiser says. */
  readonly assessors: readonly Assessor[];
  readonly chair: Official;
  readonly members: readonly Official[];
}

/** Name, house, houses before, bodies worked for, city, industries, years. */
const pool = [
  ['沐云岫', '东南标准化研究院', [], [], '320100', ['C34', 'C35'], 22],
  ['阮疏桐', '江南大学管理学院', ['无锡云松精密仪器有限公司'], [], '320200', ['C34', 'C40'], 18],
  ['荀逸尘', '淮海检验检测中心', [], ['淮海质量认证有限公司'], '320300', ['C36'], 15],
  ['晏知微', '常州卓越绩效促进会', [], [], '320400', ['C34', 'C38'], 20],
  ['尹望岳', '苏州兰台咨询有限公司', [], ['苏州兰台咨询有限公司'], '320500', ['C39'], 12],
  ['翁听雪', '通州湾质量协会', [], [], '320600', ['E47', 'C34'], 25],
  ['虞子衿', '连云港海州计量所', [], [], '320700', ['C26'], 16],
  ['匡守一', '淮安清江学院', [], [], '320800', ['C14', 'C34'], 14],
  ['湛秋澄', '盐城鹤乡标准化所', [], [], '320900', ['C38'], 19],
  ['耿怀瑾', '扬州瘦西湖质量学会', ['江苏澄砾机械有限公司'], [], '321000', ['C34'], 21],
  ['宓晴川', '镇江北固检测有限公司', [], ['镇江北固检测有限公司'], '321100', ['C33'], 11],
  ['戚远山', '泰州稻河研究院', [], [], '321200', ['C27'], 17],
] as const;
const committeeNames = ['闻人既白', '卓观澜', '桑与之', '柏舟行', '应霁月', '宣知著'] as const;

/** Makes the accounts, and fills in the pool as its office would. */
export async function judgedPeople(server: ApiServer): Promise<JudgedPeople> {
  const seat = (name: string, authority: string, role: 'handler' | 'reviewer' | 'leader') =>
    server.official(name, [{ authority, role }]);
  const offices: OfficePeople = {
    handler: await seat('周敏', 'zhenjiang', 'handler'),
    reviewer: await seat('韩立秋', 'zhenjiang', 'reviewer'),
    leader: await seat('丁一鸣', 'zhenjiang', 'leader'),
    government: await seat('镇江市人民政府', 'zhenjiang.government', 'leader'),
    province: {
      handler: await seat('叶知秋', 'province', 'handler'),
      reviewer: await seat('秦川', 'province', 'reviewer'),
      leader: await seat('陶然', 'province', 'leader'),
    },
  };
  const assessors: Assessor[] = [];
  for (const one of pool) assessors.push(await inPool(server, offices.province.handler, one));
  const members: Official[] = [];
  for (const [at, name] of committeeNames.entries())
    members.push(await seat(name, 'committee', at === 0 ? 'leader' : 'handler'));
  const [chair, ...rest] = members;
  if (chair === undefined) throw new Error('the committee has no chair');
  return { offices, supervision: await seat('严正', 'supervision', 'handler'), assessors, chair, members: rest };
}

async function inPool(
  server: ApiServer,
  office: Official,
  [name, employer, formerEmployers, bodies, city, industries, years]: (typeof pool)[number],
): Promise<Assessor> {
  const one = await assessorOf(server, name);
  const profile = { industries, categories: [], employer, formerEmployers, bodies, city, years };
  const list: { assessors: { id: string; version: number }[] } = await done(
    'pool',
    office.call('GET', `/api/pool/${place.programme}/assessors?edition=${place.edition}&limit=200`),
  );
  const version = list.assessors.find(({ id }) => id === one.assessor)?.version ?? 0;
  await done(
    'profile',
    office.call('PUT', `/api/pool/${place.programme}/assessors/${one.assessor}`, {
      name,
      active: true,
      version,
      profile: { ...profile, qualifications: ['注册质量工程师', '卓越绩效评审师'] },
    }),
  );
  return one;
}

/** The committee of the decision on its roll: a chair, five members with accounts, and one who votes on paper. */
export async function seatCommittee({ offices, supervision, chair, members }: JudgedPeople): Promise<CommitteePeople> {
  const { handler, reviewer, leader } = offices.province;
  const roll: Record<string, string> = {};
  const add = async (key: string, name: string, userId: string | null, first = false): Promise<void> => {
    const { id }: { id: string } = await done(
      'roll',
      handler.call('POST', '/api/committee', { ...place, name, userId, chair: first }),
    );
    roll[key] = id;
  };
  await add('chair', committeeNames[0], chair.id, true);
  for (const [at, one] of members.entries()) await add(`m${at + 1}`, committeeNames[at + 1] ?? '', one.id);
  await add('guest', '禹承风', null);
  return { handler, second: reviewer, head: leader, supervision, chair, members, roll };
}
