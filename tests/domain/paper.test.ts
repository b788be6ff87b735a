import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieceAt, saysTheSame } from '#src/domain/dossier/page-piece.ts';
import { volumeContents, type FrozenContent } from '#src/domain/dossier/volume-content.ts';
import { isDenial } from '#src/domain/denial.ts';
import { readApplicantCode, readPersonNumber } from '#src/domain/workflow/paper-applicant.ts';
import { readMark } from '#src/domain/workflow/paper-mark.ts';
import { paperEdition } from '#src/domain/workflow/paper-only.ts';
import { judgePage, type PageFacts } from '#src/domain/workflow/paper-verdict.ts';
import {
  askedOnPaper,
  copiesOf,
  emptyBooking,
  firstArrival,
  owedOnPaper,
  staleCopies,
  type PaperArrival,
  type PaperBooking,
} from '#src/domain/workflow/paper.ts';
import { qrText } from '#src/documents/mark.ts';
import { newestEdition } from '../../scripts/write-rules.ts';

const edition = newestEdition();
const definition = edition.classes['organisation']!;
const digest = 'ab'.repeat(32);
const application = '0198c1e2-7000-7abc-8def-0123456789ab';
const mark = { application, revision: 2, volume: 'a', page: '17', digest };

describe('the mark of a page [X10]', () => {
  it('is read back as it is printed, whatever the page', () => {
    fc.assert(
      fc.property(
        fc.nat(9999),
        fc.constantFrom('a', 'b', 'form', 'holdingDeclaration'),
        fc.oneof(fc.integer({ min: 1, max: 9999 }).map(String), fc.constantFrom('i', 'iv', 'xcix')),
        (revision, volume, page) => {
          const text = qrText({ draft: false, application, revision, volume, digest, running: '', version: '' }, page);
          expect(readMark(text)).toEqual({ application, revision, volume, page, digest });
          expect(readMark(`${text.replace('LAUREL', 'laurel')}\n`)).toEqual({
            application,
            revision,
            volume,
            page,
            digest,
          });
        },
      ),
    );
  });
  it('never throws, and says of anything else what to do', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 12_000 })), (text) => {
        const read = readMark(text);
        expect('problem' in read && read.problem.zh.length > 5 && read.problem.en.length > 5).toBe(true);
      }),
    );
    const whole = qrText({ draft: false, ...mark, running: '', version: '' }, '17');
    for (let cut = 0; cut < whole.length; cut += 1) expect(readMark(whole.slice(0, cut))).toHaveProperty('problem');
    expect(readMark(qrText({ draft: true, ...mark, running: '', version: '' }, '17'))).toMatchObject({ digest: null });
  });
});

describe('what becomes of a page', () => {
  const facts: PageFacts = {
    otherEdition: null,
    volume: { zh: '申报册', en: 'Application' },
    digest,
    pages: 40,
    handedIn: 2,
    earlier: null,
  };
  const piece = { zh: '承诺书', en: 'Pledge' };
  it.each([
    ['right', mark, {}],
    ['edition', mark, { otherEdition: { zh: '2018年', en: '2018' } }],
    ['forged', { ...mark, digest: 'cd'.repeat(32) }, {}],
    ['forged', mark, { digest: null }],
    ['forged', mark, { volume: null }],
    ['forged', { ...mark, page: '41' }, {}],
    ['later', { ...mark, revision: 3 }, {}],
    ['kept', { ...mark, revision: 1 }, { earlier: { piece, same: true } }],
    ['outdated', { ...mark, revision: 1 }, { earlier: { piece, same: false } }],
    ['receipt', { ...mark, volume: 'receipt', page: '1' }, {}],
  ] as const)('is %s, in both languages with what to do', (verdict, of, change) => {
    const judged = judgePage(of, { ...facts, ...change });
    expect(judged.verdict).toBe(verdict);
    for (const text of [judged.title, judged.todo]) expect(Math.min(text.zh.length, text.en.length)).toBeGreaterThan(4);
  });
});

describe('a page of an earlier revision', () => {
  const frozen = (change: Partial<FrozenContent>): FrozenContent => ({
    definition,
    data: { format: 1, edition: '', class: 'organisation', answers: {}, evidence: [], reports: {}, files: {} },
    leaves: { cover: '1', pledge: '2', basic: '3', structure: '4' },
    ...change,
  });
  const before = frozen({});
  const now = frozen({ leaves: { ...before.leaves, basic: '5' } });
  const anchors = {
    'form:sheet:cover': 1,
    'sheet:cover': 1,
    'sheet:pledge': 5,
    'sheet:basic': 7,
    'report:overview': 20,
    'report:overview#1': 22,
    'files:structure.chart:0': 30,
  };

  it('belongs to the piece that begins last before it', () => {
    expect(['1', '4', '5', '7', '19', '23', '31', 'iv'].map((page) => pieceAt(anchors, page))).toEqual([
      { kind: 'leaf', leaf: 'cover' },
      { kind: 'leaf', leaf: 'cover' },
      { kind: 'leaf', leaf: 'pledge' },
      { kind: 'leaf', leaf: 'basic' },
      { kind: 'leaf', leaf: 'basic' },
      { kind: 'report', report: 'overview' },
      { kind: 'sheet', sheet: 'structure' },
      { kind: 'front' },
    ]);
  });
  it('is right where that says the same: sealed leaves that were kept, offices’ leaves, reports left alone', () => {
    const same = (page: string): boolean => saysTheSame(pieceAt(anchors, page), before, now);
    expect([same('5'), same('7'), same('20'), same('30'), same('ii')]).toEqual([true, false, true, true, false]);
    expect(saysTheSame({ kind: 'leaf', leaf: 'recommendation' }, before, now)).toBe(true);
    expect(saysTheSame({ kind: 'evidence' }, before, now)).toBe(true);
  });
  it('changes the volume that holds its sheet, and no other', () => {
    const [old, fresh] = [volumeContents(before), volumeContents(now)];
    expect([old['a'] === fresh['a'], old['b'] === fresh['b']]).toEqual([false, true]);
  });
});

