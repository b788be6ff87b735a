import { scorePath } from '#src/domain/scoring/score-path.ts';
import { applicantAt, clientOf, plannedOf, type Court, type StageOfClass } from './court.ts';
import type { MemberPage, PanelPage, ReviewPage } from './pages.ts';
import { scoreOf } from './plan.ts';
import { writeOn } from './sheets.ts';

/** A member says that nothing ties them to the applicant, or what does. */
export async function declare(court: Court, panel: PanelPage, member: MemberPage, tied: boolean): Promise<void> {
  const client = await clientOf(court, member.assessor);
  const reason = tied ? '近三年曾为该单位提供管理咨询。' : null;
  await client.post(`/api/panels/${panel.id}/declaration`, { reason });
}

/** A member scores every item of their own sheet as the plan has it, writes some comments, and hands it in. */
export async function review(court: Court, of: StageOfClass, panel: PanelPage, member: MemberPage): Promise<void> {
  const written = await writeReview(court, of, panel, member);
  if (written === null) return;
  const client = await clientOf(court, member.assessor);
  await client.post(`/api/score-sheets/${written.sheet}/submission`, { seen: written.version });
}

/** The same without handing in, of the first so many items; null where the sheet is no more to be written on. */
export async function writeReview(
  court: Court,
  { stage }: StageOfClass,
  panel: PanelPage,
  { assessor }: MemberPage,
  most = Infinity,
): Promise<{ readonly sheet: string; readonly version: number } | null> {
  const { plan, record } = court;
  const client = await clientOf(court, assessor);
  const applicant = applicantAt(court, panel.application).key;
  const { sheet, scale, ...whole } = await client.get<ReviewPage>(`/api/panels/${panel.id}/review`);
  if (sheet === null || sheet.state !== 'open') return null;
  const items = whole.items.slice(0, most);
  const percent = (clause: string): number =>
    scoreOf(plan, plannedOf(court, assessor), { applicant, stage: stage.id, clause, scale });
  const values = {
    ...Object.fromEntries(items.map(({ clause }) => [scorePath.percent(clause), String(percent(clause))])),
    ...commentsOn(items, percent),
  };
  const version = await writeOn(record, client, { panel: panel.id, assessor, sheet }, values);
  return { sheet: sheet.id, version };
}

/** A strength where most was given, an opportunity where least was. */
function commentsOn(
  items: ReviewPage['items'],
  percent: (clause: string) => number,
): Record<string, string | string[]> {
  const sorted = items.toSorted((a, b) => percent(b.clause) - percent(a.clause));
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined) return {};
  const write = (id: string, kind: string, { clause, title }: ReviewPage['items'][number], text: string) => ({
    [scorePath.comment(id, 'kind')]: kind,
    [scorePath.comment(id, 'item')]: clause,
    [scorePath.comment(id, 'text')]: `${title.zh}：${text}`,
  });
  return {
    [scorePath.notes]: ['n1', 'n2'],
    ...write('n1', 'strength', best, '方法系统，展开充分，有数据支持。'),
    ...write('n2', 'opportunity', worst, '缺少与标杆的比较，改进的证据不足。'),
  };
}
