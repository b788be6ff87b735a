import type { ApiServer, Person } from '#tests/support/api-server.ts';
import { authoritiesOf } from '#src/services/seats.ts';
import { SeatRole } from '#src/definition/workflow.ts';

/** One account of the walk: who it is on the page, and whether cases of the walk's channel concern it once handed in. */
export interface Account {
  readonly name: string;
  readonly person: Person;
  readonly kind: 'owner' | 'applicant' | 'visitor' | 'official';
  /** As `channel.handler`; null for those without a seat. */
  readonly role: string | null;
  readonly authority: string | null;
  readonly concerned: boolean;
  /** Whether the session has shown its second factor. */
  readonly factor: boolean;
}

/** Where accounts sit; `{own}` and `{other}` are two channels with a city. */
const places: readonly { readonly where: string; readonly authority: string; readonly concerned: boolean }[] = [
  { where: 'own channel', authority: '{own}', concerned: true },
  { where: 'another channel', authority: '{other}', concerned: false },
  { where: 'own government', authority: '{own}.government', concerned: true },
  { where: "another city's government", authority: '{other}.government', concerned: false },
  { where: 'own department', authority: '{own}.tax', concerned: false },
  { where: "another city's department", authority: '{other}.tax', concerned: false },
  { where: 'province', authority: 'province', concerned: true },
  { where: 'supervision', authority: 'supervision', concerned: true },
];

/** An account for every side and role, with an applicant who owns the cases, another, and a visitor. */
export async function everyAccount(server: ApiServer, own: string, other: string): Promise<readonly Account[]> {
  const edition = server.deps.editions.all().at(-1);
  if (edition === undefined) throw new Error('there is no edition');
  const authorities = authoritiesOf(edition);
  const without = (name: string, kind: Account['kind'], person: Person): Account => ({
    name,
    person,
    kind,
    role: null,
    authority: null,
    concerned: false,
    factor: true,
  });
  const accounts: Account[] = [
    without('owner', 'owner', await server.person('owner')),
    without('another applicant', 'applicant', await server.person('other')),
    without('visitor', 'visitor', server.stranger()),
  ];
  const seated = async (where: string, pattern: string, role: SeatRole, concerned: boolean, factor = true) => {
    const authority = pattern.replace('{own}', own).replace('{other}', other);
    const name = `${where} ${role}${factor ? '' : ' without factor'}`;
    const seats = [{ authority, role }];
    const written = name.replaceAll(/[^a-z]/gu, '-');
    const person = await (factor ? server.official(written, seats) : server.officialWithoutFactor(written, seats));
    const side = authorities.get(authority)?.side;
    accounts.push({ name, person, kind: 'official', role: `${side}.${role}`, authority, concerned, factor });
  };
  for (const { where, authority, concerned } of places)
    for (const role of SeatRole.options) await seated(where, authority, role, concerned);
  for (const { id, side } of authorities.values())
    if (side === 'administration') await seated(id, id, 'handler', false);
  for (const role of ['handler', 'leader'] as const) await seated('own channel', '{own}', role, true, false);
  return accounts;
}
