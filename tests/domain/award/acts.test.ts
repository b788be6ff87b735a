import { describe, expect, it } from 'vitest';
import { awardActNames, awardActs, whyNotAct, type AwardFacts } from '#src/domain/award/acts.ts';
import { inOrder } from '#src/domain/award/order.ts';
import { contactWay } from '#src/domain/award/objection.ts';
import { publicationIn, withPublication, type Approval } from '#src/domain/award/publication.ts';
import { newestEdition } from '../../../scripts/write-rules.ts';

const approval: Approval = {
  number: '苏政复〔2020〕9号',
  date: '2020-09-29',
  scan: 'x',
  recordedBy: 'one',
  recordedAt: '2020-09-29T08:00:00.000Z',
  confirmedBy: null,
  confirmedAt: null,
};
const facts: AwardFacts = {
  state: 'noticed',
  standing: 2,
  approval: null,
  openObjections: 0,
  notice: { until: '2020-09-28', over: true },
  actorId: 'two',
};

describe('acts on an award [R6]', () => {
  it('are done only from the states of the table', () => {
    for (const act of awardActNames)
      for (const state of ['judging', 'deciding', 'decided', 'noticed', 'approved', 'conferred']) {
        const denial = whyNotAct(act, { ...facts, state, approval });
        expect([act, state, denial === null]).toEqual([
          act,
          state,
          (awardActs[act].from as readonly string[]).includes(state) && act !== 'record-approval',
        ]);
      }
  });

  it('publish nothing where no prize was decided on', () => {
    expect(whyNotAct('publish', { ...facts, state: 'decided', standing: 0 })?.code).toBe('wrong-state');
  });

  it('[X7] approve and confer only after the notice, with every objection settled, and by two persons', () => {
    const running = { ...facts, notice: { until: '2020-09-28', over: false } };
    expect(whyNotAct('record-approval', facts)).toBeNull();
    expect(whyNotAct('record-approval', running)?.reason.zh).toContain('公示期至2020-09-28');
    expect(whyNotAct('record-approval', { ...facts, openObjections: 1 })?.reason.zh).toContain('1件异议');
    expect(whyNotAct('record-approval', { ...facts, approval })?.code).toBe('conflict');
    expect(whyNotAct('confirm-approval', facts)?.code).toBe('wrong-state');
    expect(whyNotAct('confirm-approval', { ...facts, approval })).toBeNull();
    expect(whyNotAct('confirm-approval', { ...facts, approval, actorId: 'one' })?.code).toBe('conflict');
    expect(whyNotAct('confirm-approval', { ...running, approval })?.code).toBe('wrong-state');
    expect(whyNotAct('confer', { ...facts, state: 'approved', openObjections: 2 })?.code).toBe('wrong-state');
  });
});

describe('what is published', () => {
  it('is kept in the body beside what the decision wrote there', () => {
    const body = withPublication({ ballot: 1 }, { ...publicationIn({}), approval });
    expect(body).toMatchObject({ ballot: 1 });
    expect(publicationIn(body).approval).toEqual(approval);
    expect(() => publicationIn({ publication: { notice: 1 } })).toThrow();
  });

  it('stands in the order of prizes, then classes, then names', () => {
    const winner = (application: string, prize: string, of: string, name: string) => ({
      application,
      prize,
      class: of,
      name,
      region: '南京市',
      unit: null,
      post: null,
    });
    const given = [
      winner('1', 'nomination', 'organisation', '甲'),
      winner('2', 'award', 'individual', '乙'),
      winner('3', 'award', 'organisation', '丁'),
      winner('4', 'award', 'organisation', '丙'),
    ];
    expect(inOrder(given, newestEdition().file).map((one) => one.application)).toEqual(['4', '3', '2', '1']);
  });
});

describe('the contact of an objector', () => {
  it('is an e-mail address or a telephone number', () => {
    expect(contactWay('zhang@example.cn')).toBe('email');
    expect(contactWay('025-8800 0000')).toBe('telephone');
    expect(contactWay('13800000000')).toBe('telephone');
    for (const none of ['zhang', 'a@b', '<script>@x.cn', '12345', 'a@b.cn\nBcc: c@d.cn'])
      expect(contactWay(none)).toBeNull();
  });
});
