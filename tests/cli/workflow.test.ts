import { mkdtempSync, readFileSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSteps } from '#src/definition/loader.ts';
import type { WorkflowFile } from '#src/definition/workflow.ts';
import { workflowPicture } from '#src/services/draw-workflow.ts';
import { run } from './laurel.ts';

const clone = resolve(import.meta.dirname, '../..');
const edition = join(clone, 'programmes/jiangsu-quality-award/2020');
const folder = mkdtempSync(join(tmpdir(), 'laurel-workflow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Checks the published edition after a change of one of its files. */
async function checked(file: string, change: (json: any) => void): Promise<{ code: number; out: string }> {
  for (const part of ['programmes', 'codes', 'criteria', 'scales', 'calendars'])
    cpSync(join(clone, part), join(folder, part), { recursive: true });
  const copy = join(folder, 'programmes/jiangsu-quality-award/2020');
  rmSync(join(copy, 'amendments'), { recursive: true });
  const path = join(copy, file);
  const json = JSON.parse(readFileSync(path, 'utf8'));
  change(json);
  writeFileSync(path, JSON.stringify(json));
  return await run('workflow', '--check', copy);
}
type Actions = WorkflowFile['actions'];

describe('laurel workflow --check', () => {
  it('says of each step of an edition how many states and acts it has', async () => {
    const { code, out } = await run('workflow', '--check', edition);
    expect(code).toBe(0);
    expect(out).toMatch(/2020 as published: \d+ states, \d+ rows of acts: no problems/u);
    expect(out).toMatch(/after amendment 1, .*: \d+ states, \d+ rows of acts, \d+ states mapped: no problems/u);
  });

  it.each<[string, string, (json: any) => void, RegExp]>([
    [
      'a state that nothing leads to',
      'workflow.json',
      ({ states }) => states.push({ ...states[0], id: 'lost' }),
      /no action leads to the state 'lost'/u,
    ],
    [
      'a state whose owner has no way on',
      'workflow.json',
      (json) => {
        for (const action of json.actions as Actions)
          if (action.from.includes('reviewed') && action.to !== 'reviewed')
            action.actors.splice(0, 9, 'province.leader');
      },
      /from the state 'reviewed' that its owner, government, may take/u,
    ],
    [
      'an act whose actor nobody can be',
      'authorities.json',
      (json) => {
        json.authorities = json.authorities.filter((one: any) => one.id !== 'province');
      },
      /nobody can take 'admit': the edition has no authority of province\.reviewer, province\.leader/u,
    ],
    [
      'an ambiguous act',
      'workflow.json',
      ({ actions }) => actions.push(actions.find((one: any) => one.id === 'accept')),
      /'accept' is ambiguous/u,
    ],
    [
      'a message that is told but not there',
      'messages.json',
      (json) => {
        json.messages = json.messages.filter((one: any) => one.id !== 'accepted');
      },
      /there is no message 'accepted'/u,
    ],
    [
      'a placeholder that nothing fills',
      'messages.json',
      (json) => {
        json.messages[0].text.zh += '{telephone}';
      },
      /'\{telephone\}' is not filled in/u,
    ],
    [
      'somebody who is told but sits nowhere',
      'authorities.json',
      (json) => {
        json.authorities = json.authorities.filter((one: any) => one.id !== 'province');
      },
      /tells 'province', but the edition has no authority of that side/u,
    ],
  ])('refuses %s, with the place', async (_what, file, change, problem) => {
    const { code, out } = await checked(file, change);
    expect(code).toBe(1);
    expect(out).toMatch(problem);
    expect(out).toMatch(/\d+ problems?\n$/u);
  });

  it('asks for one of its two ways', async () => {
    expect((await run('workflow')).code).toBe(2);
    expect((await run('workflow', '--check', edition, '--out', 'x.svg')).code).toBe(2);
    expect((await run('workflow', '--out', join(folder, 'x.svg'), '--edition', 'no/such')).code).toBe(2);
  });
});

describe('the picture of a workflow', () => {
  it('is an A4 page with every state and act in Chinese, in lanes by owner, the same each time', async () => {
    const file = join(folder, 'workflow.svg');
    expect((await run('workflow', '--out', file)).code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    const inForce = loadSteps(edition).at(-1)!;
    expect(svg).toBe(workflowPicture(inForce));
    expect(svg).toContain('width="297mm" height="210mm"');
    const words = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text).join('');
    for (const { title } of [
      ...inForce.workflow.states,
      ...inForce.workflow.actions.filter((one) => !one.from.includes(one.to)),
    ])
      expect(words, title.zh).toContain(title.zh);
    for (const lane of ['申报人', '渠道', '推荐单位', '主办单位']) expect(words).toContain(lane);
  });

  it('draws no box over another, and every line within the page', () => {
    for (const step of loadSteps(edition)) {
      const svg = workflowPicture(step);
      const boxes = [...svg.matchAll(/<g><rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" rx/gu)].map(
        ([, x, y, width, height]) => ({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) }),
      );
      expect(boxes).toHaveLength(step.workflow.states.length);
      for (const [index, a] of boxes.entries())
        for (const b of boxes.slice(index + 1))
          expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
            true,
          );
      for (const [, path = ''] of svg.matchAll(/<path d="(M[^"]*)" fill="none"/gu))
        for (const [, x] of path.matchAll(/[ML]([-\d.]+) /gu)) {
          expect(Number(x)).toBeGreaterThan(30);
          expect(Number(x)).toBeLessThan(1180);
        }
    }
  });
});
