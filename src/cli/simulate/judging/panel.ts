import { applicantAt, clientOf, type Court, type StageOfClass } from './court.ts';
import { agree } from './agree.ts';
import { taking, type BoardPage, type MemberPage, type PanelPage } from './pages.ts';
import { troubleOf } from './plan.ts';
import { declare, review } from './review.ts';
import { refill } from './seats.ts';
import { seeBlindness } from './blindness.ts';
import { recordVisit } from './visit.ts';
import { signScan } from './sign.ts';

/** Takes a panel one step on, looking at where the product says it stands. Gives whether it waits for its day to pass. */
export async function playPanel(court: Court, of: StageOfClass, board: BoardPage, panel: PanelPage): Promise<boolean> {
  const place = board.panels.indexOf(panel);
  switch (panel.state) {
    case 'published':
      return await score(court, of, board, panel);
    case 'agreeing':
      await agree(court, of, panel, place);
      return false;
    case 'agreed':
      if (board.stage.signed) await signScan(court, panel);
      return false;
    default:
      return false;
  }
}

async function score(court: Court, of: StageOfClass, board: BoardPage, panel: PanelPage): Promise<boolean> {
  const place = board.panels.indexOf(panel);
  const { application } = panel;
  const here = taking(panel);
  const planned = troubleOf(court.plan, place, applicantAt(court, application).key, of.stage.id);
  const trouble = of.stage.panelOf === undefined ? planned : null;
  const dropped = panel.members.some((one) => one.state === 'dropped');
  const gone = here.length < board.stage.size && hasLost(panel);
  if (gone && (await refill(court, of, { application, leaves: null, reason: '成员回避后补足' })) > 0) return false;
  const last = here.findLast((one) => !one.lead);
  if (trouble === 'dropped' && !dropped && last !== undefined) {
    await refill(court, of, { application, leaves: last.assessor, reason: '该评审员另有任务，予以调整' });
    return false;
  }
  const aside = panel.members.some((one) => one.state === 'aside');
  const asked = here.filter((one) => one.state === 'asked');
  if (asked.length > 0) {
    for (const one of asked) await declare(court, panel, one, trouble === 'conflict' && !aside && one === last);
    return false;
  }
  return await handIn(court, of, { board, panel, here, late: trouble === 'late' && !dropped ? last : undefined });
}

const hasLost = ({ members }: PanelPage): boolean =>
  members.some((one) => one.state === 'aside' || one.state === 'dropped');

interface HandingIn {
  readonly board: BoardPage;
  readonly panel: PanelPage;
  readonly here: readonly MemberPage[];
  readonly late: MemberPage | undefined;
}

/** All who are in time hand in; whoever is late is waited for until the day is over, then the lead closes, or the office fills up. */
async function handIn(court: Court, of: StageOfClass, { board, panel, here, late }: HandingIn): Promise<boolean> {
  const open = here.filter((one) => one.sheet === 'open');
  const inTime = open.filter((one) => one !== late);
  // Where percents are averaged the last sheet closes the panel: the visit has to be on record before.
  if (of.stage.kind === 'site' && of.stage.combine !== 'consensus') {
    const lead = await clientOf(court, here.find((one) => one.lead)?.assessor ?? '');
    await recordVisit(lead, panel.id, await court.clock.today());
  }
  for (const one of inTime) {
    await review(court, of, panel, one);
    if (one === inTime[0] && open.length > 1) await seeBlindness(court, panel, here);
  }
  if (inTime.length > 0 || late === undefined) return false;
  if (board.stage.due !== null && (await court.clock.now()) <= new Date(board.stage.due)) return true;
  if (here.length - open.length >= board.stage.least) {
    const lead = await clientOf(court, here.find((one) => one.lead)?.assessor ?? '');
    await lead.post(`/api/panels/${panel.id}/closing`, { reason: '一名成员逾期未提交，其余成员已按期完成。' });
  } else
    await refill(court, of, {
      application: panel.application,
      leaves: late.assessor,
      reason: '该评审员逾期未提交，予以调整',
    });
  return false;
}
