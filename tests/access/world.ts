import type { ApiServer } from '#tests/support/api-server.ts';
import { anotherPerson, carryTo, type OfficePeople } from '#tests/support/office-steps.ts';
import { everyAccount, type Account } from './accounts.ts';
import type { WalkedCase } from './walk.ts';

/** States before anything was handed in, and those that came by a correction or a refusal from intake. */
const own = new Set(['draft', 'freezing', 'final']);
const returned = new Set(['correcting', 'correctionFreezing', 'correctionFinal', 'correctionSealed', 'refused']);

/** Accounts of every role, and cases of the first channel: one in each state, made when it is first asked for. */
export interface Cast {
  readonly accounts: readonly Account[];
  account(name: string): Account;
  caseIn(state: string): Promise<WalkedCase>;
}

export async function castOf(server: ApiServer): Promise<Cast> {
  const accounts = await everyAccount(server, 'nanjing', 'suzhou');
  const account = (name: string): Account => {
    const found = accounts.find((one) => one.name === name);
    if (found === undefined) throw new Error(`no account ${name}`);
    return found;
  };
  const official = (name: string) => ({ ...account(name).person, id: name });
  const people: OfficePeople = {
    handler: official('own channel handler'),
    reviewer: official('own channel reviewer'),
    leader: official('own channel leader'),
    government: official('own government leader'),
    province: {
      handler: official('province handler'),
      reviewer: official('province reviewer'),
      leader: official('province leader'),
    },
  };
  const cases = new Map<string, Promise<WalkedCase>>();
  let last: Promise<unknown> = Promise.resolve();
  const make = async (state: string, n: number): Promise<WalkedCase> => ({
    id: await carryTo(server, people, account('owner').person, state, anotherPerson(n)),
    state,
    origin: returned.has(state) ? 'submitted' : null,
    handedIn: !own.has(state),
  });
  return {
    accounts,
    account,
    // One after the other: a job that one case is to be left with must not be another's.
    caseIn: (state) => {
      const known = cases.get(state);
      if (known !== undefined) return known;
      const n = cases.size;
      const made = last.then(() => make(state, n));
      last = made;
      cases.set(state, made);
      return made;
    },
  };
}
