import type { Person } from '../../../tests/support/api-server.ts';
import type { Cookies } from '../office-cast.ts';
import type { House } from '../stage.ts';
import { openHouse, type JudgedHouse } from './house.ts';
import type { JudgedStep } from './steps.ts';

export interface JudgedCast {
  /** Brings the edition on to a step. */
  reach(step: JudgedStep): Promise<void>;
  /** The house as it stands now. */
  house(): House;
  stop(): Promise<void>;
}

/** Starts a judged edition whose people are signed in. */
export async function openJudged(): Promise<JudgedCast> {
  const opened = await openHouse();
  const { house, url } = opened;
  return {
    reach: (step) => opened.reach(step),
    stop: () => opened.stop(),
    house: () => ({
      url,
      cast: {
        states: new Map([...peopleOf(house)].map(([name, person]) => [name, stateOf(person, url)])),
        ids: Object.fromEntries(house.ids),
        moment: null,
      },
    }),
  };
}

/** Who plays, by the names that scenes use; `lead` and `second` sit on the panel of the pictures. */
function peopleOf({ people, cases, ids }: JudgedHouse): ReadonlyMap<string, Person> {
  const all: readonly (readonly [string, Person | undefined])[] = [
    ['province-handler', people.offices.province.handler],
    ['province-reviewer', people.offices.province.reviewer],
    ['province-leader', people.offices.province.leader],
    ['supervision-handler', people.supervision],
    ['lead', people.assessors[Number(ids.get('lead'))]],
    ['second', people.assessors[Number(ids.get('member'))]],
    ['chair', people.chair],
    ['member', people.members[1]],
    ['applicant', cases.whole.owner],
  ];
  return new Map(all.flatMap(([name, person]) => (person === undefined ? [] : [[name, person] as const])));
}

/** The cookie of somebody's session as a browser keeps it. */
function stateOf({ cookie }: Person, url: string): Cookies {
  const [name = '', value = ''] = cookie.split(/=(.*)/su);
  const { hostname: domain } = new URL(url);
  const kept = { name, value, domain, path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' as const };
  return { cookies: [kept], origins: [] };
}
