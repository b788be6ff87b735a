import { applicantOf, attempt, type Applicant, type World } from './world.ts';
import { documentNumber } from './desk.ts';
import { provincialOffice } from './sides.ts';

interface Clash {
  readonly id: string;
  readonly pair: string;
  readonly sides: readonly { readonly id: string; readonly applicant: string }[];
  readonly decision: object | null;
}

/** Decides every clash between applicants of the run as planned; one that the plan does not have is a failure. */
export async function decideClashes(world: World): Promise<boolean> {
  const province = provincialOffice(world.edition);
  const reviewer = await world.officials(province, 'reviewer');
  let did = false;
  for (const clash of await reviewer.get<Clash[]>('/api/clashes')) {
    const sides = clash.sides.map((side) => applicantOf(world, side.id));
    const [first, second] = sides;
    if (first === null || first === undefined || second === null || second === undefined) continue;
    if (clash.decision !== null) {
      for (const side of [first, second]) did = markDecided(world, side) || did;
      continue;
    }
    const planned = first.course.clash;
    if (planned === null && world.leavesClashes) continue;
    if (planned === null || planned.pair !== clash.pair || planned.with !== world.applicants.indexOf(second)) {
      world.ledger.fail({
        who: province,
        request: `clash ${clash.pair}`,
        answer: `not planned: ${first.key}, ${second.key}`,
      });
      for (const side of [first, second]) markDecided(world, side);
    }
    const keep = planned === null || planned.keep === 'both' ? 'both' : planned.keep === 'this' ? 'first' : 'second';
    const went = await attempt(world, `${province}: clash`, async () => {
      await reviewer.post(`/api/clashes/${clash.id}/decision`, {
        keep,
        reason: keep === 'both' ? '经核实为不同的申报主体。' : '经核实属重复申报，保留一份。',
        ...(keep === 'both' ? {} : { rule: '通知四、不得重复申报' }),
        number: documentNumber(world, '省质发办', clash.id),
      });
    });
    if (went) for (const side of [first, second]) markDecided(world, side);
    did = did || went;
  }
  return did;
}

/** Notes that the province has decided; false where that was known. */
function markDecided(world: World, applicant: Applicant): boolean {
  const progress = world.progress(applicant);
  const isNew = !progress.decided;
  progress.decided = true;
  return isNew;
}
