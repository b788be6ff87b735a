import { deny, type Denial } from '../denial.ts';
import { shapeProblems } from '#src/definition/shape-problems.ts';
import { sealed } from './digests.ts';
import { currentFailure } from './failure.ts';
import { partyList } from './words.ts';
import { DrawRecord, type DrawParty, type DrawRound } from './record.ts';

/** The public value a round is mixed with, and the last instant of its reveals: both named before anybody commits. */
export interface RoundPlan {
  readonly publicValue: Pick<DrawRound['publicValue'], 'name' | 'source'> & { readonly knownFrom: Date };
  readonly revealBy: Date;
}

export interface DrawPlan
  extends RoundPlan, Pick<DrawRecord, 'id' | 'programme' | 'edition' | 'purpose' | 'title' | 'entries'> {
  /** Who commits to a seed, in the order in which the seeds are mixed; at least two. */
  readonly parties: readonly string[];
}

/** A draw with its first round open for commitments. Refused: fewer than two entries or parties, one named twice, times out of order. */
export function prepareDraw(plan: DrawPlan, at: Date): DrawRecord | Denial {
  const { id, programme, edition, purpose, title, entries, parties } = plan;
  if (new Set(entries).size < entries.length)
    return deny('invalid', '同一抽签代号出现两次。请去掉重复的。', 'An entry is listed twice. Leave out the second.');
  if (new Set(parties).size < parties.length)
    return deny('invalid', '同一方出现两次。请列出不同的各方。', 'A party is listed twice. Name different parties.');
  return opened({
    format: 1,
    id,
    programme,
    edition,
    purpose,
    title,
    entries: entries.toSorted(),
    witnesses: [],
    redraws: [],
    round: roundOf(1, parties, plan, at),
    order: null,
    drawnAt: null,
    openings: null,
    disclosedAt: null,
    digests: {},
  });
}

/**
 * The next round after a failed one, which is kept whole: new number, new public value, nobody committed. Refused while the
 * round can still come to a result, and until each party that withheld is written down.
 */
export function redraw(record: DrawRecord, plan: RoundPlan, at: Date): DrawRecord | Denial {
  const { round, redraws } = record;
  const failure = currentFailure(record, at);
  if (failure === null)
    return deny(
      'wrong-state',
      '本轮抽签没有失败，不能重抽。只有未按时承诺或揭示、揭示与承诺不符、公开数值未按时载入时才可重抽。',
      'This round has not failed: it cannot be drawn again. That needs a seed withheld, a reveal that does not match, or a public value not entered in time.',
    );
  const silent = round.parties.filter(({ party, withheld }) => failure.parties.includes(party) && withheld === null);
  if (failure.reason === 'withheld' && silent.length > 0) {
    const who = partyList(silent.map(({ party }) => party));
    return deny(
      'wrong-state',
      `请先记录${who.zh}未按时承诺或揭示，再重抽。`,
      `First record that nothing came in time from: ${who.en}. Then draw again.`,
    );
  }
  const parties = round.parties.map(({ party }) => party);
  return opened({
    ...record,
    redraws: [...redraws, { ...round, failed: { at: at.toISOString(), reason: failure.reason } }],
    round: roundOf(round.number + 1, parties, plan, at),
  });
}

function opened(record: DrawRecord): DrawRecord | Denial {
  const { openedAt, publicValue, revealBy } = record.round;
  if (openedAt >= publicValue.knownFrom)
    return deny(
      'out-of-time',
      '公开数值须在抽签开始之后才产生。请另定一个尚未产生的数值。',
      'The public value must become known after the draw is opened. Name one that is still to come.',
    );
  if (publicValue.knownFrom >= revealBy)
    return deny(
      'out-of-time',
      '揭示截止时间须晚于公开数值产生的时间。',
      'The last instant for reveals must lie after the public value is known.',
    );
  const shape = DrawRecord.safeParse(record);
  if (!shape.success) {
    const problems = shapeProblems(shape.error);
    const places = [...new Set(problems.map(({ path }) => path))];
    return deny(
      'invalid',
      `抽签的设定有误，请检查：${places.join('、')}`,
      `The draw cannot be set up like this. Look at: ${places.join(', ')}`,
      problems,
    );
  }
  return sealed(record);
}

function roundOf(
  number: number,
  parties: readonly string[],
  { publicValue, revealBy }: RoundPlan,
  at: Date,
): DrawRound {
  const { name, source, knownFrom } = publicValue;
  return {
    number,
    openedAt: at.toISOString(),
    publicValue: { name, source, knownFrom: knownFrom.toISOString(), value: null, enteredAt: null },
    revealBy: revealBy.toISOString(),
    parties: parties.map(silentParty),
  };
}

const silentParty = (party: string): DrawParty => ({
  party,
  commitment: null,
  committedAt: null,
  seed: null,
  revealedAt: null,
  withheld: null,
});
