import { act, documentNumber, uploadScan, type OnDesk } from './desk.ts';
import type { World } from './world.ts';

/** Recommends a case as whoever is to: with an account of their own, or from their paper, recorded by one person and confirmed by another. */
export async function recommend(world: World, channel: string, desk: OnDesk, by: string): Promise<boolean> {
  const { page } = desk;
  if (page.duplicate !== null) return false;
  const number = documentNumber(world, '政发', page.id);
  if (by === channel || world.governments.has(channel)) {
    await act(await world.officials(by, 'leader'), page.id, 'recommend', { number });
    return true;
  }
  const handler = await world.officials(channel, 'handler');
  const open = page.tasks.find((task) => task.kind === 'behalf' && task.closedAt === null);
  const task = open?.id ?? (await record());
  const reviewer = await world.officials(channel, 'reviewer');
  await reviewer.post(`/api/cases/${page.id}/behalf/${task}`, { verdict: 'confirm' });
  world.ledger.acknowledge({ id: page.id, action: 'recommend', by });
  return true;

  async function record(): Promise<string> {
    const { office } = world.edition.classes[desk.applicant.class] ?? {};
    const leaf = page.checklist.find((one) => one.sheet === office?.recommendation);
    const scan = await uploadScan(world, handler, desk, leaf?.leaf ?? office?.recommendation ?? '', '推荐函');
    const recorded = await handler.post<{ task: string }>(`/api/cases/${page.id}/behalf`, {
      party: by,
      action: 'recommend',
      number,
      date: page.now.slice(0, 10),
      scan,
    });
    return recorded.task;
  }
}
