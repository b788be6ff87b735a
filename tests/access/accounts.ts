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
}

/** Where accounts sit; `{own}` and `{other}` are two channels with a city. */
const places: readonly { readonly where: string; readonly authority: string; readonly concerned: boolean }[] = [
  { where: 'own channel', authority: '{own}', concerned: true },
  { where: 'another channel', authority: '{other}', concerned: false },
  { where: 'own government', authority: '{own}.government', concerned: true },
  { where: "another city's government", authority: '{other}.government', concerned: false },
  { where: 'own department', authority: '{own}.tax', concerned: true },
  { where: "another city's department", authority: '{other}.tax', concerned: false },
  { where: 'province', authority: 'province', concerned: true },
  { where: 'supervision', authority: 'supervision', concerned: true },
];

/** An account for every side and role, with an applicant who owns the cases, another, and a visitor. */
export async function everyAccount(server: ApiServer, own: string, other: string): Promise<readonly Account[]> {
  const edition = server.deps.editions.all().at(-1);
  if (edition === undefined) throw new Error('there is no edition');
  const authorities = authoritiesOf(edition);
  const administration = [...authorities.values()].find((one) => one.side === 'administration')?.id ?? '';
  const without = (name: string, kind: Account['kind'], person: Person): Account => ({
    name,
    person,
    kind,
    role: null,
    authority: null,
    concerned: false,
  });
  const accounts: Account[] = [
    without('owner', 'owner', await server.person('owner')),
    without('another applicant', 'applicant', await server.person('other')),
    without('visitor', 'visitor', server.stranger()),
  ];
  const all = [...places, { where: 'administration', authority: administration, concerned: false }];
  for (const { where, authority: pattern, concerned } of all)
    for (const role of SeatRole.options) {
      const authority = pattern.replace('{own}', own).replace('{other}', other);
      const side = authorities.get(authority)?.side;
      const name = `${where} ${role}`;
      const person = await server.official(name.replaceAll(/[^a-z]/gu, '-'), [{ authority, role }]);
      accounts.push({ name, person, kind: 'official', role: `${side}.${role}`, authority, concerned });
    }
  return accounts;
}
