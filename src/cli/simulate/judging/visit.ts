import { visitPath } from '#src/domain/visit/visit-path.ts';
import type { ApiClient } from '../../api-client.ts';
import type { ConsensusPage } from './pages.ts';

/** What closes a site visit: opening, closing and report, written once. Not noted among the scores, which it is none of. */
export async function recordVisit(lead: ApiClient, panel: string, day: string): Promise<void> {
  const { sheet } = await lead.get<Pick<ConsensusPage, 'sheet'>>(`/api/panels/${panel}/visit`);
  const present = '评审组全体成员，申报单位代表';
  const changes = [
    [visitPath.meeting('opening', 'day'), day],
    [visitPath.meeting('opening', 'present'), present],
    [visitPath.meeting('closing', 'day'), day],
    [visitPath.meeting('closing', 'present'), present],
    [visitPath.report, '现场情况与申报材料基本一致。'],
  ].flatMap(([path = '', value = '']) => (sheet.body[path] === undefined ? [{ path, value, seen: 0 }] : []));
  if (changes.length > 0) await lead.post(`/api/score-sheets/${sheet.id}/values`, { changes });
}
