import type { DrawRecord, DrawRound } from '#src/domain/draw/record.ts';
import { failureWords, partyWords, purposeWords } from '#src/domain/draw/words.ts';

/** What a verified draw says, for the command line: failed rounds with who withheld, public value, order, digest. */
export function drawLines(record: DrawRecord, digest: string): string {
  const { id, title, purpose, redraws, round, order, openings } = record;
  const application = new Map(openings?.map((one) => [one.entry, one.application]));
  const { name, source, value } = round.publicValue;
  return [
    `抽签 draw ${id}: ${title.zh} ${title.en}`,
    `用途 purpose: ${purposeWords[purpose].zh} ${purposeWords[purpose].en}`,
    ...redraws.flatMap((failed) => [
      `第${failed.number}轮未成 round ${failed.number} failed: ${failureWords[failed.failed.reason].zh} ${failureWords[failed.failed.reason].en}`,
      ...withheldLines(failed),
    ]),
    `第${round.number}轮 round ${round.number}: ${round.parties.map(({ party }) => `${partyWords(party).zh} ${partyWords(party).en}`).join(', ')}`,
    `公开数值 public value: ${name.zh} ${name.en} = ${value ?? ''} (${source})`,
    ...(order ?? []).map((entry, index) => `${index + 1}\t${entry}\t${application.get(entry) ?? ''}`.trimEnd()),
    ...(openings === null ? ['对应关系尚未公开 entries not disclosed yet'] : []),
    `成立 holds: ${digest}`,
    '',
  ].join('\n');
}

const withheldLines = ({ parties }: DrawRound): readonly string[] =>
  parties.flatMap(({ party, withheld }) =>
    withheld === null ? [] : `  ${partyWords(party).zh} ${partyWords(party).en}: ${withheld.noted} (${withheld.at})`,
  );
