import type { ApplicationData } from '#src/domain/form/answers.ts';
import { fillApplication } from '#src/cli/fill-application.ts';
import { sealedScan } from '#src/cli/sealed-scan.ts';
import type { ApiServer, Official, Person } from './api-server.ts';
import { completeApplication, type CompleteApplication } from './complete-application.ts';

/** The page of an application as its owner's browser gets it, as far as tests look at it. */
export async function pageOf(person: Person, id: string): Promise<any> {
  const page = await person.call('GET', `/api/applications/${id}`);
  if (page.status !== 200) throw new Error(`the page answered ${page.status}: ${JSON.stringify(page.body)}`);
  return page.body;
}

/** Opens an application and types a complete sample into it, through the API; one that comes with its files as it is. */
export async function filled(
  server: ApiServer,
  person: Person,
  sample: ApplicationData,
  files?: CompleteApplication['open'],
): Promise<string> {
  const [edition] = server.deps.editions.all();
  const definition = edition?.classes[sample.class];
  if (edition === undefined || definition === undefined) throw new Error(`no class ${sample.class}`);
  const id = await person.open(sample.class);
  const { data, open } =
    files === undefined ? await completeApplication(edition, sample) : { data: sample, open: files };
  await fillApplication(person.client, id, { definition, data, open });
  return id;
}

/** 定稿, with its job; gives the page. */
export async function finalise(server: ApiServer, person: Person, id: string): Promise<any> {
  const asked = await person.call('POST', `/api/applications/${id}/actions/finalise`);
  if (asked.status !== 200) throw new Error(`finalising answered ${asked.status}: ${JSON.stringify(asked.body)}`);
  await server.runJobs();
  return await pageOf(person, id);
}

const clerks = new WeakMap<ApiServer, Map<string, Promise<Official>>>();

/** Somebody of a channel's office who looks at what is sent to pre-check; the same person each time. */
export async function clerkOf(server: ApiServer, channel: string): Promise<Official> {
  const known = clerks.get(server) ?? new Map<string, Promise<Official>>();
  clerks.set(server, known);
  const clerk = known.get(channel) ?? server.official(`clerk-${channel}`, [{ authority: channel, role: 'handler' }]);
  known.set(channel, clerk);
  return await clerk;
}

/** Sends a final dossier to the electronic pre-check, and its office clears it; nothing where the edition has none. */
export async function precheck(server: ApiServer, person: Person, id: string): Promise<void> {
  const page = await pageOf(person, id);
  if (page.preCheck !== true || page.state.id !== 'final') return;
  const sent = await person.call('POST', `/api/applications/${id}/actions/send-precheck`, {
    digest: page.dossier.digest,
  });
  if (sent.status !== 200) throw new Error(`sending answered ${sent.status}: ${JSON.stringify(sent.body)}`);
  const clerk = await clerkOf(server, page.channel.id);
  const cleared = await clerk.call('POST', `/api/cases/${id}/actions/clear`, {});
  if (cleared.status !== 200) throw new Error(`clearing answered ${cleared.status}: ${JSON.stringify(cleared.body)}`);
}

/** Attaches a scan to every leaf of the applicant's side that has none; gives the leaves. */
export async function attachScans(person: Person, id: string): Promise<string[]> {
  const { checklist } = await pageOf(person, id);
  const missing = checklist
    .filter((entry: any) => entry.side === 'applicant' && entry.scan === null)
    .map((entry: any) => entry.leaf as string);
  for (const leaf of missing) await attachScan(person, id, leaf);
  return missing;
}

/** Attaches the leaf as it prints, stamped as a demonstration. */
export async function attachScan(person: Person, id: string, leaf: string): Promise<{ status: number; body: any }> {
  const [sheet = '', instance = ''] = leaf.split(':');
  const printed = await person.call('GET', `/api/applications/${id}/preview/${sheet}?instance=${instance}`);
  const file = await person.upload(id, `${leaf}.jpg`, await sealedScan(printed.body.pages[0]));
  return await person.call('PUT', `/api/applications/${id}/leaves/${leaf}`, { file: file.body.sha256 });
}

/** All the way to a sealed dossier; gives its digest. */
export async function sealed(
  server: ApiServer,
  person: Person,
  sample: ApplicationData,
): Promise<{ id: string; digest: string }> {
  const id = await filled(server, person, sample);
  const page = await finalise(server, person, id);
  await precheck(server, person, id);
  await attachScans(person, id);
  return { id, digest: page.dossier.digest };
}

/** Changes one value as its owner would. */
export async function change(
  person: Person,
  id: string,
  sheet: string,
  path: string,
  value: string,
): Promise<{ status: number; body: any }> {
  const page = await pageOf(person, id);
  return await person.call('POST', `/api/applications/${id}/answers`, {
    sheet,
    changes: [{ path, value, seen: page.stores[sheet].marks[path] ?? 0 }],
  });
}

export const submit = (person: Person, id: string, digest: string): Promise<{ status: number; body: any }> =>
  person.call('POST', `/api/applications/${id}/actions/submit`, { digest });
