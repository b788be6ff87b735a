import { officeOf, type Court } from './court.ts';
import { playBallot } from './ballot.ts';
import { paperScan } from './sign.ts';
import { choicesOf, memberAt, noteVote, type MotionPage } from './votes.ts';

/** Takes a motion one step on, by its way. */
export async function playMotion(court: Court, motion: MotionPage): Promise<void> {
  const chair = await memberAt(court, 0);
  if (motion.state === 'draft') {
    await chair.post(`/api/motions/${motion.id}/put`);
    return;
  }
  if (!(await ways[motion.way](court, motion))) return;
  await chair.post(`/api/motions/${motion.id}/close`, {});
}

/** Each way: true once every vote is in. */
const ways: Readonly<Record<MotionPage['way'], (court: Court, motion: MotionPage) => Promise<boolean>>> = {
  open: async (court, { id }) => {
    for (let n = 0; n < court.plan.committee; n += 1) {
      const member = await memberAt(court, n);
      const seen = await member.get<MotionPage>(`/api/motions/${id}`);
      if (seen.toVote.length === 0 || seen.mine !== null) continue;
      const choices = choicesOf(court, seen, n, seen.toVote);
      await member.put(`/api/motions/${id}/vote`, { choices });
      noteVote(court, id, n, choices);
    }
    return true;
  },
  secret: async (court, motion) => {
    const waiting = motion.ballots.find((one) => !one.counted);
    if (waiting === undefined) return true;
    await playBallot(court, motion, waiting);
    return false;
  },
  paper: async (court, motion) => {
    if (motion.count === null) {
      const counts = await countPapers(court, motion);
      const tellers = [await officeOf(court, 'handler'), await officeOf(court, 'reviewer')];
      const teller = tellers[motion.counts];
      await teller?.put(`/api/motions/${motion.id}/count`, { counts });
      return false;
    }
    if (motion.count.sheet !== null) return true;
    const office = await officeOf(court, 'handler');
    const { sha256 } = await office.upload<{ sha256: string }>(
      `/api/motions/${motion.id}/files?name=${encodeURIComponent('计票单.jpg')}`,
      await paperScan(motion.id),
      'application/octet-stream',
    );
    await office.put(`/api/motions/${motion.id}/count/sheet`, { scan: sha256, signedBy: ['林计票', '周监票'] });
    return false;
  },
};

/** The papers of all members, as two tellers count them; who stands aside from a question gets none for it. */
async function countPapers(court: Court, motion: MotionPage) {
  for (let n = 0; n < court.plan.committee; n += 1) {
    const member = await memberAt(court, n);
    const seen = await member.get<MotionPage>(`/api/motions/${motion.id}`);
    const own = seen.questions.flatMap((one) => one.candidate?.application ?? []);
    noteVote(court, motion.id, n, choicesOf(court, motion, n, own));
  }
  const papers = [...(court.record.votes.get(motion.id)?.values() ?? [])];
  return motion.questions.flatMap(({ candidate }) => {
    if (candidate === null) return [];
    const question = candidate.application;
    const given = papers.flatMap((choices) => choices[question] ?? []);
    const of = (choice: string): number => given.filter((one) => one === choice).length;
    return [
      {
        question,
        issued: given.length,
        returned: given.length,
        missing: 0,
        for: of('for'),
        against: of('against'),
        abstain: of('abstain'),
        spoiled: 0,
      },
    ];
  });
}
