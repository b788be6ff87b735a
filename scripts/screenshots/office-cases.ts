import { newestEdition } from '#src/cli/editions.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import type { ApiClient } from '#src/cli/api-client.ts';
import { identityCheck } from '#src/definition/value/check-digit.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { ApplicationPage } from '#src/web/api/types.ts';
import { sampleApplication } from '../../tests/edition/individual-sample.ts';
import { sampleOrganisation } from '../../tests/edition/sample-organisation.ts';
import { sealAll } from '../../tests/e2e/support/offices.ts';
import { prepared } from '../../tests/e2e/support/prepared.ts';
import { completeApplication, type CompleteApplication } from '../../tests/support/complete-application.ts';
import type { Clients } from './office-cast.ts';
import { act } from './office-carry.ts';

const pageOf = async (client: ApiClient, id: string): Promise<ApplicationPage> =>
  await client.get(`/api/applications/${id}`);

type CaseName =
  | ('prechecking' | 'batched' | 'batched2' | 'forwarded' | 'behalf' | 'asked')
  | ('refused' | 'clash' | 'clash2' | 'reviewing' | 'reading');
/** Ids of the cases, by the names that scenes use. */
export type CaseIds = Readonly<Record<CaseName, string>>;

/** Makes every case of the pictures; their ids by name. */
export async function cases(url: string, of: Clients): Promise<CaseIds> {
  const make = async (name: string, channel: string, data: CompleteApplication): Promise<string> =>
    await handIn(url, { name, channel, data, of });
  const edition = newestEdition();
  const print = createPrint();
  const whole = await buildExample(edition, 'organisation', print);
  await print.close();
  const one = async (n: number, name: string, employer: string, channel = 'zhenjiang') =>
    await completeApplication(edition, person(n, name, employer, channel));
  const firm = async (name: string, uscc: string) => await completeApplication(edition, organisation(name, uscc));

  const sent = await one(8, '楚云帆', '镇江大港电子有限公司');
  const prechecking = await handIn(url, {
    name: 'prechecking',
    channel: 'zhenjiang',
    data: sent,
    of,
    until: 'precheck',
  });
  const batched = await make('batched', 'zhenjiang', await one(1, '谢临川', '镇江润州精密铸造有限公司'));
  const batched2 = await make('batched2', 'zhenjiang', await one(2, '方若谷', '镇江焦山船舶配套有限公司'));
  const forwarded = await make('forwarded', 'zhenjiang', await one(3, '江叙白', '丹阳云阳眼镜有限公司'));
  const behalf = await make('behalf', 'zhenjiang', await one(4, '宋知远', '句容宝华新材料有限公司'));
  const asked = await make('asked', 'zhenjiang', await one(5, '陈静姝', '扬中电气成套有限公司'));
  const refused = await make('refused', 'zhenjiang', await one(6, '卫长安', '镇江丹徒食品有限公司'));
  const clash = await make('clash', 'zhenjiang', await one(7, '纪南星', '镇江京口仪表有限公司'));
  const clash2 = await make('clash2', 'xuzhou', await one(7, '纪南星', '徐州云龙仪表有限公司', 'xuzhou'));
  const reviewing = await make('reviewing', 'zhenjiang', await firm('江苏澄砾机械有限公司', '913201063024518707'));
  const reading = await make('reading', 'zhenjiang', whole);
  return { prechecking, batched, batched2, forwarded, behalf, asked, refused, clash, clash2, reviewing, reading };
}

interface Handing {
  readonly name: string;
  readonly channel: string;
  readonly data: CompleteApplication;
  readonly of: Clients;
  readonly until?: 'precheck';
}

/** Fills, finalises, lets the channel clear it where the edition asks for a pre-check, seals and submits. */
async function handIn(url: string, { name, channel, data, of, until }: Handing): Promise<string> {
  const { client, id } = await prepared(url, name, data.data.class);
  const definition = newestEdition().classes[data.data.class];
  if (definition === undefined) throw new Error(`no class ${data.data.class}`);
  await fillApplication(client, id, { definition, ...data });
  await client.post(`/api/applications/${id}/actions/finalise`);
  await untilFinal(client, id);
  const { actions, dossier } = await pageOf(client, id);
  if (actions.some((one) => one.id === 'send-precheck')) {
    await client.post(`/api/applications/${id}/actions/send-precheck`, { digest: dossier?.digest });
    if (until === 'precheck') return id;
    await act(of(`${channel}-handler`), id, 'clear');
  }
  await sealAll(client, id);
  await client.post(`/api/applications/${id}/actions/submit`, { digest: dossier?.digest });
  console.log(`made ${name}`);
  return id;
}

async function untilFinal(client: ApiClient, id: string): Promise<void> {
  for (let tries = 0; (await pageOf(client, id)).state.phase !== 'final'; tries += 1) {
    if (tries > 1200) throw new Error(`the dossier was not final in time: ${(await pageOf(client, id)).state.id}`);
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** The individual sample as somebody else: another name, employer and identity number. */
function person(n: number, name: string, employer: string, channel: string): ApplicationData {
  const number = `32010619780315${String(101 + 2 * n).slice(-3)}`;
  const region = channel === 'xuzhou' ? '320300' : '321100';
  return sampleApplication({
    cover: { name, employer, region },
    personal: { name, employer, idNumber: `${number}${identityCheck(number)}` },
    employer: { name: employer },
    eligibility: { channel },
  });
}

function organisation(name: string, uscc: string): ApplicationData {
  const sample = sampleOrganisation();
  const said = (sheet: string) => sample.answers[sheet] as Readonly<Record<string, unknown>>;
  return {
    ...sample,
    answers: {
      ...sample.answers,
      cover: { ...said('cover'), name },
      basic: { ...said('basic'), name, uscc },
    },
  };
}
