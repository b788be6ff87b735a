import type { DemoFile, DemoOfficial, DemoPerson as PlannedPerson } from '#src/definition/demo.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Stores } from '#src/domain/form/application.ts';
import { demoPeople, keepDemoPeople, type DemoPerson } from '#src/adapters/demo-people.ts';
import { buildExample, type Example } from '#src/services/build-example.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Deps } from '#src/services/deps.ts';
import { demoOnDisk } from '#src/services/load-editions.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { enter } from './demo-account.ts';
import { carry, type Reached } from './demo-stage.ts';
import { fillApplication } from './fill-application.ts';

export interface Seeding {
  readonly url: string;
  readonly programmes: string;
  readonly dataFolder: string;
  readonly log: Deps['log'];
  /** Ends the seeding where it stands; the next start goes on from there. */
  readonly signal: AbortSignal;
}

/**
 * Fills the demo with its people and their applications, through the public HTTP API. What is there already, of this
 * or an interrupted start, is gone on with. Somebody who cannot be prepared is logged and left to the next start.
 */
export async function seedDemo({ url, programmes, dataFolder, log, signal }: Seeding): Promise<void> {
  const found = demoOnDisk(programmes);
  if (found === null) return;
  const { edition, demo } = found;
  const ready = new Map((await demoPeople(dataFolder)()).map((person) => [person.id, person]));
  const everybody = [...demo.people, ...(demo.officials ?? [])];
  const missing = everybody.filter(({ id }) => ready.get(id)?.unfinished ?? !ready.has(id));
  if (missing.length === 0) return;
  const print = createPrint();
  const example = examplesOf(edition, print);
  const clerks = clerksOf(demo, () => apiClient(url, signal));
  try {
    for (const person of missing) {
      if (signal.aborted) return;
      try {
        const seeding = { client: apiClient(url, signal), password: demo.password, edition, example, clerk: clerks.of };
        const reached = 'authority' in person ? await seedOfficial(seeding, person) : await seedPerson(seeding, person);
        ready.set(person.id, entryOf(person, demo.password, reached));
        await keepDemoPeople(dataFolder, inOrder(everybody, ready));
        log.info({ person: person.id }, 'demo person ready');
      } catch (error) {
        if (signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        log.error({ person: person.id, reason }, 'a demo person could not be prepared; the next start tries again');
      }
    }
  } finally {
    if (!signal.aborted) await clerks.leave();
    await print.close();
  }
}

const inOrder = (people: readonly { readonly id: string }[], ready: ReadonlyMap<string, DemoPerson>): DemoPerson[] =>
  people.flatMap(({ id }) => ready.get(id) ?? []);

/** Examples of the edition, each built when it is first asked for. */
function examplesOf(edition: Edition, print: ReturnType<typeof createPrint>): (kind: string) => Promise<Example> {
  const built = new Map<string, Promise<Example>>();
  return async (kind) => {
    const example = built.get(kind) ?? buildExample(edition, kind, print);
    built.set(kind, example);
    return await example;
  };
}

function entryOf(person: PlannedPerson | DemoOfficial, password: string, { state, asPlanned }: Reached): DemoPerson {
  const { id, name, title, email } = person;
  if (asPlanned) return { id, name, title, email, password, state: person.state };
  const outside = {
    zh: `${state.zh}（演示时钟不在申报期内，未继续）`,
    en: `${state.en} (the demo clock is outside the window)`,
  };
  return { id, name, title, email, password, state: outside, unfinished: true };
}

interface PersonSeeding {
  readonly client: ApiClient;
  readonly password: string;
  readonly edition: Edition;
  readonly example: (kind: string) => Promise<Example>;
  readonly clerk: (channel: string) => Promise<ApiClient>;
}

async function seedPerson(seeding: PersonSeeding, person: PlannedPerson): Promise<Reached> {
  const { client, password } = seeding;
  await enter(client, { name: person.name, email: person.email, password });
  const reached = await reach(seeding, person);
  // Else each demo person would be told of a second sign-in, that of the seeding.
  await client.post('/api/auth/sign-out', {});
  return reached;
}

async function reach({ client, edition, example, clerk }: PersonSeeding, person: PlannedPerson): Promise<Reached> {
  if (person.example === null) return { state: person.state, asPlanned: true };
  const definition = edition.classes[person.class];
  if (definition === undefined) throw new Error(`the demo names a class the edition lacks: ${person.class}`);
  const id = await applicationOf(client, edition, person.class);
  const { data, open } = await example(person.example);
  const fill = (): Promise<void> =>
    fillApplication(client, id, { definition, data, open }, (stores) => asPlanned(stores, person));
  return await carry(client, { id, stage: person.stage, fill, clerk });
}

async function seedOfficial({ client, password }: PersonSeeding, official: DemoOfficial): Promise<Reached> {
  await sitDown(client, official, password);
  await client.post('/api/auth/sign-out', {});
  return { state: official.state, asPlanned: true };
}

async function sitDown(client: ApiClient, official: DemoOfficial, password: string): Promise<void> {
  await enter(client, { name: official.name, email: official.email, password });
  await client.post('/demo/seats', { authority: official.authority, role: official.role });
}

/** The demo's handler of a channel, at work; each enters once. */
function clerksOf({ officials = [], password }: DemoFile, client: () => ApiClient) {
  const entered = new Map<string, Promise<ApiClient>>();
  const enterAs = async (channel: string): Promise<ApiClient> => {
    const official = officials.find((one) => one.authority === channel && one.role === 'handler');
    if (official === undefined) throw new Error(`the demo has no handler of '${channel}' to clear what is sent there`);
    const entering = client();
    await sitDown(entering, official, password);
    return entering;
  };
  return {
    of: async (channel: string): Promise<ApiClient> => {
      const clerk = entered.get(channel) ?? enterAs(channel);
      entered.set(channel, clerk);
      return await clerk;
    },
    leave: async (): Promise<void> => {
      for (const clerk of entered.values()) await (await clerk).post('/api/auth/sign-out', {});
    },
  };
}

/** The application an interrupted seeding has begun, else a new one. */
async function applicationOf(client: ApiClient, { file }: Edition, className: string): Promise<string> {
  const opened = await client.get<{ id: string; class: string }[]>('/api/applications');
  const begun = opened.find((one) => one.class === className);
  if (begun !== undefined) return begun.id;
  const { id } = await client.post<{ id: string }>('/api/applications', {
    programme: file.programme,
    edition: file.id,
    class: className,
  });
  return id;
}

/** What the person typed: the example, but for what the plan leaves out or changes. */
function asPlanned(stores: Stores, { without, changes }: PlannedPerson): Stores {
  const typed = Object.fromEntries(Object.entries(stores).filter(([store]) => !without.includes(store)));
  for (const { store, path, value } of changes) typed[store] = { ...typed[store], [path]: value };
  return typed;
}
