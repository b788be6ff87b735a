import type { FileClient } from '../../api-client.ts';
import { clientOf as applicantClient } from '../applicant.ts';
import { invariant, type Invariant } from '../invariant.ts';
import { randomOf } from '../random.ts';
import type { Applicant } from '../world.ts';
import { isRefused } from './blindness.ts';
import { applicantAt, clientOf, officeOf, placeOf, type Court } from './court.ts';
import { forEachOf, goOn } from './go-on.ts';
import type { PanelPage } from './pages.ts';
import { judgedStages, type JudgedStage } from './seen-stages.ts';

interface DraftPage {
  readonly state: 'draft' | 'released';
  readonly version: number;
}
interface FeedbackPage {
  readonly report: { readonly summary: string };
  readonly answer: FeedbackAnswer | null;
}
interface FeedbackAnswer {
  readonly clear: number;
  readonly useful: number;
  readonly words: string;
}
interface Standing {
  readonly application: string;
  readonly state: 'missing' | 'draft' | 'released';
  readonly openedAt: string | null;
  readonly answer: FeedbackAnswer | null;
}

/** Every lead writes the report of what their panel agreed on and releases it; nobody outside reads it before the award is published. */
export async function releaseReports(court: Court): Promise<void> {
  const panels = lastPanels(await judgedStages(court));
  await forEachOf(panels, 4, async (panel) => {
    await goOn(court.world, `report of ${panel.application}`, async () => await release(court, panel));
    const client = await ownerOf(court, panel.application);
    if (client === null) return;
    const leaked = !(await isRefused(client.get(addressOf(panel.application))));
    court.record.probes.push({ name: `embargo of the report of ${panel.application}`, leaked });
  });
}

/** The panel that concluded last on each application by the criteria of its class. */
function lastPanels(stages: readonly JudgedStage[]): readonly PanelPage[] {
  const last = new Map<string, PanelPage>();
  for (const { of, board } of stages)
    if ((of.stage.criteria ?? of.rules.criteria) === of.rules.criteria)
      for (const panel of board.panels) if (panel.digest !== null) last.set(panel.application, panel);
  return [...last.values()];
}

async function release(court: Court, panel: PanelPage): Promise<boolean> {
  const lead = await clientOf(court, panel.members.find((one) => one.lead)?.assessor ?? '');
  const path = `/api/panels/${panel.id}/feedback`;
  const draft = await lead.get<DraftPage>(path);
  if (draft.state === 'released') return true;
  const summary = summaryOf(panel.application);
  const { version } = await lead.put<DraftPage>(path, { summary, seen: draft.version });
  await lead.post(`${path}/release`, { seen: version });
  return true;
}
const addressOf = (application: string): string => `/api/applications/${application}/feedback`;
const summaryOf = (application: string): string => `评审组的总体印象，供申报${application.slice(0, 8)}改进时参考。`;

/** Every applicant who was judged reads their report; some answer it, within the days. */
export async function readReports(court: Court): Promise<void> {
  const judged = lastPanels(await judgedStages(court)).map(({ application }) => application);
  await forEachOf(judged, 4, async (application) => {
    const client = await ownerOf(court, application);
    if (client === null) return;
    await goOn(court.world, `reading ${application}`, async () => {
      const { answer } = await client.get<FeedbackPage>(addressOf(application));
      const planned = answerOf(court, applicantAt(court, application));
      if (answer === null && planned !== null) await client.put(`${addressOf(application)}/answer`, planned);
      return true;
    });
  });
}

/** Whoever applied, at their browser; null where an office registered them from paper and they have no account. */
async function ownerOf(court: Court, application: string): Promise<FileClient | null> {
  const applicant = applicantAt(court, application);
  return applicant.course.paperOnly ? null : await applicantClient(court.world, applicant);
}

/** What an applicant answers by the plan; null where they only read. */
function answerOf({ plan }: Court, { key }: Applicant): FeedbackAnswer | null {
  const chance = randomOf(`${plan.seed}/answer/${key}`);
  if (chance.chance(0.5)) return null;
  return { clear: 1 + chance.below(5), useful: 1 + chance.below(5), words: '已据此制定改进计划。' };
}

/** Everybody who was judged has read their own report in the lead's words, and answers stand as given; nobody reads another's. */
export async function reportsReach(court: Court, stages: readonly JudgedStage[]): Promise<Invariant> {
  const { programme, edition } = placeOf(court);
  const office = await officeOf(court, 'handler');
  const list = await office.get<Standing[]>(`/api/judging/${programme}/${edition}/feedback`);
  const judged = lastPanels(stages).map(({ application }) => application);
  const broken: string[] = [];
  for (const [place, application] of judged.entries()) {
    const applicant = applicantAt(court, application);
    const client = await ownerOf(court, application);
    const standing = list.find((one) => one.application === application);
    if (standing?.state !== 'released') broken.push(`${application} has no report`);
    if (client === null) continue;
    if (standing?.openedAt === null) broken.push(`${application} was not reached`);
    const { report, answer } = await client.get<FeedbackPage>(addressOf(application));
    if (report.summary !== summaryOf(application)) broken.push(`${application} reads “${report.summary}”`);
    if (JSON.stringify(answer) !== JSON.stringify(answerOf(court, applicant)))
      broken.push(`${application} answered otherwise`);
    const other = judged[place + 1];
    if (other !== undefined && !(await isRefused(client.get(addressOf(other)))))
      broken.push(`${application} reads the report of ${other}`);
  }
  return invariant('feedback reaches whom it is about', judged.length, broken);
}
