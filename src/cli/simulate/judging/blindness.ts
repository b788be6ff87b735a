import { ApiError } from '../../api-client.ts';
import { clientOf, officeOf, overseerOf, type Court } from './court.ts';
import type { MemberPage, PanelPage } from './pages.ts';

/** Asks for scores as nobody may see them yet: as another member, as the office, as supervision, as somebody else of the pool. */
export async function seeBlindness(court: Court, panel: PanelPage, here: readonly MemberPage[]): Promise<void> {
  const { record } = court;
  const [consensus, review] = [`/api/panels/${panel.id}/consensus`, `/api/panels/${panel.id}/review`];
  const others = here.filter((one) => one.sheet === 'open').slice(1);
  const stranger = [...record.pool.keys()].find((id) => !panel.members.some((one) => one.assessor === id));
  const asking = [
    ...others.map(({ assessor }) => ({ who: clientOf(court, assessor), paths: [consensus] })),
    { who: officeOf(court, 'handler'), paths: [consensus, review] },
    { who: officeOf(court, 'leader'), paths: [consensus, review] },
    { who: overseerOf(court), paths: [consensus, review] },
    ...(stranger === undefined ? [] : [{ who: clientOf(court, stranger), paths: [consensus, review] }]),
  ];
  for (const { who, paths } of asking) {
    const client = await who;
    for (const path of paths)
      record.probes.push({ name: `blindness ${path}`, leaked: !(await isRefused(client.get(path))) });
  }
}

/** Whether something was refused as what the asker may not see, or not yet. */
export async function isRefused(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return false;
  } catch (error) {
    if (error instanceof ApiError && [401, 403, 404, 409].includes(error.status)) return true;
    throw error;
  }
}
