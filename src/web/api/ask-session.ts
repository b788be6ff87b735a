import { tellOfficialTime } from '../words/moments.ts';
import { request, type Answered } from './request.ts';
import type { SessionPage } from './types.ts';

/** Who is signed in; times are shown in the zone of the newest edition from then on. */
export async function askSession(): Promise<Answered<SessionPage>> {
  const answer = await request<SessionPage>('/api/session');
  const zone = answer.ok ? answer.value.editions.at(-1)?.timeZone : undefined;
  if (zone !== undefined) tellOfficialTime(zone);
  return answer;
}
