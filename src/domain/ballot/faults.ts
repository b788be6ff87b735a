import type { Text } from '#src/definition/text.ts';
import { commitment, type EventBody } from '../audit/event.ts';
import {
  boxRoot,
  formDigest,
  keysFingerprint,
  resultDigest,
  rollDigest,
  tokenHashOf,
  type BoxedBallot,
} from './box.ts';
import { tallyBallots, type BallotResult, type OpenedBallot } from './count.ts';
import type { BallotKeys } from './crypto.ts';
import type { BallotForm } from './form.ts';
import type { BallotPhase } from './phase.ts';
import { isOfBallot } from './token.ts';
import type { RollLine } from './voting.ts';

/** A ballot as far as it is recomputed. */
export interface CheckedBallot {
  readonly id: string;
  readonly form: BallotForm;
  readonly state: BallotPhase;
  readonly custodians: readonly { readonly key: string | null }[];
  readonly signingPublic: string;
  readonly boxRoot: string | null;
  readonly result: BallotResult | null;
  readonly voidReason: string | null;
  readonly salt: string;
}
/** What the events of a ballot committed to; null where there is no such event yet. */
export interface BallotPromises {
  readonly prepared: EventBody<'ballot-prepared'> | null;
  readonly opened: EventBody<'ballot-opened'> | null;
  readonly closed: EventBody<'ballot-closed'> | null;
  readonly counted: EventBody<'ballot-counted'> | null;
  readonly voided: EventBody<'ballot-voided'> | null;
}
export interface BoxedAndOpened extends BoxedBallot {
  readonly opened: OpenedBallot | null;
}
/** A ballot whole: its row, what its events committed to, its roll and its box. */
export interface WholeBallot {
  readonly ballot: CheckedBallot;
  readonly promises: BallotPromises;
  readonly roll: readonly Pick<RollLine, 'user' | 'recused'>[];
  readonly box: readonly BoxedAndOpened[];
}
/** Whether a token bears the signature of a ballot's key. */
export type VerifyToken = (
  publicKey: string,
  token: { readonly prepared: string; readonly signature: string },
) => boolean;

/** Public keys of a ballot; null until both custodians have made theirs. */
export function keysOf({
  signingPublic,
  custodians,
}: Pick<CheckedBallot, 'signingPublic' | 'custodians'>): BallotKeys | null {
  const [first, second] = custodians.map(({ key }) => key);
  return first === undefined || first === null || second === undefined || second === null
    ? null
    : { signing: signingPublic, custodians: [first, second] };
}

/** What of a ballot is not what its events committed to or does not follow from its opened ballots; asks no database. */
export const ballotFaults = ({ ballot, promises, roll, box }: WholeBallot, verifyToken: VerifyToken): Text[] => [
  ...brokenPromises(ballot, promises, roll),
  ...brokenBox(ballot, promises, box),
  ...box
    .filter((one) => !isGood(ballot, one, verifyToken))
    .map(() => ({ zh: '票箱中的每张票都有本次表决的凭证', en: 'a ballot in a box has a token of its ballot' })),
];

const isGood = (ballot: CheckedBallot, one: BoxedBallot, verifyToken: VerifyToken): boolean =>
  isOfBallot(one.prepared, ballot.id) &&
  tokenHashOf(one.prepared) === one.token &&
  verifyToken(ballot.signingPublic, one);

function brokenPromises(
  ballot: CheckedBallot,
  { prepared, opened, voided }: BallotPromises,
  roll: WholeBallot['roll'],
): Text[] {
  const keys = keysOf(ballot);
  const said: readonly (readonly [zh: string, en: string, boolean])[] = [
    ['表决事项与记录所载一致', 'a ballot asks what its event committed to', prepared?.form === formDigest(ballot.form)],
    [
      '投票人名册与锁定时一致',
      'the roll of a ballot is as it was frozen',
      opened === null || opened.roll === rollDigest(roll),
    ],
    [
      '表决的公钥与开始时一致',
      'the keys of a ballot are those it was opened with',
      opened === null || (keys !== null && opened.keys === keysFingerprint(ballot.id, keys)),
    ],
    [
      '作废的理由与记录所载一致',
      'a ballot is void for the reason its event committed to',
      voided === null || voided.reason === commitment(`${ballot.salt}:void`, ballot.voidReason ?? ''),
    ],
  ];
  return said.filter(([, , holds]) => !holds).map(([zh, en]) => ({ zh, en }));
}

function brokenBox(ballot: CheckedBallot, { closed, counted }: BallotPromises, box: readonly BoxedAndOpened[]): Text[] {
  if (ballot.state !== 'closed' && ballot.state !== 'counted') return [];
  const root = boxRoot(box);
  const sealed = closed?.root === root && closed.cast === box.length && ballot.boxRoot === root;
  const broken = sealed
    ? []
    : [{ zh: '关闭的票箱与记录所载一致', en: 'the box of a closed ballot is what its event committed to' }];
  if (ballot.state === 'closed') return broken;
  const opened = box.flatMap((one) => (one.opened === null ? [] : [one.opened]));
  const { result } = ballot;
  const right =
    result !== null &&
    counted?.result === resultDigest(result, opened) &&
    JSON.stringify(tallyBallots(ballot.form, opened)) === JSON.stringify(ordered(ballot, result.tally));
  return right
    ? broken
    : [...broken, { zh: '表决结果由开启的选票得出', en: 'the result of a ballot is what its opened ballots give' }];
}

/** jsonb keeps keys in an order of its own: the tally in that of the form. */
const ordered = ({ form }: CheckedBallot, tally: ReturnType<typeof tallyBallots>): object =>
  Object.fromEntries(
    form.questions.map(({ id, options }) => [
      id,
      Object.fromEntries(options.map((option) => [option, tally[id]?.[option]])),
    ]),
  );
