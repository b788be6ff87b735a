import { agreementText } from '#src/domain/scoring/agreement-text.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import type { ApiClient } from '../../api-client.ts';
import { applicantAt, clientOf, type Court, type StageOfClass } from './court.ts';
import type { ConsensusPage, PanelPage } from './pages.ts';
import { objectsIn, onStep, seenOnSite } from './plan.ts';
import { writeOn } from './sheets.ts';
import { recordVisit } from './visit.ts';

/** What a lead writes who has heard an objection: it tells that this one is settled. */
const settled = '经复议，按讨论意见调整';

/** One round of a consensus: all talk it over, the lead closes it once nothing is open. */
export async function agree(court: Court, of: StageOfClass, panel: PanelPage, place: number): Promise<void> {
  const objects = objectsIn(court.plan, place, applicantAt(court, panel.application).key, of.stage.id);
  await discuss(court, of, panel, { objects });
  const lead = await clientOf(court, panel.members.find((one) => one.state === 'clear' && one.lead)?.assessor ?? '');
  if (of.stage.kind === 'site') await recordVisit(lead, panel.id, await court.clock.today());
  const now = await roomOf(lead, panel);
  if (now.agreement.some((one) => one.open.length > 0 || one.objections.length > 0 || one.proposed === null)) return;
  await lead.post(`/api/panels/${panel.id}/agreement`, { seen: now.sheet.version });
}

interface Discussion {
  /** Whether a member objects to the first item that is talked over. */
  readonly objects: boolean;
  /** Which items are; by default all. */
  readonly about?: (item: ConsensusPage['agreement'][number]) => boolean;
}

/** The lead proposes and settles what was objected to, and all say what they think. */
export async function discuss(
  court: Court,
  of: StageOfClass,
  panel: PanelPage,
  { objects: someoneObjects, about = () => true }: Discussion,
): Promise<void> {
  const { record } = court;
  const members = panel.members.filter((one) => one.state === 'clear');
  const lead = await clientOf(court, members.find((one) => one.lead)?.assessor ?? '');
  const whole = await roomOf(lead, panel);
  const items = new Set(whole.agreement.filter(about).map((one) => one.clause));
  const room = only(whole, items);
  const ours = { panel: panel.id, assessor: null };
  await writeOn(record, lead, { ...ours, sheet: room.sheet }, proposals(court, of, panel, room));
  const objector = members.findLast((one) => !one.lead)?.assessor;
  for (const { assessor } of members) {
    const client = await clientOf(court, assessor);
    const seen = only(await roomOf(client, panel), items);
    const objects = someoneObjects && assessor === objector;
    await writeOn(record, client, { ...ours, sheet: seen.sheet }, saysOf(seen, assessor, objects));
  }
}

const roomOf = (client: ApiClient, { id }: PanelPage): Promise<ConsensusPage> =>
  client.get(`/api/panels/${id}/consensus`);
const only = (room: ConsensusPage, items: ReadonlySet<string>): ConsensusPage => ({
  ...room,
  agreement: room.agreement.filter((one) => items.has(one.clause)),
});

/** What the lead writes: a percent for each item that has none, others where a visit or an objection says so, what was talked over. */
function proposals(
  court: Court,
  { stage }: StageOfClass,
  panel: PanelPage,
  room: ConsensusPage,
): Record<string, string> {
  const values: Record<string, string> = {};
  const applicant = applicantAt(court, panel.application).key;
  for (const { clause, proposed, beyond, objections } of room.agreement) {
    const said = room.sheet.body[scorePath.reason(clause)];
    const change = (percent: number, reason: string): void => {
      values[scorePath.percent(clause)] = String(onStep(percent, room.scale));
      values[scorePath.reason(clause)] = reason;
    };
    const { stepPercent } = room.scale;
    if (objections.length > 0 && proposed !== null)
      change(proposed + (proposed >= 50 ? -stepPercent : stepPercent), settled);
    else if (proposed === null) change(middleOf(room, clause), '合议后确定');
    else if (stage.startsFrom !== undefined && said === undefined) {
      const steps = seenOnSite(court.plan, applicant, clause);
      const percent = onStep(proposed + steps * stepPercent, room.scale);
      if (percent !== proposed) change(percent, '现场核实记录，与资料所述不尽一致');
    }
    if (beyond) values[scorePath.discussed(clause)] = 'yes';
  }
  return values;
}

/** The middle of what the members gave. */
function middleOf({ members }: ConsensusPage, clause: string): number {
  const given = members.map(({ body }) => Number(body[scorePath.percent(clause)])).toSorted((a, b) => a - b);
  return given[Math.floor(given.length / 2)] ?? 0;
}

/** What a member says of each proposal that they have not answered; one who objects does so once, to the first item. */
function saysOf(room: ConsensusPage, me: string, objects: boolean): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [index, { clause, proposed, open }] of room.agreement.entries()) {
    if (proposed === null || !open.includes(me)) continue;
    const first = room.sheet.body[scorePath.reason(clause)] !== settled;
    values[scorePath.agree(clause, me)] =
      objects && index === 0 && first
        ? agreementText({ agrees: false, percent: proposed, reason: '证据不足以支持这一分档' })
        : agreementText({ agrees: true, percent: proposed });
  }
  return values;
}
