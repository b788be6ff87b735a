import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatRole } from '#src/definition/workflow.ts';
import { ApiError, type ApiClient, type FileClient } from '../api-client.ts';
import { enter } from '../demo-account.ts';
import { newestMail } from '../demo-mail.ts';
import { deviceCode } from './device-code.ts';

/** Somebody with a seat, at work: signed in, the second factor shown. `which` tells two people of one role apart. */
export type Officials = (authority: string, role: SeatRole, which?: number) => Promise<FileClient>;

export interface OfficialsOf {
  readonly programme: string;
  readonly password: string;
  readonly client: (who: string) => FileClient;
  /** The administration's offices, by their duty. */
  readonly administration: { readonly system: string; readonly security: string };
  readonly name: (who: string) => string;
}

/** Officials as the product makes them: invited, given a seat by another office, with a device for the second factor. Each once. */
export function invitedOfficials(house: OfficialsOf): Officials {
  const made = new Map<string, Promise<FileClient>>();
  const administrators = onceDone(() => administratorsOf(house));
  const begun = new Set<string>();
  const devices: Devices = new Map();
  return async (authority, role, which = 1) => {
    const who = `${authority}-${role}${which === 1 ? '' : `-${which}`}`;
    const by = await administrators();
    const known = made.get(who) ?? seated(house, by, { who, authority, role, again: begun.has(who), devices });
    begun.add(who);
    made.set(who, known);
    try {
      return await known;
    } catch (error) {
      // What a lost answer has broken off is gone on with at the next time of asking.
      made.delete(who);
      throw error;
    }
  };
}

/** What is made once; a making that failed is tried again when it is asked for next. */
function onceDone<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return async () => {
    const current = (made ??= make());
    try {
      return await current;
    } catch (error) {
      if (made === current) made = null;
      throw error;
    }
  };
}

interface Administrators {
  readonly system: ApiClient;
  readonly security: ApiClient;
}

/** The first administrators: in the demo they sit down by themselves, in a real house the command line invites them. */
async function administratorsOf(house: OfficialsOf): Promise<Administrators> {
  const sit = async (authority: string): Promise<ApiClient> => {
    const client = house.client(authority);
    await enter(client, { name: house.name(authority), email: emailOf(authority), password: house.password });
    await client.post('/demo/seats', { authority, role: 'handler' });
    return client;
  };
  const { system, security } = house.administration;
  return { system: await sit(system), security: await sit(security) };
}

interface Wanted {
  readonly who: string;
  readonly authority: string;
  readonly role: SeatRole;
  /** An earlier try may have made some of it. */
  readonly again: boolean;
  readonly devices: Devices;
}
/** What each official's device makes its codes from. */
type Devices = Map<string, string>;

interface Members {
  readonly people: readonly {
    readonly id: string;
    readonly email: string;
    readonly seats: readonly { readonly authority: string; readonly role: string }[];
  }[];
}

const emailOf = (who: string): string => `${who.replaceAll('.', '-').toLowerCase()}@office.laurel.example`;

/** Goes on where an earlier try was broken off: what is there already is not made twice. */
async function seated(
  house: OfficialsOf,
  by: Administrators,
  { who, authority, role, again, devices }: Wanted,
): Promise<FileClient> {
  const { programme, password } = house;
  const email = emailOf(who);
  const client = house.client(who);
  const members = `/api/members?programme=${programme}`;
  if (!again || !(await signedIn(client, email, password))) {
    await by.system.post('/api/members/invitations', { programme, name: house.name(who), email });
    await accept(client, email, password);
    await client.post('/api/auth/sign-in/email', { email, password });
  }
  const person = (await by.security.get<Members>(members)).people.find((one) => one.email === email);
  if (person === undefined) throw new Error(`${who} has an account that the administration does not see`);
  if (!person.seats.some((seat) => seat.authority === authority && seat.role === role))
    await by.security.post('/api/members/seats', {
      programme,
      authority,
      userId: person.id,
      role,
      from: null,
      until: null,
    });
  await showFactor(client, password, who, devices);
  return client;
}

async function signedIn(client: ApiClient, email: string, password: string): Promise<boolean> {
  try {
    await client.post('/api/auth/sign-in/email', { email, password });
    return true;
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 403)) return false;
    throw error;
  }
}

async function accept(client: ApiClient, email: string, password: string): Promise<void> {
  const secret = /\/invitation#(\S+)/u.exec(await newestMail(client, email, '/invitation#'))?.[1] ?? '';
  try {
    await client.post('/api/invitations/accept', { secret, password });
  } catch (error) {
    // Accepted before, and the answer was lost: the account is there, as the sign-in shows next.
    if (!(error instanceof ApiError && error.code === 'absent')) throw error;
  }
}

/** Enrols a device, where there is none yet, and shows its code; one that was seen before is not taken again. */
async function showFactor(client: ApiClient, password: string, who: string, devices: Devices): Promise<void> {
  const uri = devices.get(who) ?? (await enrol(client, password));
  devices.set(who, uri);
  for (let tries = 0; ; tries += 1) {
    try {
      await client.post('/api/auth/two-factor/verify-totp', { code: deviceCode(uri) });
      return;
    } catch (error) {
      if (!(error instanceof ApiError && error.status === 401) || tries === 4) throw error;
      await sleep(10_000);
    }
  }
}

const enrol = async (client: ApiClient, password: string): Promise<string> =>
  (await client.post<{ totpURI: string }>('/api/auth/two-factor/enable', { password })).totpURI;
