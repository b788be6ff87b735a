import type { DemoJudging, DemoPanel } from '#src/definition/demo-judging.ts';
import type { DemoFile } from '#src/definition/demo.ts';
import { discuss } from './simulate/judging/agree.ts';
import { awardClock } from './simulate/judging/clock.ts';
import { fillRoll, readDecision } from './simulate/judging/committee.ts';
import { authorityOf, clientOf, officeOf, placeOf, type Court, type StageOfClass } from './simulate/judging/court.ts';
import { goOn } from './simulate/judging/go-on.ts';
import type { BoardPage, ConsensusPage, PanelPage, ReviewPage } from './simulate/judging/pages.ts';
import { fillPool } from './simulate/judging/pool.ts';
import { freshRecord } from './simulate/judging/record.ts';
import { declare, review, writeReview } from './simulate/judging/review.ts';
import { stagesOf } from './simulate/judging/stage.ts';
import type { World } from './simulate/world.ts';

/** How far the judgement of the demo's assessors wavers, in percent points: little, so that severities show. */
const noise = 3;

/**
 * Brings the judging to where the plan of the demo has it, through the public HTTP API: the pool with its pledges, panels
 * made and published, sheets begun and handed in, a consensus with an objection, the committee's session
 * called. What is there already is left as it is. `world` has the applicants whose panels these are.
 */
export async function judgeInDemo(world: World, demo: DemoFile, judging: DemoJudging): Promise<void> {
  const court = courtOf(world, demo, judging);
  await fillPool(court);
  for (const of of stagesOf(court)) {
    const planned = judging.panels.filter(
      ({ person, stage }) =>
        stage === of.stage.id && world.applicants.some((one) => one.key === person && one.class === of.class),
    );
    if (planned.length === 0) continue;
    await goOn(world, `${of.class} ${of.stage.id}`, async () => await publish(court, of, planned, demo));
    for (const panel of planned)
      await goOn(world, `panel of ${panel.person}`, async () => await takePart(court, of, panel, demo));
  }
  const { session } = judging;
  if (session === undefined) return;
  await goOn(world, 'roll', async () => await fillRoll(court));
  await goOn(world, 'session', async () => await callSession(court, session));
}

function courtOf(world: World, { officials = [] }: DemoFile, { pool }: DemoJudging): Court {
  const record = freshRecord();
  const empty = { seed: 'demo', assessors: [], committee: 0 };
  const court: Court = { world, plan: empty, clock: awardClock(world), record, report: () => undefined };
  const assessors = officials.filter((one) => one.authority === authorityOf(court, 'assessor'));
  return {
    ...court,
    plan: {
      seed: 'demo',
      assessors: assessors.flatMap(({ id, name }, n) => {
        const known = pool.find((one) => one.official === id);
        return known === undefined ? [] : [{ n, severity: known.severity, noise, name, profile: known.profile }];
      }),
      committee: officials.filter((one) => one.authority === authorityOf(court, 'committee')).length,
    },
  };
}

/** One round of making the panels of the plan, by hand, and of publishing them; true once all of them are. */
async function publish(
  court: Court,
  of: StageOfClass,
  planned: readonly DemoPanel[],
  demo: DemoFile,
): Promise<boolean> {
  const office = await officeOf(court, 'handler');
  const { stage, panels } = await office.get<BoardPage>(of.path);
  if (stage.state !== 'preparing' && stage.state !== 'open') return true;
  const left = planned.filter(({ person }) => {
    const state = panels.find((one) => one.application === applicationIn(court, person))?.state;
    return state === undefined || state === 'draft';
  });
  for (const { person, members } of left)
    await office.put(`${of.path}/panels/${applicationIn(court, person)}`, {
      members: members.map(({ official, lead }) => ({ assessor: assessorIn(court, demo, official), lead })),
      reason: '按专业和工作量安排',
    });
  if (left.length > 0) await office.post(`${of.path}/publication`);
  return left.length === 0;
}

/** One round of a panel: its members declare, write and hand in as far as the plan has them, and begin to talk; true once they have. */
async function takePart(court: Court, of: StageOfClass, { person, members }: DemoPanel, demo: DemoFile) {
  const panel = await panelOf(court, of, person);
  if (panel?.state === 'agreeing') {
    if (members.every((one) => one.progress === 'handedIn')) await beginTalking(court, of, panel);
    return true;
  }
  if (panel?.state !== 'published') return true;
  for (const { official, progress } of members) {
    const member = panel.members.find((one) => one.assessor === assessorIn(court, demo, official));
    if (member === undefined || progress === 'asked') continue;
    if (member.state === 'asked') await declare(court, panel, member, false);
    else if (member.state !== 'clear') continue;
    if (progress === 'handedIn') await review(court, of, panel, member);
    else await beginSheet(court, of, panel, member);
  }
  const now = await panelOf(court, of, person);
  return now?.state !== 'agreeing';
}

/** Half of the items, on a sheet on which nothing stands yet. */
async function beginSheet(court: Court, of: StageOfClass, panel: PanelPage, member: PanelPage['members'][number]) {
  const client = await clientOf(court, member.assessor);
  const { sheet, items } = await client.get<ReviewPage>(`/api/panels/${panel.id}/review`);
  if (sheet === null || Object.keys(sheet.body).length > 0) return;
  await writeReview(court, of, panel, member, Math.ceil(items.length / 2));
}

/** Items on which the members are near each other are talked over, to one of which somebody objects; the others are left to a visitor. */
async function beginTalking(court: Court, of: StageOfClass, panel: PanelPage): Promise<void> {
  const lead = await clientOf(court, panel.members.find((one) => one.lead)?.assessor ?? '');
  const { agreement } = await lead.get<ConsensusPage>(`/api/panels/${panel.id}/consensus`);
  if (agreement.some((one) => one.objections.length > 0)) return;
  await discuss(court, of, panel, { objects: true, about: (item) => !item.beyond });
}

/** One round: the committee's first session is called; true once there is one. */
async function callSession(court: Court, session: NonNullable<DemoJudging['session']>): Promise<boolean> {
  const { meetings } = await readDecision(court);
  if (meetings.length > 0) return true;
  const office = await officeOf(court, 'handler');
  await office.post('/api/meetings', { ...placeOf(court), ...session });
  return false;
}

async function panelOf(court: Court, { path }: StageOfClass, person: string): Promise<PanelPage | undefined> {
  const office = await officeOf(court, 'handler');
  const { panels } = await office.get<BoardPage>(path);
  return panels.find((one) => one.application === applicationIn(court, person));
}

/** The application of somebody of the demo. */
function applicationIn({ world }: Court, person: string): string {
  const found = world.applicants.find((one) => one.key === person);
  return (found === undefined ? null : world.progress(found).id) ?? '';
}

/** The number in the pool of an official of the demo. */
function assessorIn({ plan, record }: Court, { officials = [] }: DemoFile, id: string): string {
  const name = officials.find((one) => one.id === id)?.name;
  return [...record.pool].find(([, n]) => plan.assessors[n]?.name === name)?.[0] ?? '';
}
