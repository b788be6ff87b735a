import { deny, type Denial } from '../denial.ts';
import { entryId, orderOf } from './derive.ts';
import { sealed } from './digests.ts';
import { currentFailure } from './failure.ts';
import { DrawRecord, Line, type DrawOpening, type DrawWitness } from './record.ts';

/**
 * Writes down the public value as its source has it. Refused before its moment, after the last instant for reveals, and a
 * second time: once a seed may be known nobody chooses its spelling. Who finds it wrong does not reveal.
 */
export function enterPublicValue(record: DrawRecord, value: string, at: Date): DrawRecord | Denial {
  const { round } = record;
  const { knownFrom, value: known } = round.publicValue;
  if (known !== null)
    return deny(
      'conflict',
      '公开数值已载入，不能更改。数值有误时，各方不揭示种子，到时重抽。',
      'The public value is written down; that is not changed. If it is wrong, reveal no seed and draw again when the time is over.',
    );
  if (at.toISOString() < knownFrom)
    return deny('out-of-time', '公开数值尚未产生。', 'The public value is not known yet.');
  if (at.toISOString() > round.revealBy)
    return deny('out-of-time', '揭示截止时间已过，须重抽。', 'The last instant for reveals has passed: draw again.');
  if (round.parties.some(({ commitment }) => commitment === null))
    return deny('wrong-state', '尚有一方未作承诺，须重抽。', 'Not all parties have committed: draw again.');
  const text = value.trim().normalize('NFC');
  if (!Line.safeParse(text).success)
    return deny('invalid', '请按公布的写法填写一行数值。', 'Enter the value on one line, as it was published.');
  return sealed({
    ...record,
    round: { ...round, publicValue: { ...round.publicValue, value: text, enteredAt: at.toISOString() } },
  });
}

/** The witnesses whose lines the sheet has, in its order; a name may be left for the pen. Refused once the draw has its result. */
export function nameWitnesses(record: DrawRecord, witnesses: readonly DrawWitness[]): DrawRecord | Denial {
  if (record.drawnAt !== null)
    return deny(
      'wrong-state',
      '抽签已有结果，见证人不再更改。',
      'The draw has its result: its witnesses are not changed.',
    );
  const next = { ...record, witnesses };
  return DrawRecord.safeParse(next).success
    ? sealed(next)
    : deny(
        'invalid',
        '请用一行文字填写见证人的身份和姓名，最多20人。',
        'Give role and name of each witness on one line; 20 at most.',
      );
}

/** The order, once every seed is revealed and matches its commitment. It follows from the record: asking later gives no other. */
export function drawOrder(record: DrawRecord, at: Date): DrawRecord | Denial {
  if (record.drawnAt !== null) return deny('wrong-state', '抽签已有结果。', 'The draw has its result.');
  const failure = currentFailure(record, at);
  if (failure !== null)
    return deny('wrong-state', '本轮已失败，须重抽。', 'This round has failed: it has to be drawn again.', failure);
  const order = orderOf(record);
  if (order === null)
    return deny(
      'wrong-state',
      '各方的种子尚未全部揭示。请等各方揭示。',
      'Not every seed is revealed yet. Wait until all parties have revealed theirs.',
    );
  return sealed({ ...record, order, drawnAt: at.toISOString() });
}

/** Tells which application each entry is, at the disclosure point. Refused before the result and where an entry is not opened by it. */
export function disclose(record: DrawRecord, openings: readonly DrawOpening[], at: Date): DrawRecord | Denial {
  if (record.drawnAt === null)
    return deny(
      'wrong-state',
      '抽签尚无结果，不能公开对应关系。',
      'The draw has no result yet: nothing is disclosed before.',
    );
  if (record.openings !== null) return deny('wrong-state', '对应关系已公开。', 'The entries are disclosed already.');
  const sorted = openings.toSorted((a, b) => (a.entry < b.entry ? -1 : 1));
  const next = { ...record, openings: sorted, disclosedAt: at.toISOString() };
  const fits =
    DrawRecord.safeParse(next).success &&
    sorted.length === record.entries.length &&
    record.entries.every((entry, index) => sorted[index]?.entry === entry) &&
    sorted.every(({ entry, application, salt }) => entryId(record.id, application, salt) === entry) &&
    new Set(sorted.map(({ application }) => application)).size === sorted.length;
  return fits
    ? sealed(next)
    : deny(
        'invalid',
        '所给的对应关系与抽签代号不符：每个代号须恰好对应一个不同的申报。',
        'These openings do not fit: each entry must be opened once, and to an application of its own.',
      );
}
