import { describe, expect, it } from 'vitest';
import { unseenFindings } from '#src/web/application/unseen-findings.ts';

const text = (zh: string) => ({ zh, en: zh });
const reason = text('还有2项必须改正的问题，见右侧清单。');

describe('findings of a refusal', () => {
  const detail = [
    { rule: 'M9', severity: 'error', path: '/answers/basic/fax', message: text('传真未填') },
    { rule: 'M10', severity: 'error', path: '/answers/basic/name', message: text('字库中没有“𠮷”') },
    { rule: 'A1.5', severity: 'warning', path: '/answers/economy', message: text('请核对') },
  ];
  it('are told where only the server can find them', () => {
    expect(unseenFindings({ code: 'findings', reason, detail }, [{ message: text('传真未填') }])).toEqual([
      text('字库中没有“𠮷”'),
    ]);
  });
  it('are not told twice, nor of other refusals, nor where they have another shape', () => {
    expect(unseenFindings({ code: 'findings', reason, detail }, detail)).toEqual([]);
    expect(unseenFindings({ code: 'wrong-state', reason, detail }, [])).toEqual([]);
    expect(unseenFindings({ code: 'findings', reason, detail: [{}, { severity: 'error' }] }, [])).toEqual([]);
  });
});
