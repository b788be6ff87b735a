import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawDigest } from '#src/domain/draw/digests.ts';
import { DrawRecord } from '#src/domain/draw/record.ts';
import { verifyDraw } from '#src/domain/draw/verify.ts';
import { root } from '../../scripts/requirement-rows.ts';

/** A verifier of its own, from the page alone: it shares no code with the product. */
const text = readFileSync(join(root, 'docs', 'draw-format.md'), 'utf8');
const record = JSON.parse(/```json\n([\s\S]*?)```/u.exec(text)?.[1] ?? '') as DrawRecord;
const worked = (what: string): string =>
  text
    .split('\n')
    .flatMap((line) => (line.startsWith(`| ${what} |`) ? (/`([0-9a-f]{64})`/u.exec(line)?.[1] ?? []) : []))[0] ??
  expect.unreachable(`the page has no ${what}`);

type Json = unknown;
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${names.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
}
const sha = (bytes: string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Uint8Array, bytes: string | Uint8Array): Buffer => createHmac('sha256', key).update(bytes).digest();
const digest = (value: Json): string => sha(canonical(value));

const rounds = [...record.redraws, record.round];
/** The names that the page lists for what goes into the terms. */
const termNames = /terms +=\s+digest\( \{ ([^}]*) \} \)/u.exec(text)?.[1]?.split(', ') ?? [];

function termsOf(index: number): string {
  const round = rounds[index] ?? expect.unreachable(`no round ${index}`);
  const { name, source, knownFrom } = round.publicValue;
  const known: Readonly<Record<string, Json>> = {
    ...record,
    round: round.number,
    openedAt: round.openedAt,
    publicValue: { name, source, knownFrom },
    revealBy: round.revealBy,
    parties: round.parties.map(({ party }) => party),
    previous: digest(record.redraws.slice(0, index)),
  };
  return digest(Object.fromEntries(termNames.map((one) => [one, known[one]])));
}
const commitmentOf = (index: number, party: string, seed: string): string =>
  sha(['laurel-draw/1 commitment', termsOf(index), party, seed].join('\n'));

function keyOf(): Buffer {
  const { parties, publicValue } = record.round;
  const seeds = Buffer.concat(parties.map(({ seed }) => Buffer.from(seed ?? '', 'hex')));
  const commitments = parties.map(({ commitment }) => commitment);
  const salt = digest({ terms: termsOf(rounds.length - 1), commitments, value: publicValue.value });
  expect(salt).toBe(worked('salt of the key'));
  return hmac(hmac(Buffer.from(salt, 'hex'), seeds), Buffer.concat([Buffer.from('laurel-draw/1 key'), Buffer.of(1)]));
}

describe('the example of docs/draw-format.md', () => {
  it('holds, and has every member that the page describes', () => {
    expect(verifyDraw(record)).toEqual([]);
    const described = [...text.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gmu)].flatMap(
      ([, names = '']) => names.match(/\w+/gu) ?? [],
    );
    expect(described).toEqual(expect.arrayContaining([...Object.keys(record), ...Object.keys(record.round)]));
    expect(Object.keys(DrawRecord.shape).toSorted()).toEqual(Object.keys(record).toSorted());
  });

  it('has the terms and commitments that the page says, in the round that failed too', () => {
    expect(termsOf(0)).toBe(worked('digest of terms of round 1'));
    expect(termsOf(1)).toBe(worked('digest of terms of round 2'));
    expect(digest(record.redraws)).toBe(worked('`previous` in the terms of round 2'));
    expect(record.round.parties[0]?.commitment).toBe(worked('commitment of province in round 2'));
    const revealed = rounds.flatMap(({ parties }, index) => parties.map((one) => ({ ...one, index })));
    for (const { index, party, seed, commitment } of revealed)
      if (seed !== null) expect(commitmentOf(index, party, seed)).toBe(commitment);
    expect(revealed.filter(({ seed }) => seed === null)).toHaveLength(1);
  });

  it('has the order that seeds and public value give', () => {
    const key = keyOf();
    expect(key.toString('hex')).toBe(worked('key'));
    const places = record.entries.map((entry) => hmac(key, `laurel-draw/1 order\n${entry}`).toString('hex'));
    expect(places).toEqual(record.entries.map((_, index) => worked(`place of entry ${index}`)));
    const order = record.entries.toSorted((a, b) =>
      (places[record.entries.indexOf(a)] ?? '') < (places[record.entries.indexOf(b)] ?? '') ? -1 : 1,
    );
    expect(order).toEqual(record.order);
  });

  it('opens each entry, and has the digests that the page says', () => {
    for (const { entry, application, salt } of record.openings ?? [])
      expect(sha(['laurel-draw/1 entry', record.id, application, salt].join('\n'))).toBe(entry);
    const parts = Object.keys(record.digests).map((path) => {
      const steps = path.split('/').slice(1);
      return [path, digest(steps.reduce<Json>((at, step) => (at as Readonly<Record<string, Json>>)[step], record))];
    });
    expect(Object.fromEntries(parts)).toEqual(record.digests);
    const { digests: _digests, openings: _openings, disclosedAt: _disclosedAt, ...said } = record;
    expect([digest(said), drawDigest(record)]).toEqual([worked('digest of the draw'), worked('digest of the draw')]);
  });
});
