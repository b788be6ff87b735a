import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { Criteria } from '#src/definition/criteria.ts';
import { Scale } from '#src/definition/scale.ts';
import { writeLetterDocx } from '#src/adapters/word/letter.ts';
import { consensusRecord } from '#src/documents/consensus-record.ts';
import type { LetterDocument } from '#src/documents/letter.ts';
import type { Renderer } from '#src/documents/print.ts';
import { letterRequest } from '#src/documents/render-letter.ts';
import { scoreSheetPrint } from '#src/documents/score-sheet.ts';
import { agreementOf } from '#src/domain/scoring/agreement.ts';
import { readScores } from '#src/domain/scoring/score-sheet.ts';
import { scoredSet } from '#src/domain/scoring/scored-items.ts';
import { readPdf, wordText } from './read-back.ts';
import { smallEdition as edition } from './small-edition.ts';
import { startRenderer } from './support.ts';

let renderer: Renderer;
beforeAll(() => {
  renderer = startRenderer();
});
afterAll(() => renderer.close());

const scale = Scale.parse(JSON.parse(readFileSync('scales/gbz19579-appc.json', 'utf8')));
const setOf = (file: string) => scoredSet(Criteria.parse(JSON.parse(readFileSync(`criteria/${file}.json`, 'utf8'))));
const pointed = setOf('gbt19580-2012');
const pointless = setOf('jiangsu-individual-2020');
const digest = 'ab'.repeat(32);
const members = ['温书衡', '顾行简', '梁知白'].map((name, index) => ({
  assessorId: `a${index}`,
  userId: null,
  name,
  lead: index === 0,
  state: 'clear' as const,
}));

/** A sheet that gives every item the same percent, with two comments. */
function bodyOf(set: typeof pointed, percent: number): Record<string, string | string[]> {
  const [first, second] = set.items;
  return {
    ...Object.fromEntries(set.items.map(({ clause }) => [`item/${clause}/percent`, String(percent)])),
    [`item/${first?.clause}/note`]: '措施逐月跟踪',
    notes: ['n1', 'n2'],
    'notes/n1/kind': 'strength',
    'notes/n1/item': first?.clause ?? '',
    'notes/n1/text': '高层领导亲自主持质量例会，措施逐月跟踪，并在年度报告中公开结果。',
    'notes/n2/kind': 'opportunity',
    'notes/n2/item': second?.clause ?? '',
    'notes/n2/text': '缺少与标杆的对比。',
  };
}
const judged = (set: typeof pointed) => ({
  edition,
  stage: { zh: '资料评审', en: 'Desk review' },
  applicant: '灯塔仪器有限公司',
  number: 'N-007',
  set,
  scale,
  places: 2,
  groundOf: ({ id }: { readonly id: string }) => (id === 'n1' ? '材料第12页“逐月跟踪”' : ''),
});
const sheetOf = (set: typeof pointed, percent = 55): LetterDocument =>
  scoreSheetPrint({
    ...judged(set),
    assessor: '温书衡',
    scores: readScores(bodyOf(set, percent)),
    state: 'submitted',
    version: 7,
    digest,
    at: new Date('2001-05-06T08:00:00Z'),
  });
function recordOf(set: typeof pointed, sealed: string | null): LetterDocument {
  const given = members.map(({ assessorId }, index) => ({
    assessor: assessorId,
    percents: Object.fromEntries(set.items.map(({ clause }) => [clause, 50 + index * 15])),
  }));
  const [first, second] = set.items;
  const consensus = readScores({
    ...bodyOf(set, 60),
    [`item/${first?.clause}/reason`]: '以现场数据为准',
    [`agree/${first?.clause}/a0`]: 'yes:60',
    [`agree/${first?.clause}/a1`]: 'yes:60',
    [`agree/${first?.clause}/a2`]: 'yes:60',
    [`agree/${second?.clause}/a2`]: 'no:60:缺少对比数据',
    [`discussed/${first?.clause}`]: 'yes',
  });
  return consensusRecord({
    ...judged(set),
    members,
    given,
    combined: Object.fromEntries(set.items.map(({ clause }) => [clause, '60'])),
    items: agreementOf(set, consensus, given, 20),
    notes: consensus.notes,
    digest: sealed,
    at: new Date('2001-05-06T08:00:00Z'),
  });
}
async function read(letter: LetterDocument): Promise<{ readonly text: string; readonly pages: number }> {
  const { pdf, pages } = await renderer.print(letterRequest(letter));
  if (process.env['LAUREL_LOOK'] !== undefined) {
    const name = `${process.env['LAUREL_LOOK']}/${letter.id}-${letter.sections[0]?.parts.length}-${pages}`;
    writeFileSync(`${name}.pdf`, pdf);
    writeFileSync(`${name}.docx`, await writeLetterDocx(letter, 1));
  }
  return { text: (await readPdf(pdf)).text, pages };
}

