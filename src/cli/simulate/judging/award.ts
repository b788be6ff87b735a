import { ApiError } from '../../api-client.ts';
import { daysAfter } from '../desk.ts';
import { officeOf, placeOf, type Court } from './court.ts';
import { discloseDraws } from './draw.ts';
import { goOn } from './go-on.ts';
import { objectLate, playObjections } from './objections.ts';
import { paperScan } from './sign.ts';
import { stagesOf } from './stage.ts';

export interface AwardPage {
  readonly state: string;
  readonly notice: { readonly from: string; readonly until: string; readonly over: boolean } | null;
  readonly approval: { readonly number: string } | null;
  readonly outcomes: readonly {
    readonly application: string;
    readonly applicant: string;
    readonly class: string;
    readonly prize: string;
    readonly state: string;
    readonly certificate: string | null;
  }[];
}

/** From the decision to the conferment: notice, objections, approval, the day itself; then draws are disclosed. */
export async function playAward(court: Court): Promise<void> {
  await goOn(court.world, 'award', async () => await step(court));
  for (const of of stagesOf(court)) await goOn(court.world, 'disclosure', async () => await discloseDraws(court, of));
  const { outcomes } = await readAward(court);
  court.report(`conferred: ${outcomes.filter((one) => one.certificate !== null).length} prizes`);
}

export async function readAward(court: Court): Promise<AwardPage> {
  const office = await officeOf(court, 'handler');
  return await office.get<AwardPage>(pathOf(court));
}
/** The award where the office is shown one; null where it is refused. What is no refusal, as a server that fails to answer in a known way, is thrown on. */
export async function awardIfShown(court: Court): Promise<AwardPage | null> {
  try {
    return await readAward(court);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
const pathOf = (court: Court): string => {
  const { programme, edition } = placeOf(court);
  return `/api/awards/${programme}/${edition}`;
};

async function step(court: Court): Promise<boolean> {
  const award = await readAward(court);
  const path = pathOf(court);
  const leader = await officeOf(court, 'leader');
  switch (award.state) {
    case 'decided':
      await leader.post(`${path}/notice`);
      return false;
    case 'noticed':
      await noticed(court, award);
      return false;
    case 'approved':
      await leader.post(`${path}/conferment`, {});
      return false;
    default:
      return award.state === 'conferred';
  }
}

/** While the notice runs objections are dealt with; after it the approval is recorded by one and confirmed by another. */
async function noticed(court: Court, award: AwardPage): Promise<void> {
  const path = pathOf(court);
  if (!(await playObjections(court, award))) return;
  if (award.notice?.over !== true) {
    await court.clock.comeToDay(daysAfter(`${award.notice?.until ?? ''}T00:00:00Z`, 1));
    return;
  }
  await objectLate(court, award);
  const office = await officeOf(court, 'handler');
  if (award.approval !== null) {
    const second = await officeOf(court, 'reviewer');
    await second.post(`${path}/approval/confirmation`, { verdict: 'confirm' });
    return;
  }
  const name = encodeURIComponent('批复.jpg');
  const scan = await office.upload<{ id: string }>(
    `${path}/files?name=${name}`,
    await paperScan('approval'),
    'application/octet-stream',
  );
  const date = await court.clock.today();
  await office.post(`${path}/approval`, { number: `政复〔${date.slice(0, 4)}〕9号`, date, scan: scan.id });
}
