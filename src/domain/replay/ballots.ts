import { ballotStream } from '../audit/stream.ts';
import { ballotFaults, type BallotPromises, type BoxedAndOpened, type CheckedBallot } from '../ballot/faults.ts';
import type { BallotResult } from '../ballot/count.ts';
import { BallotForm } from '../ballot/form.ts';
import { placeIn } from './files.ts';
import { checking, type Checked, type Checking } from './finding.ts';
import { eventsOf, inEdition, type Judged } from './judged.ts';
import type { Row } from './rows.ts';

/** Every secret ballot: what was asked, who could vote, the keys, every token's signature, the box's root, and the count of what was opened. */
export function checkBallots(judged: Judged): Checked {
  const into = checking('ballots');
  const rolls = Map.groupBy(judged.tables['ballot-rolls'], (line) => line.ballot_id);
  const boxes = Map.groupBy(judged.tables.boxes, (one) => one.ballot_id);
  for (const ballot of judged.tables.ballots) {
    into.one();
    const place = placeIn('ballots', ballot);
    const form = BallotForm.safeParse(ballot.form);
    if (!form.success) {
      into.wrong({ ...place, path: '/form' }, '表决事项不符合格式', 'what was asked has not the shape of a form');
      continue;
    }
    if (ballot.state === 'prepared' || ballot.state === 'open')
      into.skip(
        place,
        '投票没有结束，票箱不导出，未核对',
        'the ballot is not closed: its box is not exported and was not checked',
      );
    const roll = (rolls.get(ballot.id) ?? []).map(({ user_id: user, recused }) => ({ user, recused }));
    const box = boxes.get(ballot.id) ?? [];
    box.forEach(into.one);
    const whole = {
      ballot: checked(ballot, form.data),
      promises: promisesOf(judged, ballot),
      roll,
      box: box.map(boxed),
    };
    for (const { zh, en } of ballotFaults(whole, safely(judged.source.verifyToken)))
      into.wrong(place, `不成立：${zh}`, `this does not hold: ${en}`);
    checkEach(into, judged, ballot, box);
  }
  return into.done();
}

/** Which ballot of a box has no good token. */
function checkEach(into: Checking, { source }: Judged, ballot: Row<'ballots'>, box: readonly Row<'boxes'>[]): void {
  const verify = safely(source.verifyToken);
  for (const one of box)
    if (!verify(ballot.signing_public, one))
      into.wrong(
        placeIn('boxes', one, '/signature'),
        '此票的凭证不是本次表决签发的',
        'the token of this ballot was not signed for it',
      );
}

/** What cannot be read as a key or signature is none. */
const safely =
  (verify: Judged['source']['verifyToken']): Judged['source']['verifyToken'] =>
  (key, token) => {
    try {
      return verify(key, token);
    } catch {
      return false;
    }
  };

const checked = (row: Row<'ballots'>, form: BallotForm): CheckedBallot => ({
  id: row.id,
  form,
  state: row.state,
  custodians: row.custodians,
  signingPublic: row.signing_public,
  boxRoot: row.box_root,
  result: row.result as unknown as BallotResult | null,
  voidReason: row.void_reason,
  salt: row.salt,
});

const boxed = ({ token, prepared, signature, ciphertext, choices, spoiled }: Row<'boxes'>): BoxedAndOpened => ({
  token,
  prepared,
  signature,
  ciphertext,
  opened:
    choices !== null ? { token, choices, spoiled: null } : spoiled === null ? null : { token, choices: null, spoiled },
});

function promisesOf(judged: Judged, ballot: Row<'ballots'>): BallotPromises {
  const events = eventsOf(judged, ballotStream(inEdition(judged, ballot.id)));
  const bodyOf = (kind: string): unknown => events.find((event) => event.kind === kind)?.body ?? null;
  return {
    prepared: bodyOf('ballot-prepared') as BallotPromises['prepared'],
    opened: bodyOf('ballot-opened') as BallotPromises['opened'],
    closed: bodyOf('ballot-closed') as BallotPromises['closed'],
    counted: bodyOf('ballot-counted') as BallotPromises['counted'],
    voided: bodyOf('ballot-voided') as BallotPromises['voided'],
  };
}
