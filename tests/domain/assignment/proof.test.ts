import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentDigest, type Assignment } from '#src/domain/assignment/assignment.ts';
import { pairsOf } from '#src/domain/assignment/pairs.ts';
import { scaleOf } from '#src/domain/assignment/objective.ts';
import { boundAt } from '#src/domain/assignment/market.ts';
import type { AssignmentProblem } from '#src/domain/assignment/problem.ts';
import { verifyAssignment } from '#src/domain/assignment/proof.ts';
import { assigned, problems } from './small-problems.ts';

const crossing = problems({ assessors: 6, applications: 4, crossing: true });

/** One change of one place. */
const change = fc.record({
  what: fc.constantFrom('add', 'remove', 'replace', 'lead', 'price', 'value', 'bound', 'level', 'panel'),
  at: fc.nat(20),
  to: fc.nat(20),
});

function changed(
  problem: AssignmentProblem,
  result: Assignment,
  { what, at, to }: { what: string; at: number; to: number },
) {
  const panels = result.panels.map((panel) => ({ ...panel, members: [...panel.members], leads: [...panel.leads] }));
  const prices = result.prices.map((price) => ({ ...price }));
  const panel = panels[at % panels.length]!;
  const other = problem.assessors[to % problem.assessors.length]!.id;
  const more = 1 + to;
  if (what === 'add') panel.members.push(other);
  if (what === 'remove') panel.members.splice(to % Math.max(1, panel.members.length), 1);
  if (what === 'replace') panel.members.splice(to % Math.max(1, panel.members.length), 1, other);
  if (what === 'lead') panel.leads.push(other);
  if (what === 'price') prices[at % prices.length]!.price += more;
  if (what === 'panel') panels.splice(at % panels.length, 1);
  return {
    ...result,
    panels,
    prices,
    value: result.value + (what === 'value' ? more : 0),
    bound: result.bound + (what === 'bound' ? more : 0),
    levels: { ...result.levels, fit: result.levels.fit + (what === 'level' ? more : 0) },
  };
}

describe('[R6] the check of panels', () => {
  it('accepts what was found, from plain JSON', () => {
    fc.assert(
      fc.property(crossing, (problem) => {
        const [asked, given] = JSON.parse(JSON.stringify([problem, assigned(problem)])) as [unknown, unknown];
        expect(verifyAssignment(asked, given).faults).toEqual([]);
      }),
    );
  });

  it('refuses every change of one membership, lead, price or number', () => {
    fc.assert(
      fc.property(crossing, change, (problem, one) => {
        const result = assigned(problem);
        const other = changed(problem, result, one);
        fc.pre(JSON.stringify(other) !== JSON.stringify(result));
        expect(verifyAssignment(problem, other).faults).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('finds a forger out who counts the digest anew: panels that are worse show a gap, or a rule they break', () => {
    fc.assert(
      fc.property(crossing, change, (problem, one) => {
        const result = assigned(problem);
        fc.pre(result.bound === result.value);
        const forged = changed(problem, result, one);
        const { faults, gap, value } = verifyAssignment(problem, { ...forged, digest: assignmentDigest(forged) });
        if (faults.length > 0) return;
        expect(value).toBeLessThanOrEqual(result.value);
        expect(gap).toBeGreaterThanOrEqual(result.value - value!);
      }),
      { numRuns: 400 },
    );
  });

  it('takes no prices for a proof that are none: whatever they are, the bound is never below the panels', () => {
    fc.assert(
      fc.property(
        crossing,
        fc.array(fc.integer({ min: -1000, max: 100_000 }), { minLength: 6, maxLength: 6 }),
        (problem, prices) => {
          const pairs = pairsOf(problem);
          const bound = boundAt(pairs, problem.rules, scaleOf(pairs, problem.rules)!, Float64Array.from(prices));
          expect(bound).toBeGreaterThanOrEqual(assigned(problem).value);
        },
      ),
    );
  });

  it('names what it cannot read', () => {
    expect(verifyAssignment({ format: 1 }, {}).faults.join(' ')).toMatch(/problem\.assessors.*result\.panels/u);
  });

  it('does not rest on the program that found the panels', () => {
    const start = resolve('src/domain/assignment/proof.ts');
    const seen = new Set([start]);
    for (const file of seen)
      for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/gu))
        seen.add(join(dirname(file), path));
    const names = [...seen].map((file) => file.slice(dirname(start).length + 1));
    expect(names).toContain('best-panel.ts');
    expect(names.filter((name) => /flow|network|tree|arcs|crossing|panels|assign\./u.test(name))).toEqual([]);
  });
});
