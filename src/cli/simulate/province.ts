import type { ApiClient } from '../api-client.ts';
import {
  act,
  askCorrection,
  casesSeen,
  documentNumber,
  nextCorrection,
  onCase,
  settleItems,
  tickRows,
  type OnDesk,
} from './desk.ts';
import { timesDone } from './pages.ts';
import { decideClashes } from './clashes.ts';
import { bookPaper } from './paper.ts';
import { provincialOffice } from './sides.ts';
import type { World } from './world.ts';

/** One round of the provincial office: clashes decided, additions read, forwarded cases checked, counted, admitted or refused. */
export async function provinceRound(world: World): Promise<boolean> {
  const handler = await world.officials(provincialOffice(world.edition), 'handler');
  let did = await decideClashes(world);
  for (const { applicant, row } of await casesSeen(world, handler)) {
    const parked = applicant.course.until === row.state.id && applicant.course.addendum === null;
    const step = parked
      ? undefined
      : (steps[row.state.id] ?? (applicant.course.addendum === null ? undefined : readAddenda));
    if (step === undefined) continue;
    const went = await onCase(world, 'province', handler, applicant, row.id, async (desk) => await step(world, desk));
    did = went || did;
  }
  return did;
}

type Step = (world: World, desk: OnDesk) => Promise<boolean>;

const steps: Readonly<Record<string, Step>> = {
  forwarded: async (world, desk) => {
    if (await readAddenda(world, desk)) return true;
    const { applicant, page } = desk;
    const { course } = applicant;
    if (course.until === 'forwarded' || course.leaves === 'forwarded') return false;
    const handler = await world.officials(provincialOffice(world.edition), 'handler');
    const reviewer = await world.officials(provincialOffice(world.edition), 'reviewer');
    if (await settleItems(handler, page)) return true;
    const correction = nextCorrection(desk);
    if (correction !== null) {
      await askCorrection(world, handler, desk, correction);
      return true;
    }
    if (course.sentBack && timesDone(page, 'send-back') === 0) {
      await act(reviewer, page.id, 'send-back', { reason: '推荐意见页印章不清，请重新办理。' });
      return true;
    }
    if (page.duplicate !== null) return false;
    await bookPaper(handler, page);
    await tickRows(handler, page);
    await checkByTwo(page.id, handler, reviewer);
    const leader = await world.officials(provincialOffice(world.edition), 'leader');
    if (course.refusal?.at === 'forwarded' && timesDone(page, 'refuse') === 0)
      await act(leader, page.id, 'refuse', { rule: '评审管理办法第十二条', reason: '形式审查认定不符合受理条件。' });
    else await act(reviewer, page.id, 'admit');
    return true;
  },
  refused: async (world, { applicant, page }) => {
    const { refusal } = applicant.course;
    if (refusal?.reopened !== true || refusal.at !== 'forwarded' || timesDone(page, 'reopen') > 0) return false;
    const leader = await world.officials(provincialOffice(world.edition), 'leader');
    await act(leader, page.id, 'reopen', {
      number: documentNumber(world, '省质发办', page.id),
      reason: '经复核，原认定有误，恢复办理。',
    });
    return true;
  },
};

async function checkByTwo(id: string, ...people: readonly ApiClient[]): Promise<void> {
  for (const person of people) await person.put(`/api/cases/${id}/formal-check`, { verdict: 'pass' });
}

/** Marks what an applicant has added as read. */
async function readAddenda(world: World, { page }: OnDesk): Promise<boolean> {
  const handler = await world.officials(provincialOffice(world.edition), 'handler');
  const open = page.tasks.filter((task) => task.kind === 'addendum' && task.closedAt === null);
  for (const task of open) await handler.put(`/api/cases/${page.id}/addenda/${task.id}`, {});
  return open.length > 0;
}

/** A leader allows a later day to a channel, or to one application; asked twice it stands once. */
export async function allowLater(
  world: World,
  later: {
    readonly kind: 'submission' | 'forwarding';
    readonly channel: string | null;
    readonly applicationId: string | null;
  },
  until: string,
): Promise<void> {
  const leader = await world.officials(provincialOffice(world.edition), 'leader');
  const { programme, id: edition } = world.edition.file;
  const granted = await leader.get<
    { kind: string; channel: string | null; applicationId: string | null; until: string }[]
  >(`/api/extensions?programme=${programme}&edition=${edition}`);
  const stands = granted.some(
    (one) =>
      one.kind === later.kind &&
      one.channel === later.channel &&
      one.applicationId === later.applicationId &&
      one.until >= until,
  );
  if (stands) return;
  await leader.post('/api/extensions', {
    programme,
    edition,
    ...later,
    until,
    reason: '因疫情防控材料办理延误，经研究同意延期。',
    number: documentNumber(world, '省质发办', 15),
  });
}
