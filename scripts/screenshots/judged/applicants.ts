import { newestEdition } from '#src/cli/editions.ts';
import { creditCode } from '#src/cli/simulate/invent.ts';
import { identityCheck } from '#src/definition/value/check-digit.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { buildExample } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import { sampleApplication } from '../../../tests/edition/individual-sample.ts';
import { sampleOrganisation } from '../../../tests/edition/sample-organisation.ts';
import type { ApiServer, Person } from '../../../tests/support/api-server.ts';
import { carryTo, type OfficePeople } from '../../../tests/support/office-steps.ts';

export interface Applied {
  readonly id: string;
  readonly owner: Person;
}
/** Whom the pictures show by name: the organisation whose reports are whole, and one individual. */
export interface JudgedCases {
  readonly whole: Applied;
  readonly firms: readonly Applied[];
  readonly people: readonly Applied[];
}

const firms = [
  '丹阳云栖光学仪器有限公司',
  '句容宝华新材料有限公司',
  '扬中润岛电气成套有限公司',
  '镇江焦山船舶配套有限公司',
];
const people = [
  ['苏砚宁', '镇江润州精密铸造有限公司'],
  ['纪南星', '镇江京口仪表有限公司'],
] as const;

/** Organisations and individuals that the province has admitted. */
export async function admitAll(server: ApiServer, offices: OfficePeople): Promise<JudgedCases> {
  const admit = async (
    name: string,
    data: ApplicationData,
    files?: Awaited<ReturnType<typeof buildExample>>['open'],
  ): Promise<Applied> => {
    const owner = await server.person(name);
    return { owner, id: await carryTo(server, offices, owner, 'admitted', data, files) };
  };
  const print = createPrint();
  const whole = await buildExample(newestEdition(), 'organisation', print);
  await print.close();
  const first = await admit('沈砚秋', whole.data, whole.open);
  const others: Applied[] = [];
  for (const [n, name] of firms.entries()) others.push(await admit('经办人', organisation(name, n)));
  const ones: Applied[] = [];
  for (const [n, [name, employer]] of people.entries()) ones.push(await admit(name, individual(n, name, employer)));
  return { whole: first, firms: others, people: ones };
}

function organisation(name: string, n: number): ApplicationData {
  const sample = sampleOrganisation();
  const said = (sheet: string) => sample.answers[sheet] as Readonly<Record<string, unknown>>;
  return {
    ...sample,
    answers: {
      ...sample.answers,
      cover: { ...said('cover'), name },
      basic: { ...said('basic'), name, uscc: creditCode('321100', 500 + n) },
    },
  };
}

function individual(n: number, name: string, employer: string): ApplicationData {
  const number = `32010619780315${String(101 + 2 * n).slice(-3)}`;
  return sampleApplication({
    cover: { name, employer, region: '321100' },
    personal: { name, employer, idNumber: `${number}${identityCheck(number)}` },
    employer: { name: employer },
    eligibility: { channel: 'zhenjiang' },
  });
}
