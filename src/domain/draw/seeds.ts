import { deny, isDenial, type Denial } from '../denial.ts';
import { sealed } from './digests.ts';
import { currentFailure } from './failure.ts';
import { Hex32, Line, type DrawParty, type DrawRecord } from './record.ts';

/** A party's commitment (`commitmentOf`), before the public value can be known. Refused: after that, twice, or from no party of the draw. */
export function commitSeed(
  record: DrawRecord,
  input: { readonly party: string; readonly commitment: string },
  at: Date,
): DrawRecord | Denial {
  const known = partyOf(record, input.party);
  if (isDenial(known)) return known;
  if (known.commitment !== null)
    return deny('conflict', '该方已作承诺，不能更改。', 'This party has committed; that is not changed any more.');
  if (at.toISOString() >= record.round.publicValue.knownFrom)
    return deny(
      'out-of-time',
      '公开数值已到产生时间，不再接受承诺。请记录未按时承诺并重抽。',
      'The public value can be known by now: no commitment is taken any more. Record that it was withheld and draw again.',
    );
  if (!Hex32.safeParse(input.commitment).success) return notHex;
  return changed(record, { ...known, commitment: input.commitment, committedAt: at.toISOString() });
}

/**
 * A party's seed, once all have committed and the public value is written down. One that does not match its commitment is
 * recorded all the same: it cannot be taken back, and the round has failed. Refused: too early, late, twice, or in a failed round.
 */
export function revealSeed(
  record: DrawRecord,
  input: { readonly party: string; readonly seed: string },
  at: Date,
): DrawRecord | Denial {
  const known = partyOf(record, input.party);
  if (isDenial(known)) return known;
  const early = tooEarly(record, at.toISOString());
  if (early !== null) return early;
  if (known.seed !== null)
    return deny(
      'conflict',
      '该方已揭示种子，不能更改。',
      'This party has revealed its seed; that is not changed any more.',
    );
  if (at.toISOString() > record.round.revealBy)
    return deny(
      'out-of-time',
      '揭示截止时间已过。请记录未按时揭示并重抽。',
      'The last instant for reveals has passed. Record that the seed was withheld and draw again.',
    );
  if (currentFailure(record, at) !== null)
    return deny('wrong-state', '本轮已失败，须重抽。', 'This round has failed: it has to be drawn again.');
  if (!Hex32.safeParse(input.seed).success) return notHex;
  return changed(record, { ...known, seed: input.seed, revealedAt: at.toISOString() });
}

function tooEarly({ round, drawnAt }: DrawRecord, at: string): Denial | null {
  if (drawnAt !== null) return deny('wrong-state', '抽签已有结果。', 'The draw has its result.');
  if (round.parties.some(({ commitment }) => commitment === null))
    return deny(
      'wrong-state',
      '尚有一方未作承诺，不能揭示。请等各方都作出承诺。',
      'Not all parties have committed: no seed is revealed before.',
    );
  // Else whoever writes the value down last could choose among its spellings.
  if (at < round.publicValue.knownFrom || round.publicValue.value === null)
    return deny(
      'wrong-state',
      '公开数值尚未载入，不能揭示。请先载入公开数值。',
      'The public value is not written down yet: no seed is revealed before.',
    );
  return null;
}

/**
 * Writes down that a party did not commit before the public value could be known, or did not reveal in time. Refused before
 * that time and for a party that did what it should.
 */
export function withhold(
  record: DrawRecord,
  input: { readonly party: string; readonly noted: string },
  at: Date,
): DrawRecord | Denial {
  const known = partyOf(record, input.party);
  if (isDenial(known)) return known;
  if (known.withheld !== null)
    return deny('conflict', '该方未按时承诺或揭示已有记录。', 'It is recorded already that this party withheld.');
  const failure = currentFailure(record, at);
  if (failure?.reason !== 'withheld' || !failure.parties.includes(input.party))
    return deny(
      'wrong-state',
      '该方没有逾期：承诺须在公开数值产生之前，揭示须在揭示截止时间之前，到时仍缺的才可记录。',
      'Nothing of this party is overdue: a commitment is due before the public value is known, a seed by the last instant for reveals.',
    );
  if (!Line.safeParse(input.noted).success)
    return deny(
      'invalid',
      '请用一行文字说明情况（最多500字）。',
      'Say in one line what happened (500 characters at most).',
    );
  return changed(record, { ...known, withheld: { at: at.toISOString(), noted: input.noted } });
}

const notHex = deny(
  'invalid',
  '应为64位小写十六进制数字。请核对后重新填写。',
  'It has to be 64 lower-case hex digits. Compare it and enter it again.',
);

const partyOf = ({ round }: DrawRecord, party: string): DrawParty | Denial =>
  round.parties.find((one) => one.party === party) ??
  deny('absent', '本次抽签没有这一方。', 'There is no such party in this draw.');

const changed = (record: DrawRecord, party: DrawParty): DrawRecord =>
  sealed({
    ...record,
    round: { ...record.round, parties: record.round.parties.map((one) => (one.party === party.party ? party : one)) },
  });
