import type { Text } from '#src/definition/text.ts';
import { deny, type Denial } from '../denial.ts';

/** The life of a secret ballot: prepared → open → closed → counted; void from any of them but the last. */
export type BallotPhase = 'prepared' | 'open' | 'closed' | 'counted' | 'void';
export type BallotAct = 'give-key' | 'open' | 'issue' | 'cast' | 'remove' | 'close' | 'give-share' | 'void';

const table: Readonly<Record<BallotAct, readonly BallotPhase[]>> = {
  'give-key': ['prepared'],
  open: ['prepared'],
  issue: ['open'],
  cast: ['open'],
  // After the count a member who leaves takes nothing back.
  remove: ['open', 'closed'],
  close: ['open'],
  'give-share': ['closed'],
  void: ['prepared', 'open', 'closed'],
};

const standing: Readonly<Record<BallotPhase, Text>> = {
  prepared: { zh: '表决还没有开始。', en: 'The ballot has not been opened yet.' },
  open: { zh: '表决正在进行。', en: 'The ballot is open.' },
  closed: { zh: '表决已经截止，不再接受选票。', en: 'The ballot is closed; nothing more is accepted.' },
  counted: { zh: '表决已经计票，结果不再变动。', en: 'The ballot has been counted; its result stands.' },
  void: {
    zh: '这次表决已作废，请等待重新组织的表决。',
    en: 'This ballot is void. Wait for the one that takes its place.',
  },
};

/** Why an act is not possible in a phase; null where it is. */
export function whyNotNow(phase: BallotPhase, act: BallotAct): Denial | null {
  if (table[act].includes(phase)) return null;
  return deny('wrong-state', standing[phase].zh, standing[phase].en, { state: phase });
}