describe('the score sheet of one assessor', () => {
  test('has items, points, bands, comments with their ground, the total and a line to sign under the digest', async () => {
    const { text, pages } = await read(sheetOf(pointed));
    for (const words of [
      '资料评审个人评分表',
      '申报人：灯塔仪器有限公司（N-007）',
      '第7版',
      '55%',
      '第4档（50%—65%）',
      '总分1000550',
      '备注：措施逐月跟踪',
      '缺少与标杆的对比。',
      '材料第12页“逐月跟踪”',
      '改进空间',
      '签字',
    ])
      expect(text).toContain(words);
    // On every page: the tables repeat it.
    expect(text.split(digest).length - 1).toBeGreaterThanOrEqual(pages);
    const word = wordText(await writeLetterDocx(sheetOf(pointed), 1));
    expect(word).toContain(digest);
    expect(word).toContain('总分');
  });

  test('without points has bands and comments only: no percent, no points, no total', async () => {
    const { text } = await read(sheetOf(pointless));
    expect(text).toContain('第4档（50%—65%）');
    expect(text).toContain('缺少与标杆的对比。');
    expect(text).not.toMatch(/总分|得分|满分|百分数|55/u);
  });

  test('with items missing says so in the place of a total', async () => {
    const letter = scoreSheetPrint({
      ...judged(pointed),
      assessor: '温书衡',
      scores: readScores({ 'item/4.1.2/percent': '60' }),
      state: 'open',
      version: 1,
      digest,
      at: new Date('2001-05-06T08:00:00Z'),
    });
    const { text } = await read(letter);
    expect(text).toContain(`还有${pointed.items.length - 1}条没有评分，不计总分`);
    expect(text).toContain('尚未提交');
  });
});

describe('the record of a panel', () => {
  test('has members side by side, spread, reasons, who agreed and objected, totals and a line for each', async () => {
    const { text, pages } = await read(recordOf(pointed, digest));
    for (const words of [
      '资料评审合议记录',
      '温书衡（组长）、顾行简、梁知白',
      '50%65%80%60%',
      '30超限',
      '理由：以现场数据为准',
      '同意：全体',
      '不同意：梁知白（缺少对比数据）',
      '总分（满分1000）500650800600',
      '组长温书衡',
      '评审员梁知白',
    ])
      expect(text).toContain(words);
    expect(text.split(digest).length - 1).toBeGreaterThanOrEqual(pages);
  });

  test('without points has bands only, and before it is agreed it is a draft that nobody signs', async () => {
    const { text } = await read(recordOf(pointless, null));
    expect(text).toContain('第4档（50%—65%）');
    expect(text).toContain('草稿，不供签字');
    expect(text).not.toMatch(/总分|得分|满分|签字日期/u);
    const averaged = await read(
      consensusRecord({
        ...judged(pointed),
        members,
        given: [],
        combined: { '4.1.2': '170/3' },
        items: [],
        notes: [],
        digest,
        at: new Date('2001-05-06T08:00:00Z'),
      }),
    );
    expect(averaged.text).toContain('资料评审评分记录');
    expect(averaged.text).toContain('56.67%');
    expect(averaged.text).not.toContain('说明与表态');
  });
});
