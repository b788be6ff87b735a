import type { ApiClient } from '../api-client.ts';
import { isoDayIn } from '#src/definition/value/day.ts';
import type { CaseListPage, CasePage } from './pages.ts';
import { applicantOf, type Applicant, type World } from './world.ts';

interface PaperPage {
  readonly version: number;
  readonly revision: number;
  readonly digest: string | null;
  readonly complete: boolean;
  readonly medium: { readonly asked: boolean; readonly counted: number };
  readonly volumes: readonly { readonly id: string; readonly asked: number; readonly copies: number }[];
}

/** Scans a page of each volume at the counter and books what the edition asks and is not there yet. */
export async function bookPaper(clerk: ApiClient, { id, channel }: CasePage): Promise<void> {
  const paper = await clerk.get<PaperPage>(`/api/paper/cases/${id}`);
  if (paper.complete) return;
  const missing = paper.volumes.filter((one) => one.copies < one.asked);
  for (const volume of paper.digest === null ? [] : missing)
    await clerk.post('/api/paper/scan', { text: `LAUREL1|${id}|${paper.revision}|${volume.id}|1|${paper.digest}` });
  const volumes = Object.fromEntries(missing.map((one) => [one.id, one.asked - one.copies]));
  const disc = paper.medium.asked && paper.medium.counted === 0 ? 1 : 0;
  await clerk.post(`/api/paper/cases/${id}/arrivals`, {
    seen: paper.version,
    counted: { volumes, media: { disc, usb: 0 } },
    place: { box: `${channel.id}-1`, shelf: 'A' },
  });
}

/** Registers an application that came on paper only; one that was registered already is found in the office's list. */
export async function registerPaper(world: World, handler: ApiClient, applicant: Applicant): Promise<void> {
  const { name, code, person } = applicant.paper;
  const { programme, id: edition } = world.edition.file;
  const { now } = await handler.get<{ now: string }>('/demo/clock');
  const search = encodeURIComponent(name);
  const known = await handler.get<CaseListPage>(`/api/cases?view=all&q=${search}`);
  const found = known.cases.find((one) => one.applicant === name && applicantOf(world, one.id) === null);
  const made =
    found ??
    (await handler.post<{ id: string }>('/api/paper/applications', {
      programme,
      edition,
      class: applicant.class,
      channel: applicant.channel,
      name,
      code,
      ...(person === null ? {} : { person }),
      receivedOn: isoDayIn(new Date(now), world.edition.file.timeZone),
    }));
  world.progress(applicant).id = made.id;
}
