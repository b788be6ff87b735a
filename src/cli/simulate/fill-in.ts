import type { ApiClient } from '../api-client.ts';
import { fillApplication } from '../fill-application.ts';
import type { Applicant, World } from './world.ts';

/** The application somebody has begun, else a new one. */
export async function applicationOf(world: World, applicant: Applicant, client: ApiClient): Promise<string> {
  const progress = world.progress(applicant);
  if (progress.id !== null) return progress.id;
  const { programme, id: edition } = world.edition.file;
  const opened = await client.get<{ id: string; class: string }[]>('/api/applications');
  const begun = opened.find((one) => one.class === applicant.class);
  progress.id =
    begun?.id ??
    (await client.post<{ id: string }>('/api/applications', { programme, edition, class: applicant.class })).id;
  return progress.id;
}

/** Types the whole application in, as the plan varies its example; what is acknowledged has to be there in the end. */
export async function fillIn(world: World, applicant: Applicant, client: ApiClient, id: string): Promise<void> {
  const definition = world.edition.classes[applicant.class];
  if (definition === undefined) throw new Error(`the edition has no class ${applicant.class}`);
  const { data, open } = await world.example(applicant.example);
  const progress = world.progress(applicant);
  await fillApplication(client, id, { definition, data, open }, (stores) => {
    const typed = applicant.typed(stores);
    for (const [store, flat] of Object.entries(typed)) progress.written.set(store, new Map(Object.entries(flat)));
    return typed;
  });
  progress.filled = true;
}
