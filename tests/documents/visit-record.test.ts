import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import type { Renderer } from '#src/documents/print.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import { visitPrint } from '#src/documents/visit-record.ts';
import { readVisitRecord } from '#src/domain/visit/visit-record.ts';
import { readPdf, wordText } from './read-back.ts';
import { smallEdition as edition } from './small-edition.ts';
import { startRenderer } from './support.ts';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

const sha = 'ab'.repeat(32);
const body = {
  plan: ['p1', 'p2'],
  'plan/p1/day': '2001-06-18',
  'plan/p1/from': '09:00',
  'plan/p1/to': '11:30',
  'plan/p1/place': '一号厂区总装车间',
  'plan/p1/who': '全体组员',
  'plan/p1/what': '查看过程控制点和检验记录',
  'plan/p2/day': '2001-06-18',
  'plan/p2/what': '末次会议',
  issues: ['i1', 'i2'],
  'issues/i1/item': '4.7.2',
  'issues/i1/verify': '主要质量指标与标杆对比的数据来源',
  'issues/i1/quote': '产品一次交验合格率连续三年高于行业平均水平',
  'issues/i1/found': '有行业协会年报和本厂台账，三年数据相符；标杆值只有两年。',
  'issues/i1/verdict': 'partly',
  'issues/i2/item': '4.1.2',
  'issues/i2/verify': '高层领导每月主持质量例会',
  documents: ['d1'],
  'documents/d1/title': '质量月报',
  'documents/d1/mark': 'ZL-2000-07',
  interviews: ['v1'],
  'interviews/v1/day': '2001-06-18',
  'interviews/v1/role': '总装车间检验员',
  'interviews/v1/what': '能说明关键工序的控制要求和异常处置办法。',
  requests: ['r1'],
  'requests/r1/asked': '近三年顾客满意度调查原始问卷',
  'requests/r1/askedOn': '2001-06-18',
  'requests/r1/due': '2001-06-20',
  'requests/r1/answered': '已提供三年问卷汇总和抽样原件',
  'requests/r1/answeredOn': '2001-06-19',
  photos: ['f1', 'f2'],
  'photos/f1/file': sha,
  'photos/f1/caption': '总装车间看板',
  'photos/f1/day': '2001-06-18',
  'photos/f1/consentBy': '生产部负责人',
  'photos/f1/consentHow': 'spoken',
  'photos/f2/caption': '还没有上传的照片',
  'opening/day': '2001-06-18',
  'opening/present': '评审组全体，公司管理层和各部门负责人',
  'closing/day': '2001-06-19',
  'closing/present': '评审组全体，公司管理层',
  'closing/remarks': '向申报人反馈了现场印象，未涉及分数。',
  'report/category/4.1': '高层领导对质量的参与在现场得到印证。',
  'report/whole': '现场情况与申报材料基本一致。\n标杆对比的数据尚不完整。',
};
const print = () =>
  visitPrint({
    edition,
    stage: '现场评审',
    applicant: '示例精密机械有限公司',
    number: 'A-001',
    members: [
      { name: '温书衡', lead: true },
      { name: '顾行简', lead: false },
    ],
    record: readVisitRecord(body),
    set: {
      maximum: null,
      items: [],
      categories: [{ clause: '4.1', title: { zh: '领导', en: 'Leadership' }, items: [] }],
    },
    digest: sha,
    at: new Date('2001-06-19T10:00:00Z'),
  });
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

describe('[R6] the printed record of a site visit', () => {
  test('has meetings, plan, issues with verdicts, logs, consent, report, digest, and lines for panel and applicant', async () => {
    const { pdf } = await renderer.print(letterRequest(print()));
    const word = bare(wordText(await writeLetterDocx(print())));
    for (const text of [(await readPdf(pdf)).text, word]) {
      for (const part of [
        '现场评审记录',
        '示例精密机械有限公司（A-001）',
        '温书衡（组长）、顾行简',
        '2001年6月19日',
        '09:00—11:30',
        '产品一次交验合格率连续三年高于行业平均水平',
        '部分属实',
        '总装车间检验员',
        '2001年6月20日',
        '生产部负责人（口头同意）',
        '领导',
        '标杆对比的数据尚不完整。',
        '申报人代表',
        sha,
      ])
        expect(text).toContain(bare(part));
      // A photograph that does not lie in the record is not claimed.
      expect(text).not.toContain('还没有上传的照片');
    }
  });
});
