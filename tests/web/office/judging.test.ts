import { assert, asyncProperty, constantFrom } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitmentOf, currentTerms } from '#src/domain/draw/derive.ts';
import { DrawRecord } from '#src/domain/draw/record.ts';
import { countsOf, inView, rowsOf } from '#src/web/office/judging/board-view.ts';
import { reasonWanted, whyNotSeated } from '#src/web/office/judging/draft-panel.ts';
import { nextDrawAct, whyNotDraw, witnessesFrom } from '#src/web/office/judging/draws/draw-state.ts';
import { commitmentTo, freshSeed } from '#src/web/office/judging/draws/seed.ts';
import { isPerson, nobodyTyped, personFrom, typedOf } from '#src/web/office/judging/pool/profile-form.ts';
import { hindranceOf, nextActOf, type StageActId } from '#src/web/office/judging/stage-acts.ts';
import { lineAfter, nothingSupposed, supposedBody } from '#src/web/office/judging/supposition.ts';
import type { BoardPage, ChoicePage, PanelPage } from '#src/web/office/judging/types.ts';

const title = { zh: '资料评审', en: 'Desk review' };
const board = (change: Partial<BoardPage> = {}, stage: Partial<BoardPage['stage']> = {}): BoardPage => ({
  stage: {
    id: 'desk',
    kind: 'desk',
    title,
    weight: '30',
    state: 'open',
    due: null,
    combine: 'consensus',
    size: 3,
    least: 2,
    signed: true,
    panelOf: null,
    ...stage,
  },
  candidates: ['a', 'b'].map((id) => ({ id, applicant: id, number: null, channel: null })),
  panels: [],
  result: null,
  acts: [],
  ...change,
});
type Member = PanelPage['members'][number];
const member = (assessor: string, change: Partial<Member> = {}): Member => ({
  assessor,
  name: assessor,
  lead: assessor === 'x',
  state: 'clear',
  sheet: 'open',
  ...change,
});
const panel = (application: string, state: PanelPage['state'], members: readonly Member[]): PanelPage => ({
  id: `panel-${application}`,
  application,
  applicant: application,
  number: null,
  state,
  digest: null,
  scan: null,
  members,
});
const all = { manage: true, confirm: true };
const whyNot = (id: StageActId, of: BoardPage, rights = all): string | null =>
  hindranceOf(id, of, rights)?.code ?? null;

