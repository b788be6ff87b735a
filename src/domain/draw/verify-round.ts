import { termsDigest } from './derive.ts';
import { failureOf, opens } from './failure.ts';
import { finding, type DrawFinding } from './finding.ts';
import { roundsOf, type DrawParty, type DrawRecord, type DrawRound } from './record.ts';
import { failureWords, partyWords } from './words.ts';

/** What does not hold within and between the rounds of a draw. */
export function roundFindings(record: DrawRecord): readonly DrawFinding[] {
  return roundsOf(record).flatMap((round, index) => {
    const failed = record.redraws[index]?.failed;
    const at = failed === undefined ? '/round' : `/redraws/${index}`;
    const terms = termsDigest(record, index);
    return [
      ...numberFindings(record, round, index, at),
      ...partiesFindings(record, round, at),
      ...timeFindings(round, at),
      ...(failed === undefined ? currentFindings(round, terms, at) : failedFindings(round, terms, failed, at)),
    ];
  });
}

function numberFindings(record: DrawRecord, round: DrawRound, index: number, at: string): readonly DrawFinding[] {
  const before = record.redraws[index - 1]?.failed.at;
  return [
    ...(round.number === index + 1
      ? []
      : [finding(`${at}/number`, `应为第${index + 1}轮`, `it should be round ${index + 1}`)]),
    ...(before === undefined || before <= round.openedAt
      ? []
      : [finding(`${at}/openedAt`, '早于上一轮的结束', 'it lies before the end of the round before')]),
  ];
}

function partiesFindings(record: DrawRecord, { parties }: DrawRound, at: string): readonly DrawFinding[] {
  const keys = parties.map(({ party }) => party);
  const others = record.round.parties.map(({ party }) => party);
  const same = keys.length === others.length && keys.every((key, index) => key === others[index]);
  return [
    ...(same ? [] : [finding(`${at}/parties`, '各轮的各方须相同', 'the parties of all rounds must be the same')]),
    ...keys.flatMap((key, index) =>
      keys.indexOf(key) === index
        ? []
        : finding(`${at}/parties/${index}/party`, '同一方出现两次', 'a party is there twice'),
    ),
  ];
}

/** A place in time with its pointer; null where it did not happen. */
type Moment = readonly [path: string, at: string | null];

function timeFindings(round: DrawRound, at: string): readonly DrawFinding[] {
  const { openedAt, publicValue, revealBy, parties } = round;
  const opened: Moment = [`${at}/openedAt`, openedAt];
  const known: Moment = [`${at}/publicValue/knownFrom`, publicValue.knownFrom];
  const last: Moment = [`${at}/revealBy`, revealBy];
  const entered: Moment = [`${at}/publicValue/enteredAt`, publicValue.enteredAt];
  return [
    ...inOrder(opened, known, true),
    ...inOrder(known, last, true),
    ...together(entered, publicValue.value),
    ...inOrder(known, entered, false),
    ...inOrder(entered, last, false),
    ...parties.flatMap((party, index) => {
      const committed: Moment = [`${at}/parties/${index}/committedAt`, party.committedAt];
      const revealed: Moment = [`${at}/parties/${index}/revealedAt`, party.revealedAt];
      return [
        ...together(committed, party.commitment),
        ...together(revealed, party.seed),
        ...inOrder(opened, committed, false),
        ...inOrder(committed, known, true, committed),
        ...revealFindings(round, revealed),
        ...inOrder(entered, revealed, false),
        ...inOrder(revealed, last, false, revealed),
      ];
    }),
  ];
}

/** A seed was revealed only once all had committed and the public value stood there. */
function revealFindings({ parties, publicValue }: DrawRound, [path, revealed]: Moment): readonly DrawFinding[] {
  if (revealed === null) return [];
  return publicValue.value === null || parties.some(({ commitment }) => commitment === null)
    ? [finding(path, '揭示时承诺或公开数值不全', 'a seed was revealed without all commitments and the public value')]
    : [];
}

function inOrder(
  [earlierPath, earlier]: Moment,
  [laterPath, later]: Moment,
  strictly: boolean,
  blamed: Moment = [laterPath, later],
): readonly DrawFinding[] {
  if (earlier === null || later === null || earlier < later || (!strictly && earlier === later)) return [];
  return [
    finding(
      blamed[0],
      `时间次序有误：${earlierPath} 应先于 ${laterPath}`,
      `times out of order: ${earlierPath} comes before ${laterPath}`,
    ),
  ];
}

const together = ([path, at]: Moment, what: string | null): readonly DrawFinding[] =>
  (at === null) === (what === null)
    ? []
    : [finding(path, '内容与时间须同时具备', 'what happened and its time belong together')];

/** In the round that counts every seed opens its commitment and nothing was withheld. */
function currentFindings({ parties }: DrawRound, terms: string, at: string): readonly DrawFinding[] {
  return parties.flatMap((one, index) => [
    ...(opens(terms, one) ? [] : [notOpened(`${at}/parties/${index}/seed`, one)]),
    ...(one.withheld === null
      ? []
      : [
          finding(
            `${at}/parties/${index}/withheld`,
            '该方未按时承诺或揭示，本轮须重抽',
            'this party withheld: the round has to be drawn again',
          ),
        ]),
  ]);
}

const notOpened = (path: string, { party }: DrawParty): DrawFinding =>
  finding(
    path,
    `${partyWords(party).zh}揭示的种子与承诺不符（或抽签的设定被改动）`,
    `the seed of ${partyWords(party).en} does not open its commitment (or what it was committed for was changed)`,
  );

/** A failed round failed for the reason it gives, and whoever withheld is written down: nobody else. */
function failedFindings(
  round: DrawRound,
  terms: string,
  failed: DrawRecord['redraws'][number]['failed'],
  at: string,
): readonly DrawFinding[] {
  const failure = failureOf(round, terms, failed.at);
  const silent = failure?.reason === 'withheld' ? failure.parties : [];
  return [
    ...(failure?.reason === failed.reason
      ? []
      : [
          finding(
            `${at}/failed/reason`,
            `按记录，本轮${failure === null ? '没有失败' : `失败的原因是：${failureWords[failure.reason].zh}`}`,
            `by the record ${failure === null ? 'this round had not failed' : failureWords[failure.reason].en}`,
          ),
        ]),
    ...round.parties.flatMap(({ party, withheld }, index) => {
      const path = `${at}/parties/${index}/withheld`;
      if ((withheld !== null) !== silent.includes(party))
        return finding(path, '未按时承诺或揭示的记录与实际不符', 'that a party withheld is not recorded as it was');
      if (withheld === null) return [];
      const due = failureOf(round, terms, withheld.at);
      return withheld.at <= failed.at && due?.reason === 'withheld'
        ? []
        : finding(`${path}/at`, '记录的时间不对', 'it was recorded before its time or after the round');
    }),
  ];
}
