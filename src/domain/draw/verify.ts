import { pathOf } from '#src/definition/problem.ts';
import { shapeProblems } from '#src/definition/shape-problems.ts';
import { entryId, orderOf } from './derive.ts';
import { partDigests } from './digests.ts';
import { DrawRecord } from './record.ts';
import { finding, type DrawFinding } from './finding.ts';
import { roundFindings } from './verify-round.ts';

/**
 * Whether anybody can believe a draw, from its record alone: everything that follows from something else is computed anew. Empty
 * where all holds and the draw has its result; each finding names its place as a JSON Pointer.
 */
export function verifyDraw(value: unknown): readonly DrawFinding[] {
  const read = DrawRecord.safeParse(value);
  if (!read.success)
    return shapeProblems(read.error).map(({ path, reason }) =>
      finding(path, `此处不符合抽签记录的格式：${reason}`, `this does not have the shape of a draw record: ${reason}`),
    );
  const record = read.data;
  return [
    ...partFindings(record),
    ...entryFindings(record),
    ...roundFindings(record),
    ...orderFindings(record),
    ...openingFindings(record),
  ];
}

function partFindings(record: DrawRecord): readonly DrawFinding[] {
  const real = partDigests(record);
  const changed = Object.keys(real).filter((path) => real[path] !== record.digests[path]);
  const unknown = Object.keys(record.digests).filter((path) => !Object.hasOwn(real, path));
  return [
    ...changed.map((path) =>
      finding(
        path,
        '此项与其摘要不符，写入后被改动过',
        'this part does not have its digest: it is not as it was written',
      ),
    ),
    ...unknown.map((path) =>
      finding(pathOf('digests', path), '摘要所指的部分不在记录中', 'the part this digest is of is not in the record'),
    ),
  ];
}

function entryFindings({ entries }: DrawRecord): readonly DrawFinding[] {
  return entries.flatMap((entry, index) =>
    index === 0 || (entries[index - 1] ?? '') < entry
      ? []
      : finding(`/entries/${index}`, '抽签代号重复或未按升序排列', 'the entries are not in ascending order, each once'),
  );
}

function orderFindings(record: DrawRecord): readonly DrawFinding[] {
  const { order, drawnAt } = record;
  if (order === null || drawnAt === null)
    return [
      order === null && drawnAt === null
        ? finding('/order', '抽签尚无结果', 'the draw has no result yet')
        : finding('/drawnAt', '结果与抽签时间须同时具备', 'a result and its time belong together'),
    ];
  const real = orderOf(record);
  if (real === null)
    return [
      finding('/order', '种子或公开数值不全，不可能有结果', 'there is a result without all seeds and the public value'),
    ];
  const wrong = real.findIndex((entry, index) => order[index] !== entry);
  const late = record.round.parties.flatMap(({ revealedAt }, index) =>
    revealedAt === null || revealedAt <= drawnAt
      ? []
      : finding('/drawnAt', `早于第${index + 1}方的揭示`, `it lies before the reveal of party ${index + 1}`),
  );
  if (wrong < 0 && order.length === real.length) return late;
  return [
    ...late,
    finding(
      wrong < 0 ? '/order' : `/order/${wrong}`,
      `由种子和公开数值算出的此位是${real[wrong] ?? '空'}`,
      `seeds and public value give ${real[wrong] ?? 'nothing'} in this place`,
    ),
  ];
}

function openingFindings(record: DrawRecord): readonly DrawFinding[] {
  const { id, entries, openings, disclosedAt, drawnAt } = record;
  if (openings === null || disclosedAt === null)
    return openings === null && disclosedAt === null
      ? []
      : [
          finding(
            '/disclosedAt',
            '对应关系与公开时间须同时具备',
            'openings and the time of disclosure belong together',
          ),
        ];
  const applications = openings.map(({ application }) => application);
  return [
    ...(drawnAt === null || disclosedAt < drawnAt
      ? [finding('/disclosedAt', '早于抽签结果', 'it lies before the result of the draw')]
      : []),
    ...(openings.length === entries.length
      ? []
      : [finding('/openings', '须恰好逐一对应每个代号', 'they must open each entry once')]),
    ...openings.flatMap(({ entry, application, salt }, index) => [
      ...(entry === entries[index]
        ? []
        : [finding(`/openings/${index}/entry`, '与同位的抽签代号不符', 'it is not the entry in the same place')]),
      ...(entryId(id, application, salt) === entry
        ? []
        : [
            finding(
              `/openings/${index}`,
              '由申报和盐值算出的不是此代号',
              'application and salt do not give this entry',
            ),
          ]),
      ...(applications.indexOf(application) === index
        ? []
        : [finding(`/openings/${index}/application`, '同一申报占了两个代号', 'one application has two entries')]),
    ]),
  ];
}
