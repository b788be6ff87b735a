import type { SeatRole } from '#src/definition/workflow.ts';
import type { Text } from '#src/definition/text.ts';

/** What somebody is in an authority, in words. */
export const roleTitles: Readonly<Record<SeatRole, Text>> = {
  handler: { zh: '经办', en: 'Handler' },
  reviewer: { zh: '审核', en: 'Reviewer' },
  leader: { zh: '签发', en: 'Leader' },
  viewer: { zh: '查阅', en: 'Viewer' },
};
