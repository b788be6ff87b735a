import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Deps } from '#src/services/deps.ts';
import { buildExample, type Example } from '#src/services/build-example.ts';
import { editionsOnDisk } from '#src/services/load-editions.ts';
import { createPrint } from '#src/services/create-print.ts';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { demoPeopleFile, type DemoPerson } from '#src/adapters/demo-people.ts';
import { apiClient, type ApiClient } from './api-client.ts';
import { fillApplication } from './fill-application.ts';
import { sealedScan } from './sealed-scan.ts';

const Stage = z.enum(['draft', 'final', 'sealed', 'submitted', 'withdrawn']);
const Plan = z.strictObject({
  password: z.string(),
  people: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      title: z.strictObject({ zh: z.string(), en: z.string() }),
      state: z.strictObject({ zh: z.string(), en: z.string() }),
      example: z.string().nullable(),
      class: z.string(),
      stage: Stage,
      /** Stores left empty, and single values typed differently, so that there is something to find. */
      without: z.array(z.string()),
      changes: z.array(z.strictObject({ store: z.string(), path: z.string(), value: z.string() })),
    }),
  ),
});
type Plan = z.infer<typeof Plan>;
type Person = Plan['people'][number];

/** Fills the demo with its people and their applications, through the public HTTP API; done once for a data folder. */
export async function seedDemo(url: string, programmes: string, dataFolder: string, log: Deps['log']): Promise<void> {
  const people = await alreadyThere(dataFolder);
  const edition = editionsOnDisk(programmes).at(-1);
  if (edition === undefined) return;
  const plan = Plan.parse(
    JSON.parse(await readFile(join(programmes, edition.file.programme, edition.file.id, 'demo.json'), 'utf8')),
  );
  const missing = plan.people.filter((person) => !people.some((one) => one.id === person.id));
  if (missing.length === 0) return;
  const print = createPrint();
  const examples = new Map<string, Promise<Example>>();
  const example = (kind: string): Promise<Example> => {
    const built = examples.get(kind) ?? buildExample(edition, kind, print);
    examples.set(kind, built);
    return built;
  };
  try {
    for (const person of missing) {
      await seedPerson(url, plan.password, edition, person, example);
      people.push({
        id: person.id,
        name: person.name,
        title: person.title,
        email: person.email,
        password: plan.password,
        state: person.state,
      });
      await writePeople(dataFolder, people);
      log.info({ person: person.id }, 'demo person ready');
    }
  } finally {
    await print.close();
  }
}

async function alreadyThere(dataFolder: string): Promise<DemoPerson[]> {
  try {
    return JSON.parse(await readFile(demoPeopleFile(dataFolder), 'utf8')) as DemoPerson[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

async function writePeople(dataFolder: string, people: readonly DemoPerson[]): Promise<void> {
  const file = demoPeopleFile(dataFolder);
  await writeFile(`${file}.new`, `${JSON.stringify(people, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

async function seedPerson(
  url: string,
  password: string,
  edition: Edition,
  person: Person,
  example: (kind: string) => Promise<Example>,
): Promise<void> {
  const client = apiClient(url);
  await signUp(client, person, password);
  if (person.example === null) return;
  const { id } = await client.post<{ id: string }>('/api/applications', {
    programme: edition.file.programme,
    edition: edition.file.id,
    class: person.class,
  });
  const built = await example(person.example);
  const definition = edition.classes[person.class];
  if (definition === undefined) throw new Error(`the demo names a class the edition lacks: ${person.class}`);
  const answers = Object.fromEntries(
    Object.entries(built.data.answers).filter(([store]) => !person.without.includes(store)),
  );
  await fillApplication(client, id, {
    definition,
    open: built.open,
    data: {
      ...built.data,
      answers,
      evidence: person.without.includes('evidence') ? [] : built.data.evidence,
      reports: person.without.includes('reports') ? {} : built.data.reports,
    },
  });
  for (const change of person.changes) await changeValue(client, id, change);
  await advance(client, id, person.stage);
}

/** As a person would: sign up, open the link in the mail, sign in. */
async function signUp(client: ApiClient, person: Person, password: string): Promise<void> {
  await client.post('/api/auth/sign-up/email', {
    name: person.name,
    email: person.email,
    password,
    callbackURL: '/home',
  });
  const mails = await client.get<{ to: string; text: string }[]>('/demo/mail');
  const link = /https?:\/\/\S+verify-email\S+/u.exec(mails.find((mail) => mail.to === person.email)?.text ?? '')?.[0];
  if (link === undefined) throw new Error(`no confirmation mail came for ${person.email}`);
  await client.get(new URL(link).pathname + new URL(link).search);
}

async function changeValue(
  client: ApiClient,
  id: string,
  { store, path, value }: Person['changes'][number],
): Promise<void> {
  const page = await client.get<{ stores: Record<string, { marks: Record<string, number> }> }>(
    `/api/applications/${id}`,
  );
  await client.post(`/api/applications/${id}/answers`, {
    sheet: store,
    changes: [{ path, value, seen: page.stores[store]?.marks[path] ?? 0 }],
  });
}

interface Page {
  readonly state: { readonly id: string };
  readonly failure: string | null;
  readonly checklist: readonly { leaf: string; sheet: string; side: string; title: string }[];
  readonly dossier: { readonly digest: string } | null;
}

/** Carries an application as far as the plan says. */
async function advance(client: ApiClient, id: string, stage: z.infer<typeof Stage>): Promise<void> {
  if (stage === 'draft') return;
  await client.post(`/api/applications/${id}/actions/finalise`);
  const frozen = await untilFrozen(client, id);
  if (stage === 'final') return;
  for (const entry of frozen.checklist.filter((one) => one.side === 'applicant')) await attachScan(client, id, entry);
  if (stage === 'sealed') return;
  await client.post(`/api/applications/${id}/actions/submit`, { digest: frozen.dossier?.digest ?? '' });
  if (stage === 'withdrawn') await client.post(`/api/applications/${id}/actions/withdraw`);
}

async function attachScan(client: ApiClient, id: string, { leaf, title }: Page['checklist'][number]): Promise<void> {
  const [sheet = '', instance = ''] = leaf.split(':');
  const { pages } = await client.get<{ pages: string[] }>(
    `/api/applications/${id}/preview/${sheet}?instance=${instance}`,
  );
  const scan = await sealedScan(pages[0] ?? '');
  const file = await client.upload<{ sha256: string }>(
    `/api/applications/${id}/files?name=${encodeURIComponent(`${title}（签章扫描件）.jpg`)}`,
    scan,
    'image/jpeg',
  );
  await client.put(`/api/applications/${id}/leaves/${leaf}`, { file: file.sha256 });
}

/** Waits for the job behind 定稿; a draft given back says why. */
async function untilFrozen(client: ApiClient, id: string): Promise<Page> {
  for (;;) {
    const page = await client.get<Page>(`/api/applications/${id}`);
    if (page.state.id === 'draft') throw new Error(`finalising failed: ${page.failure ?? 'no reason given'}`);
    if (page.state.id !== 'freezing') return page;
    await new Promise((done) => setTimeout(done, 300));
  }
}
