import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Call, Channel, CodeList, EditionFile } from '#src/definition/edition.ts';
import { WorkflowFile } from '#src/definition/workflow.ts';
import { readEditionFile } from './read.ts';

const edition = readEditionFile('edition.json', EditionFile);
const call = readEditionFile('call.json', Call);
const { channels } = readEditionFile('channels.json', z.strictObject({ channels: z.array(Channel) }));
const workflow = readEditionFile('workflow.json', WorkflowFile);
const shared = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

describe('the 2020 edition', () => {
  test('opens on 15 April and closes on 20 June in Shanghai time [N1]', () => {
    expect(edition.window).toEqual({ from: '2020-04-15', to: '2020-06-20' });
    expect(edition.timeZone).toBe('Asia/Shanghai');
  });

  test('counts eligibility to the last day of the window, to be confirmed [E1, P2]', () => {
    expect(edition.referenceDates['eligibility']).toMatchObject({ date: edition.window.to, toBeConfirmed: true });
  });

  test('has two prizes of at most ten each [N2]', () => {
    expect(edition.prizes.map(({ name, quota, counts }) => [name.zh, quota, counts])).toEqual([
      ['江苏省省长质量奖', 10, 'together'],
      ['江苏省省长质量奖提名奖', 10, 'together'],
    ]);
  });

  test('names code lists and criteria that are there', () => {
    for (const id of edition.codeLists) expect(CodeList.parse(shared(`codes/${id}.json`)).id).toBe(id);
    for (const id of edition.criteria) expect(shared(`criteria/${id}.json`)).toMatchObject({ id });
  });
});

describe('the channels', () => {
  test('are the thirteen cities, departments and the State-owned Assets Commission [R1]', () => {
    const { items } = CodeList.parse(shared('codes/city-jiangsu.json'));
    const cities = items.flatMap((item) => item.children ?? [item]).map((item) => item.code);
    const regions = channels.flatMap((channel) => (channel.kind === 'city' ? [channel.region] : []));
    expect(cities).toHaveLength(13);
    expect(regions).toEqual(cities);
    expect(channels.filter((channel) => channel.kind === 'sasac')).toHaveLength(1);
    expect(channels.some((channel) => channel.kind === 'department')).toBe(true);
    expect(new Set(channels.map((channel) => channel.id)).size).toBe(channels.length);
  });

  test('close before the window does, by days that are marked as demo values [N1]', () => {
    for (const { cutOff, toBeConfirmed } of channels) {
      expect(cutOff > edition.window.from && cutOff < edition.window.to).toBe(true);
      expect(toBeConfirmed).toBe(true);
    }
  });

  test('at the demo clock exactly one city has closed [N1]', () => {
    const today = edition.demoClock.slice(0, 10);
    expect(channels.filter((channel) => channel.cutOff < today).map((channel) => channel.kind)).toEqual(['city']);
  });
});

describe('the call', () => {
  const texts = call.sections.flatMap((section) => section.paragraphs).map((paragraph) => paragraph.zh);

  test('has number, issuer, date, bases, six parts and five attachments [N8]', () => {
    expect([call.number, call.issuer.zh, call.date]).toEqual([
      '苏质发委办函〔2020〕13号',
      '江苏省质量发展委员会办公室',
      '2020-04-15',
    ]);
    expect([call.bases.length, call.sections.length, call.attachments.length]).toEqual([3, 6, 5]);
    for (const basis of call.bases) expect(call.preamble?.[0]?.zh).toContain(basis.zh);
  });

  test('keeps the notice’s own way of naming the standard, and that no fee is asked [N4, N5]', () => {
    const part = texts.join('\n');
    expect(part).toContain('GB/T19580-2012《卓越绩效评价准则》和GB/T19579-2012《卓越绩效评价准则实施指南》');
    expect(part).toContain('不向申报组织和个人收取任何费用');
  });

  test('names no person and no real telephone [N6]', () => {
    expect(call.office).toMatchObject({ placeholder: true, telephone: '025-00000000', postcode: '210036' });
    expect(call.office.contact.zh).toContain('占位');
    expect(texts.filter((text) => /联系人|电话/u.test(text))).toEqual([]);
  });
});

describe('the states of a dossier', () => {
  const by = (id: string) => workflow.actions.find((action) => action.id === id);

  test('the applicant writes freely in the draft only, and after it only what a correction asks for [X1]', () => {
    expect(workflow.states.filter((state) => state.editable === 'all').map((state) => state.id)).toEqual(['draft']);
    expect(workflow.states.filter((state) => state.editable === 'corrections').map((state) => state.id)).toEqual([
      'correcting',
    ]);
  });

  test('every act joins states that exist, and every state can be reached [X1]', () => {
    const ids = workflow.states.map((state) => state.id);
    for (const { from, to } of workflow.actions) for (const id of [...from, to]) expect(ids).toContain(id);
    const reached = new Set([workflow.initial]);
    for (let round = 0; round < ids.length; round += 1) {
      for (const { from, to } of workflow.actions) if (from.some((id) => reached.has(id))) reached.add(to);
    }
    expect([...reached].toSorted()).toEqual(ids.toSorted());
  });

  test('only submitting brings a dossier to an office: in time, whole, sealed and without errors; a paper one is registered by an office [N1, M14, X1, X11]', () => {
    const handing = workflow.actions.filter((action) => action.effects.includes('hand-over'));
    expect(new Set(handing.map((action) => action.id))).toEqual(new Set(['submit', 'register-paper']));
    expect(by('register-paper')?.actors.every((actor) => /^(?:channel|province)\./u.test(actor))).toBe(true);
    expect(by('register-paper')?.guards).toEqual(['in-window']);
    expect(by('submit')).toMatchObject({
      from: ['sealed'],
      actors: ['owner'],
      effects: ['hand-over', 'issue-receipt', 'notify-applicant'],
    });
    expect(by('submit')?.guards.toSorted()).toEqual([
      'applicant-seals-complete',
      'digest-matches',
      'in-window',
      'no-errors',
    ]);
  });

  test('leaving the frozen states for the draft unlocks; entering the job locks [X1]', () => {
    for (const action of workflow.actions) {
      const locked = !action.from.includes('draft');
      if (action.to === 'draft' && locked) expect(action.effects).toContain('unlock');
      if (action.to === 'freezing') expect(action.effects).toContain('lock');
    }
  });
});