const arrival = (change: Partial<PaperArrival>): PaperArrival => ({
  id: 'x',
  arrivedAt: '2020-06-01T00:00:00.000Z',
  bookedAt: '2020-06-01T00:00:00.000Z',
  by: 'clerk',
  revision: 1,
  contents: { a: 'A1', b: 'B1' },
  volumes: {},
  exchanged: {},
  media: { disc: 0, usb: 0 },
  packageDigest: null,
  missing: [],
  courier: null,
  remarks: null,
  struck: null,
  ...change,
});
const booking = (...arrivals: readonly PaperArrival[]): PaperBooking => ({ ...emptyBooking('province'), arrivals });

describe('what is owed on paper [M8, M13]', () => {
  const asked = askedOnPaper(edition, definition);
  const one = { a: 'A1', b: 'B1' };
  const two = { a: 'A2', b: 'B1' };
  it('is three of each and a disc, over as many arrivals as it takes', () => {
    expect(owedOnPaper(asked, booking(), one)).toMatchObject({ complete: false, medium: true });
    const all = booking(
      arrival({ volumes: { a: 3, b: 1 } }),
      arrival({ volumes: { b: 2 }, media: { disc: 0, usb: 1 }, arrivedAt: '2020-05-30T00:00:00.000Z' }),
    );
    expect(owedOnPaper(asked, all, one)).toMatchObject({ complete: true, volumes: [], medium: false });
    expect(firstArrival(all)?.toISOString()).toBe('2020-05-30T00:00:00.000Z');
  });
  it('is what a clerk said is missing, until a later arrival says otherwise', () => {
    const whole = { volumes: { a: 3, b: 3 }, media: { disc: 1, usb: 0 } };
    expect(owedOnPaper(asked, booking(arrival({ ...whole, missing: ['缺第35页'] })), one).complete).toBe(false);
    expect(
      owedOnPaper(asked, booking(arrival({ ...whole, missing: ['缺第35页'] }), arrival({ remarks: '已补' })), one)
        .complete,
    ).toBe(true);
  });
  it('counts copies of a changed volume once their pages were exchanged, and those of an unchanged one as they are', () => {
    const old = arrival({ volumes: { a: 3, b: 3 } });
    expect([
      copiesOf(booking(old), 'a', two),
      copiesOf(booking(old), 'b', two),
      staleCopies(booking(old), 'a', two),
    ]).toEqual([0, 3, 3]);
    const fresh = arrival({ revision: 2, contents: two, exchanged: { a: 2 } });
    expect([copiesOf(booking(old, fresh), 'a', two), staleCopies(booking(old, fresh), 'a', two)]).toEqual([2, 1]);
    // More copies cannot have been exchanged than lay here.
    const boast = arrival({ revision: 2, contents: two, exchanged: { a: 9 } });
    expect(copiesOf(booking(old, boast), 'a', two)).toBe(3);
  });
  it('never counts what was struck out', () => {
    const struck = { by: 'x', at: '', reason: 'wrong' };
    fc.assert(
      fc.property(fc.array(fc.record({ a: fc.nat(5), gone: fc.boolean() }), { maxLength: 6 }), (list) => {
        const all = booking(...list.map(({ a, gone }) => arrival({ volumes: { a }, struck: gone ? struck : null })));
        expect(copiesOf(all, 'a', one)).toBe(list.reduce((sum, { a, gone }) => sum + (gone ? 0 : a), 0));
      }),
    );
  });
  it('is nothing where the edition asks for no paper', () => {
    const { delivery: _delivery, ...paper } = edition.file.paper;
    expect(owedOnPaper(askedOnPaper({ file: { ...edition.file, paper } }, definition), booking(), {}).complete).toBe(
      true,
    );
  });
});

describe('an application on paper only [X11]', () => {
  it('is of the class without its content: leaves of the offices, and every row a person’s', () => {
    const paper = paperEdition(edition, 'organisation').classes['organisation']!;
    expect(paper.sheets).toEqual(['preliminaryOpinion', 'recommendation']);
    expect([paper.reports, paper.evidence, paper.loose, paper.checks.rules]).toEqual([[], [], [], []]);
    expect(new Set(paper.checks.rows.map((row) => row.by))).toEqual(new Set(['person']));
    expect(paper.volumes.map((volume) => volume.copies)).toEqual([3, 3]);
    expect(paperEdition(edition, 'organisation')).toBe(paperEdition(edition, 'organisation'));
  });
  it('has a code that fits its check digit, or one that the licence has so', () => {
    expect(readApplicantCode(' 91321100750099062e ', false)).toBe('91321100750099062E');
    expect(isDenial(readApplicantCode('913211007500990621', false))).toBe(true);
    expect(readApplicantCode('913211007500990621', true)).toBe('913211007500990621');
    for (const text of ['', '鼎'.repeat(18), '9132110075009906', '=1+1', '0'.repeat(5000)])
      expect(isDenial(readApplicantCode(text, true)), text.slice(0, 20)).toBe(true);
  });
  it('keeps no wrong identity number, and repeats none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}[\dX]$/u), (number) => {
        const read = readPersonNumber(number);
        if (isDenial(read)) expect(JSON.stringify(read)).not.toContain(number);
        else expect(read).toBe(number);
      }),
    );
  });
});
