import { officeOf, placeOf, type Court, type StageOfClass } from './court.ts';
import { playDraw } from './draw.ts';
import { forEachOf, goOn } from './go-on.ts';
import { taking, type BoardPage } from './pages.ts';
import { playPanel } from './panel.ts';
import { refill } from './seats.ts';
import { daysAfter } from '../desk.ts';

/** Plays every stage of every class that has somebody to be judged, in the order of the edition. */
export async function playStages(court: Court): Promise<void> {
  for (const of of stagesOf(court)) {
    const office = await officeOf(court, 'handler');
    const { candidates } = await office.get<BoardPage>(of.path);
    if (candidates?.length === 0) continue;
    await goOn(court.world, `${of.class} ${of.stage.id}`, async () => await playStage(court, of));
    court.report(`${of.class}, ${of.stage.id}: ${candidates?.length ?? 0} judged`);
  }
}

/** The stages of an edition, class by class. */
export function stagesOf(court: Court): readonly StageOfClass[] {
  const { programme, edition } = placeOf(court);
  return Object.entries(court.world.edition.assessment?.classes ?? {}).flatMap(([id, rules]) =>
    rules.stages.map((stage): StageOfClass => ({
      class: id,
      rules,
      stage,
      path: `/api/judging/${programme}/${edition}/${id}/${stage.id}`,
    })),
  );
}

async function playStage(court: Court, of: StageOfClass): Promise<boolean> {
  const office = await officeOf(court, 'handler');
  const board = await office.get<BoardPage>(of.path);
  switch (board.stage.state) {
    case 'preparing':
      await prepare(court, of, board);
      return false;
    case 'open':
      await work(court, of, board);
      return false;
    case 'closed':
      if (board.result !== null && board.result.waiting.length > 0 && of.stage.shortlist?.ties === 'draw')
        await playDraw(court, of, 'tie');
      else {
        const leader = await officeOf(court, 'leader');
        await leader.post(`${of.path}/confirmation`, { digest: board.result?.digest ?? '' });
      }
      return false;
    case 'confirmed':
      return true;
  }
}

/** Panels proposed or carried on, filled up by hand where somebody is wanting, hearings set, all of it published. */
async function prepare(court: Court, of: StageOfClass, { candidates, panels, stage }: BoardPage): Promise<void> {
  const office = await officeOf(court, 'handler');
  const without = (candidates ?? []).filter(({ id }) => !panels.some((panel) => panel.application === id));
  if (without.length > 0) {
    await office.post(`${of.path}/${of.stage.panelOf === undefined ? 'proposal' : 'carried-panels'}`);
    return;
  }
  const wanting = panels.find((panel) => taking(panel).length < stage.size || !taking(panel).some((one) => one.lead));
  if (wanting !== undefined) {
    const reason = '优化方案未能足额，人工补足';
    await refill(court, of, { application: wanting.application, leaves: null, reason });
    return;
  }
  const hearings = of.stage.timetable;
  if (hearings !== undefined) {
    if (hearings.order === 'draw' && panels.length > 1 && !(await playDraw(court, of, 'defence-order'))) return;
    const slots = await office.get<unknown[]>(`${of.path}/timetable`);
    if (slots.length < panels.length) {
      await office.put(`${of.path}/timetable`, { firstDay: daysAfter(`${await court.clock.today()}T00:00:00Z`, 3) });
      return;
    }
  }
  await office.post(`${of.path}/publication`);
}

/** One round of an open stage: every panel a step on; where all that is left waits for the day, the day passes; at the end it is counted. */
async function work(court: Court, of: StageOfClass, board: BoardPage): Promise<void> {
  const office = await officeOf(court, 'handler');
  const { signed, due } = board.stage;
  const open = board.panels.filter(({ state }) => state !== 'signed' && (signed || state !== 'agreed'));
  if (open.length === 0) {
    await office.post(`${of.path}/count`);
    return;
  }
  let waiting = 0;
  await forEachOf(open, 4, async (panel) => {
    if (await playPanel(court, of, board, panel)) waiting += 1;
  });
  if (waiting === open.length && due !== null) await court.clock.comeTo(new Date(Date.parse(due) + 3_600_000));
}