describe('the board of a stage [R6]', () => {
  it('counts a panel as whole only with its least number and a lead, and whoever stood aside not at all', () => {
    const seats = [member('x'), member('y', { state: 'aside' })];
    const short = board({ panels: [panel('a', 'published', seats)] });
    expect(countsOf(short)).toMatchObject({ all: 2, short: 2, whole: 0, declared: 0 });
    const leaderless = board({ panels: [panel('a', 'draft', [member('y'), member('z')])] });
    expect(countsOf(leaderless).short).toBe(2);
  });

  it('goes on from declared to signed, each number a part of the one before', () => {
    const steps: readonly [PanelPage['state'], readonly Member[], object][] = [
      ['published', [member('x'), member('y', { state: 'asked' })], { whole: 1, declared: 0, submitted: 0 }],
      ['published', [member('x', { sheet: 'submitted' }), member('y')], { declared: 1, submitted: 0 }],
      ['agreeing', [member('x', { sheet: 'submitted' }), member('y', { sheet: 'unfinished' })], { submitted: 1 }],
      ['agreed', [member('x', { sheet: 'submitted' }), member('y', { sheet: 'submitted' })], { agreed: 1, signed: 0 }],
      ['signed', [member('x', { sheet: 'submitted' }), member('y', { sheet: 'submitted' })], { agreed: 1, signed: 1 }],
    ];
    for (const [state, members, counts] of steps) {
      const one = board({ panels: [panel('a', state, members)] });
      expect(countsOf(one)).toMatchObject(counts);
      expect(rowsOf(one).filter((row) => inView(row, 'all', one))).toHaveLength(2);
    }
  });

  it('offers the one act that leads on, and says why any other cannot be done now', () => {
    const drafts = ['a', 'b'].map((id) => panel(id, 'draft', [member('x'), member('y')]));
    const signed = ['a', 'b'].map((id) => panel(id, 'signed', [member('x'), member('y')]));
    expect(nextActOf(board({}, { state: 'preparing' }))).toBe('propose');
    expect(nextActOf(board({}, { state: 'preparing', panelOf: 'desk' }))).toBe('carry');
    expect(nextActOf(board({ panels: drafts }, { state: 'preparing' }))).toBe('publish');
    expect(nextActOf(board({ panels: signed }))).toBe('count');
    expect(nextActOf(board({ panels: signed }, { state: 'closed' }))).toBe('confirm');
    expect(nextActOf(board({}, { state: 'confirmed' }))).toBeNull();
    expect(whyNot('propose', board({ candidates: null }, { state: 'preparing' }))).toBe('earlier');
    expect(whyNot('propose', board({ panels: drafts }))).toBe('allPanels');
    expect(whyNot('publish', board({ panels: [panel('a', 'draft', [member('x')])] }))).toBe('short');
    expect(whyNot('publish', board({ panels: drafts }))).toBeNull();
    expect(hindranceOf('count', board({ panels: [signed[0]!] }), all)).toEqual({ code: 'unfinished', n: 1 });
    expect(whyNot('count', board({ panels: signed }), { manage: false, confirm: true })).toBe('handlers');
    const tied = { entries: [], waiting: ['a', 'b'], digest: '' };
    expect(whyNot('confirm', board({ result: tied }, { state: 'closed' }))).toBe('tie');
    expect(whyNot('confirm', board({}, { state: 'closed' }), { manage: true, confirm: false })).toBe('leader');
    expect(whyNot('reopen', board())).toBe('notCounted');
  });
});

describe('a panel changed by hand [A2.2]', () => {
  const choice = (change: Partial<ChoicePage> = {}): ChoicePage => ({
    id: 'x',
    name: 'x',
    employer: '',
    city: null,
    industries: [],
    qualifications: [],
    available: true,
    leads: true,
    fit: 0,
    load: 0,
    capacity: 8,
    conflicts: [],
    ...change,
  });
  const conflict = (weight: 'hard' | 'soft') => ({ source: 'employer' as const, weight, detail: { said: 'x' } });

  it('bars a hard conflict, and asks a reason for a soft one and for any change of a published panel', () => {
    expect(whyNotSeated(choice({ conflicts: [conflict('hard')] }), [], 3)).toBe('hard');
    expect(whyNotSeated(choice({ available: false }), [], 3)).toBe('unavailable');
    const soft = choice({ conflicts: [conflict('soft')] });
    expect(whyNotSeated(soft, [], 3)).toBeNull();
    const seats = [{ assessor: 'x', name: 'x', lead: true }];
    expect(whyNotSeated(soft, seats, 3)).toBe('alreadyIn');
    expect(whyNotSeated(choice({ id: 'z' }), seats, 1)).toBe('panelFull');
    expect(reasonWanted(null, seats, [choice()])).toBeNull();
    expect(reasonWanted(null, seats, [soft])).toBe('softReason');
    expect(reasonWanted(panel('a', 'published', []), seats, [])).toBe('publishedReason');
    const full = choice({ load: 8, capacity: 8 });
    expect(reasonWanted(null, seats, [full])).toBe('fullReason');
    expect(reasonWanted(null, seats, [{ ...full, load: 7 }])).toBeNull();
  });
});

describe('a ranking tried otherwise [A4.1]', () => {
  it('sends only what was changed, and draws the line after the last that goes on', () => {
    expect(supposedBody(nothingSupposed)).toEqual({});
    expect(supposedBody({ weights: { desk: ' 40 ' }, combine: {}, without: 'x' })).toEqual({
      weights: { desk: '40' },
      without: 'x',
    });
    expect(lineAfter([{ goes: 'in' }, { goes: 'tied' }, { goes: 'out' }])).toBe(0);
    expect(lineAfter([{ goes: 'in' }, { goes: 'in' }])).toBeNull();
    expect(lineAfter([{ goes: null }])).toBeNull();
  });
});

