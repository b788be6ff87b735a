import { verifyAssignment } from '../assignment/proof.ts';
import { stageStream } from '../audit/stream.ts';
import { resultDigest } from '../judging/panel-result.ts';
import { placeIn } from './files.ts';
import { checking, type Checked } from './finding.ts';
import { actsOf, inEdition, said, type Judged } from './judged.ts';

/** Every proposal of panels keeps all rules, is worth what it says, and its prices prove that no other is worth more. */
export function checkAssignments(judged: Judged): Checked {
  const into = checking('assignments');
  for (const row of judged.tables.assignments) {
    into.one();
    const { faults, gap } = verifyAssignment(row.problem, row.result);
    for (const fault of faults) into.wrong(placeIn('assignments', row, '/result'), `编组方案不成立：${fault}`, fault);
    if (gap !== null && gap > 0)
      into.skip(
        placeIn('assignments', row, '/result/bound'),
        `方案可行，但价格没有证明它最优：与上界相差${gap}`,
        `these panels keep all rules, but their prices do not prove them best: the bound is ${gap} higher`,
      );
    const stream = stageStream({ ...inEdition(judged, ''), class: row.class, stage: row.stage });
    const act = actsOf(judged, stream).find((one) => one.act === 'propose' && said(one, 'digest') === row.digest);
    if (act === undefined || row.digest !== row.result['digest'])
      into.wrong(
        placeIn('assignments', row, '/digest'),
        '编组的操作记录中没有这个方案',
        'no act of the stage proposed these panels',
      );
    else if (said(act, 'problem') === undefined)
      into.skip(
        placeIn('assignments', row, '/problem'),
        '操作记录没有载明所用数据的摘要，数据未与之核对',
        'the act does not say from what data they were made; the data were not compared with it',
      );
    else if (said(act, 'problem') !== resultDigest(row.problem))
      into.wrong(
        placeIn('assignments', row, '/problem'),
        '编组所用的数据与操作记录所载的摘要不符：写入后被改动过',
        'the data they were made from do not have the digest that the act names: they were changed',
      );
  }
  return into.done();
}
