import { awardStream, objectionStream } from '../audit/stream.ts';
import { compare } from './differences.ts';
import { fileOf, placeIn } from './files.ts';
import { checking, type Checked } from './finding.ts';
import { actsOf, inEdition, lastAct, said, type Judged } from './judged.ts';

const from = { zh: '异议的操作记录', en: 'the acts of the objection' };

/** What an objection says and how it was decided is what its acts tell; what a decision did stands with the award. */
export function checkObjections(judged: Judged): Checked {
  const into = checking('objections');
  for (const row of judged.tables.objections) {
    into.one();
    const stream = objectionStream(inEdition(judged, row.id));
    const arrived = lastAct(judged, stream, 'arrive');
    const { application_id: application, number } = row;
    const facts = row.body['facts'];
    compare(into, placeIn('objections', row), { application, number, facts }, arrived?.details, from);
    const decide = lastAct(judged, stream, 'decide');
    const { result, effect, reason, until } = (decide?.details ?? {}) as Readonly<Record<string, unknown>>;
    const decision = decide === null ? undefined : { result, effect, reason, until };
    compare(into, placeIn('objections', row, '/body/decision'), row.body['decision'], decision, from);
    const answer = said(lastAct(judged, stream, 'answer'), 'answer');
    compare(into, placeIn('objections', row, '/body/answer'), row.body['answer'], answer, from);
    if (effect !== 'withdrawn') continue;
    const award = awardStream(judged.source.programme, judged.source.edition);
    if (!actsOf(judged, award).some(({ act, details }) => act === 'withdraw' && details['objection'] === number))
      into.wrong(
        placeIn('objections', row, '/body/decision/effect'),
        '撤出奖项的决定没有执行',
        'that the prize is withdrawn was decided, but no act did it',
      );
  }
  if (judged.tables.objections.length > 0)
    into.skip(
      { file: fileOf('objections') },
      '异议人的身份和所附材料不导出，未核对',
      'who objects, and the files that came with it, are not exported and were not checked',
    );
  return into.done();
}
