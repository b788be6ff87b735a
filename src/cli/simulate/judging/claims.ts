import { clientOf as applicantClient } from '../applicant.ts';
import type { Applicant } from '../world.ts';
import { officeOf, type Court } from './court.ts';
import { goOn } from './go-on.ts';
import { wholePool } from './pool.ts';

interface ConflictsPage {
  readonly claims: readonly { readonly id: string; readonly state: string; readonly person: string }[];
}

/** Two applicants name somebody who should not assess them: one of the pool, which the office upholds, and nobody's house, which it rejects. */
export async function playClaims(court: Court): Promise<void> {
  const { world } = court;
  const claiming = world.applicants.filter(
    (one) => world.progress(one).state === 'admitted' && world.progress(one).client !== null,
  );
  const [first, second] = claiming;
  const [named] = await wholePool(court);
  if (first !== undefined && named !== undefined)
    await goOn(
      world,
      first.key,
      async () => await claim(court, first, { person: named.name, institution: '' }, named.id),
    );
  if (second !== undefined)
    await goOn(
      world,
      second.key,
      async () => await claim(court, second, { person: '', institution: '某咨询机构' }, null),
    );
}

/** One round: the claim is made, then decided; true once it is. */
async function claim(
  court: Court,
  applicant: Applicant,
  words: { readonly person: string; readonly institution: string },
  assessorId: string | null,
): Promise<boolean> {
  const { id } = court.world.progress(applicant);
  const office = await officeOf(court, 'handler');
  const { claims } = await office.get<ConflictsPage>(`/api/cases/${id ?? ''}/conflicts`);
  const [made] = claims;
  if (made === undefined) {
    const client = await applicantClient(court.world, applicant);
    await client?.post(`/api/applications/${id ?? ''}/conflict-claims`, { ...words, reason: '与本单位有业务纠纷。' });
    return false;
  }
  if (made.state !== 'open') return true;
  const upheld = assessorId !== null;
  const answer = upheld ? '情况属实，予以回避。' : '评审专家中没有该机构人员。';
  await office.put(`/api/cases/${id ?? ''}/conflict-claims/${made.id}`, { upheld, assessorId, answer });
  return false;
}
