import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoredSet } from '#src/domain/scoring/scored-items.ts';
import { refuseVisit } from '#src/domain/visit/refuse-visit.ts';
import { readVisitPath, visitLists, visitPath } from '#src/domain/visit/visit-path.ts';
import { lackOfVisit, readVisitRecord, whyNotVisited } from '#src/domain/visit/visit-record.ts';

const sha = 'a'.repeat(64);
const set: ScoredSet = {
  maximum: 100,
  items: [{ clause: '4.1.2', title: { zh: '高层', en: 'Leaders' }, kind: 'process', points: 100, category: '4.1' }],
  categories: [{ clause: '4.1', title: { zh: '领导', en: 'Leadership' }, items: ['4.1.2'] }],
};

/** Whether a value may be laid at a path of a record that says `body` besides. */
function refused(path: string, value: string | readonly string[], body: Record<string, string> = {}) {
  const target = {
    set,
    limits: { textBytes: 1000, rows: 3 },
    after: { ...body, [path]: value },
    pictures: new Set([sha]),
  };
  return refuseVisit({ path, value, seen: 0 }, target);
}

describe('[R6] the places of a visit record', () => {
  it('every part of every list can be written, and nothing else', () => {
    for (const [list, parts] of Object.entries(visitLists)) {
      expect(readVisitPath(list, [])).toEqual({ at: 'list', list });
      for (const part of Object.keys(parts)) expect(readVisitPath(`${list}/x1/${part}`, [])?.at, part).toBe('value');
    }
    for (const wrong of [
      'plan/x1',
      'plan/x1/file',
      'plan/X/day',
      'opening',
      'opening/day/x',
      'report',
      'report/category/9',
      'photos/x/__proto__',
      'constructor',
      'plan/x1/day/y',
    ])
      expect(readVisitPath(wrong, ['4.1']), wrong).toBeNull();
    expect(readVisitPath(visitPath.category('4.1'), ['4.1'])).not.toBeNull();
  });

  it('any path and any text is answered, never thrown at', () => {
    const heads = fc.constantFrom(...Object.keys(visitLists), 'opening', 'report', 'x');
    const path = fc
      .tuple(heads, fc.array(fc.string({ maxLength: 6 }), { maxLength: 3 }))
      .map(([head, more]) => [head, ...more].join('/'));
    fc.assert(
      fc.property(path, fc.oneof(fc.string(), fc.array(fc.string())), (at, value) => {
        const denial = refused(at, value);
        if (denial !== null) expect(denial).toMatchObject({ code: 'invalid', detail: { path: at } });
      }),
    );
  });

  it.each([
    ['plan/p1/day', '2020-06-18', '2020-02-30'],
    ['plan/p1/from', '09:30', '24:00'],
    ['issues/i1/item', '4.1.2', '4.9'],
    ['issues/i1/verdict', 'partly', 'perhaps'],
    ['issues/i1/anchor', '{"kind":"field","sheet":"s","path":"p"}', '{}'],
    ['requests/r1/due', '2020-06-20', 'tomorrow'],
  ])('%s takes %s and refuses %s; an empty text clears it', (path, good, bad) => {
    expect(refused(path, good)).toBeNull();
    expect(refused(path, '')).toBeNull();
    expect(refused(path, bad)?.code).toBe('invalid');
  });

  it('lists hold ids within the limit; comments may be another member’s', () => {
    expect(refused('plan', ['a', 'b'])).toBeNull();
    expect(refused('issues/i1/from', ['assessor-1:n1', 'n2'])).toBeNull();
    for (const wrong of [['A'], ['a', 'a'], ['a', 'b', 'c', 'd'], 'a'])
      expect(refused('plan', wrong)?.code).toBe('invalid');
  });
});

describe('photographs only with consent [R6]', () => {
  const consent = { 'photos/p1/consentBy': '生产部负责人', 'photos/p1/consentHow': 'spoken' };

  it('a photograph is laid in only with who agreed and how, and only one that is there', () => {
    expect(refused('photos/p1/file', sha)?.reason.zh).toContain('同意');
    expect(refused('photos/p1/file', sha, { 'photos/p1/consentBy': '生产部负责人' })).not.toBeNull();
    expect(refused('photos/p1/file', sha, consent)).toBeNull();
    expect(refused('photos/p1/file', 'b'.repeat(64), consent)?.reason.zh).toContain('没有这张照片');
  });

  it('the consent stays as long as the photograph lies there', () => {
    expect(refused('photos/p1/consentBy', '', { ...consent, 'photos/p1/file': sha })).not.toBeNull();
    expect(refused('photos/p1/consentBy', '', consent)).toBeNull();
    expect(refused('photos/p1/file', '', consent)).toBeNull();
  });
});

describe('what closes a visit [R6]', () => {
  const whole = {
    'opening/day': '2020-06-18',
    'opening/present': '评审组全体，公司管理层',
    'closing/day': '2020-06-19',
    'closing/present': '评审组全体，公司管理层',
    'report/whole': '现场情况与材料基本一致。',
  };

  it('opening, closing and report, each with what it needs', () => {
    expect(whyNotVisited(whole)).toBeNull();
    expect(lackOfVisit({})).toEqual(['opening', 'closing', 'report']);
    expect(lackOfVisit({ ...whole, 'opening/present': ' ' })).toEqual(['opening']);
    expect(lackOfVisit({ ...whole, 'closing/day': '' })).toEqual(['closing']);
    expect(whyNotVisited({ ...whole, 'report/whole': '' })).toMatchObject({
      code: 'findings',
      detail: { visit: ['report'] },
    });
  });

  it('the record reads back what was written, with the ground of what is verified', () => {
    const ground = { kind: 'field', sheet: 'basic', path: 'revenue' };
    const record = readVisitRecord({
      ...whole,
      issues: ['i1'],
      'issues/i1/from': ['n1'],
      'issues/i1/verify': '核对年度统计口径',
      'issues/i1/verdict': 'partly',
      'issues/i1/anchor': JSON.stringify(ground),
      'report/category/4.1': '领导作用突出。',
    });
    expect(record.issues).toMatchObject([
      { comments: ['n1'], ground, judged: 'partly', verify: '核对年度统计口径', found: '' },
    ]);
    expect(record.categories).toEqual({ '4.1': '领导作用突出。' });
    expect(record.plan).toEqual([]);
  });
});
