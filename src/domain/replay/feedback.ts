import { feedbackStream } from '../audit/stream.ts';
import { resultDigest } from '../judging/panel-result.ts';
import { compare } from './differences.ts';
import { placeIn } from './files.ts';
import { checking, type Checked } from './finding.ts';
import { inEdition, lastAct, said, type Judged } from './judged.ts';

/** A report that was released is the one whose digest its act names, and of a panel of its application. */
export function checkFeedback(judged: Judged): Checked {
  const into = checking('feedback');
  for (const row of judged.tables.feedback) {
    if (row.state !== 'released') {
      into.skip(
        placeIn('feedback', row),
        '反馈报告尚未发布，未核对',
        'the report is not released yet and was not checked',
      );
      continue;
    }
    into.one();
    const released = lastAct(judged, feedbackStream(inEdition(judged, row.application_id)), 'release');
    compare(into, placeIn('feedback', row, '/digest'), row.digest, said(released, 'digest'), {
      zh: '发布报告的操作记录',
      en: 'the act that released it',
    });
    compare(into, placeIn('feedback', row, '/body'), resultDigest(row.body), row.digest, {
      zh: '报告的摘要',
      en: 'the digest of the report',
    });
    if (!judged.tables.panels.some(({ id, application_id: of }) => id === row.panel_id && of === row.application_id))
      into.wrong(placeIn('feedback', row, '/panel_id'), '申报没有这个评审组', 'the application has no such panel');
  }
  return into.done();
}