const instant = '2020-07-01T02:00:00.000Z';
const party = (name: string, change: object = {}) => ({
  party: name,
  commitment: null,
  committedAt: null,
  seed: null,
  revealedAt: null,
  withheld: null,
  ...change,
});
const record = (parties: readonly object[], change: object = {}, value: string | null = null): DrawRecord =>
  DrawRecord.parse({
    format: 1,
    id: 'draw-1',
    programme: 'p',
    edition: '2020',
    purpose: 'tie',
    title,
    entries: ['1'.repeat(64), '2'.repeat(64)],
    witnesses: [],
    redraws: [],
    round: {
      number: 1,
      openedAt: instant,
      publicValue: {
        name: title,
        source: '报纸',
        knownFrom: instant,
        value,
        enteredAt: value === null ? null : instant,
      },
      revealBy: instant,
      parties,
    },
    order: null,
    drawnAt: null,
    openings: null,
    disclosedAt: null,
    digests: {},
    ...change,
  });

describe('a draw in the browser [R6]', () => {
  const open = record([party('province'), party('supervision')]);

  it('commits by the very formula that verifies it, also after a round that failed', async () => {
    const failed = {
      ...open.round,
      failed: { at: instant, reason: 'withheld' },
    };
    const again = record([party('province'), party('supervision')], { redraws: [failed] });
    await assert(
      asyncProperty(constantFrom(open, again), constantFrom('province', 'supervision'), async (draw, who) => {
        const seed = freshSeed();
        expect(seed).toMatch(/^[0-9a-f]{64}$/u);
        expect(await commitmentTo(draw, who, seed)).toBe(commitmentOf(currentTerms(draw), who, seed));
      }),
      { numRuns: 30 },
    );
  });

  it('lets each party do its own, in turn', () => {
    const leader = { party: 'province', manage: false } as const;
    const handler = { party: null, manage: true } as const;
    expect(nextDrawAct(open)).toBe('commit');
    expect(whyNotDraw('commit', open, leader)).toBeNull();
    expect(whyNotDraw('commit', open, handler)).toBe('notParty');
    expect(whyNotDraw('enter-value', open, handler)).toBe('notAllCommitted');
    const sealed = { commitment: '3'.repeat(64), committedAt: instant };
    const committed = [party('province', sealed), party('supervision', sealed)];
    expect(whyNotDraw('commit', record(committed), leader)).toBe('already');
    expect(whyNotDraw('reveal', record(committed), leader)).toBe('notEntered');
    expect(whyNotDraw('enter-value', record(committed), handler)).toBeNull();
    const entered = record(committed, {}, '2883.74');
    expect(whyNotDraw('reveal', entered, leader)).toBeNull();
    expect(whyNotDraw('draw', entered, handler)).toBe('notAllRevealed');
    const drawn = record(committed, { order: ['1'.repeat(64)], drawnAt: instant }, '2883.74');
    expect(whyNotDraw('draw', drawn, handler)).toBe('drawn');
    expect(whyNotDraw('disclose', drawn, handler)).toBeNull();
    expect(whyNotDraw('disclose', drawn, leader)).toBe('handlers');
  });

  it('reads witnesses line by line and leaves a name for the pen', () => {
    expect(witnessesFrom('公证员 某某\n\n 监督 ')).toEqual([
      { role: { zh: '公证员', en: '公证员' }, name: '某某' },
      { role: { zh: '监督', en: '监督' }, name: '' },
    ]);
  });
});

describe('an assessor as typed', () => {
  it('comes back as it was known', () => {
    const known = {
      name: '温书衡',
      active: false,
      profile: {
        industries: ['C345', 'I651'],
        categories: [],
        employer: '某研究院',
        formerEmployers: ['甲', '乙'],
        bodies: [],
        qualifications: ['评审师'],
        city: null,
        years: 12,
      },
    };
    expect(personFrom(typedOf(known))).toEqual(known);
    expect(isPerson(nobodyTyped)).toBe(false);
    expect(isPerson({ ...nobodyTyped, name: 'x', years: 'many' })).toBe(false);
  });
});
