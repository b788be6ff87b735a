import { officeOf, placeOf, type Court } from './court.ts';
import { goOn } from './go-on.ts';
import { playMotion } from './motion.ts';
import { memberAt, userAt, type MotionPage } from './votes.ts';

export interface DecisionPage {
  readonly state: string;
  readonly roll: readonly {
    readonly id: string;
    readonly name: string;
    readonly userId: string | null;
    readonly chair: boolean;
  }[];
  readonly candidates: readonly { readonly application: string; readonly class: string }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly application: string;
    readonly member: string;
    readonly state: string;
  }[];
  readonly meetings: readonly { readonly id: string; readonly state: string; readonly present: readonly string[] }[];
  readonly motions: readonly { readonly id: string; readonly prize: string; readonly state: string }[];
  readonly decided: readonly { readonly application: string; readonly class: string; readonly prize: string }[];
}

/** The committee decides: its roll, who stands aside, a session, a motion or two for each prize, and its end. */
export async function playDecision(court: Court): Promise<void> {
  await goOn(court.world, 'roll', async () => await fillRoll(court));
  await goOn(court.world, 'decision', async () => await decide(court));
  const { decided } = await readDecision(court);
  court.report(`decided: ${decided.length} prizes`);
}

export async function readDecision(court: Court): Promise<DecisionPage> {
  const { programme, edition } = placeOf(court);
  const office = await officeOf(court, 'handler');
  return await office.get<DecisionPage>(`/api/decision?programme=${programme}&edition=${encodeURIComponent(edition)}`);
}

/** One round: the next who is missing on the roll; true once all are on it. */
export async function fillRoll(court: Court): Promise<boolean> {
  const { roll } = await readDecision(court);
  const office = await officeOf(court, 'handler');
  for (let n = 0; n < court.plan.committee; n += 1) {
    const userId = await userAt(court, n);
    if (roll.every((one) => one.userId !== userId))
      await office.post('/api/committee', { ...placeOf(court), userId, chair: n === 0 });
  }
  return roll.length >= court.plan.committee;
}

/** One step of the decision. */
async function decide(court: Court): Promise<boolean> {
  const page = await readDecision(court);
  if (page.state !== 'judging' && page.state !== 'deciding') return true;
  const office = await officeOf(court, 'handler');
  const chair = await memberAt(court, 0);
  if (await standAside(court, page)) return false;
  const meeting = page.meetings.find((one) => one.state === 'called' || one.state === 'open');
  const over = page.meetings.some((one) => one.state === 'closed');
  if (meeting === undefined && !over) {
    await office.post('/api/meetings', { ...placeOf(court), day: await court.clock.today(), place: '第一会议室' });
    return false;
  }
  if (meeting === undefined) {
    await chair.post('/api/decision/conclude', { ...placeOf(court), why: '票数相同者不再表决，名额空缺。' });
    return false;
  }
  if (meeting.present.length < page.roll.length) {
    await office.put(`/api/meetings/${meeting.id}/attendance`, { present: page.roll.map((one) => one.id) });
    return false;
  }
  if (meeting.state === 'called') {
    await chair.post(`/api/meetings/${meeting.id}/chair/begin`, {});
    return false;
  }
  const running = page.motions.find((one) => one.state === 'draft' || one.state === 'open');
  if (running !== undefined) {
    await playMotion(court, await office.get<MotionPage>(`/api/motions/${running.id}`));
    return false;
  }
  const next = nextMotion(court, page);
  if (next === null) await chair.post(`/api/meetings/${meeting.id}/chair/close`, {});
  else await office.post('/api/motions', { meeting: meeting.id, ...next });
  return false;
}

/** One member is tied to the first candidate and says so; the office confirms it. Whether there was something to do. */
async function standAside(court: Court, { candidates, recusals }: DecisionPage): Promise<boolean> {
  const [first] = candidates;
  if (first === undefined || candidates.length < 2) return false;
  if (recusals.length === 0) {
    const member = await memberAt(court, court.plan.committee - 1);
    await member.post('/api/recusals', {
      ...placeOf(court),
      application: first.application,
      reason: '亲属在该单位任职',
    });
    return true;
  }
  const said = recusals.filter((one) => one.state === 'said');
  const office = await officeOf(court, 'handler');
  for (const { id } of said) await office.post(`/api/recusals/${id}`, { verdict: 'confirm' });
  return said.length > 0;
}

/**
 * The next list of candidates: those without prize, for each prize once. The first prize goes by the edition's way; of the
 * next the first half is voted on openly and the rest on paper, so that every way is gone.
 */
function nextMotion({ world }: Court, { motions, candidates, decided }: DecisionPage): object | null {
  const open = candidates.filter(({ application }) => decided.every((one) => one.application !== application));
  for (const [index, { id: prize }] of world.edition.file.prizes.entries()) {
    const made = motions.filter(
      (one) => one.prize === prize && one.state !== 'withdrawn' && one.state !== 'void',
    ).length;
    if (open.length === 0) continue;
    const all = open.map((one) => one.application);
    if (index === 0 && made === 0) return { prize, candidates: all };
    if (index === 0 || open.length < 2) continue;
    const half = Math.ceil(all.length / 2);
    if (made === 0) return { prize, way: 'open', candidates: all.slice(0, half) };
    if (made === 1) return { prize, way: 'paper', candidates: all.slice(half) };
  }
  return null;
}
