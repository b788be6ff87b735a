import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomFor } from '#src/domain/form/file-room.ts';

const file = (sha256: string, size: number) => ({ sha256, size });
const held = [file('old', 4), file('named', 6), file('kept', 9), file('new', 5)];
const room = { held, named: new Set(['named']), onRecord: new Set(['kept']), most: 10 };

describe('room for a file', () => {
  it('is what the named files leave', () => {
    expect(roomFor(4, room).ok).toBe(true);
    expect(roomFor(5, room)).toEqual({ ok: false, release: [] });
  });
  it('lets nothing go while the rest takes no more than the application may', () => {
    expect(roomFor(4, room).release).toEqual([]);
  });
  it('lets the oldest go first, and never what is named or on record', () => {
    expect(roomFor(1, { ...room, most: 8 }).release).toEqual(['old']);
    expect(roomFor(1, { ...room, named: new Set(), onRecord: new Set(['kept', 'old']), most: 5 }).release).toEqual([
      'named',
    ]);
  });
  it('keeps all of it within twice the limit, beside what is on record', () => {
    const files = fc.uniqueArray(fc.record({ sha256: fc.string({ minLength: 4 }), size: fc.nat(50) }), {
      selector: (one) => one.sha256,
    });
    fc.assert(
      fc.property(files, fc.nat(50), fc.nat(200), fc.func(fc.boolean()), (all, size, most, isNamed) => {
        const named = new Set(all.filter((one) => isNamed(one.sha256)).map((one) => one.sha256));
        const { ok, release } = roomFor(size, { held: all, named, onRecord: new Set(), most });
        const left = all.filter((one) => !release.includes(one.sha256)).reduce((sum, one) => sum + one.size, 0);
        expect(release.filter((one) => named.has(one))).toEqual([]);
        if (ok) expect(left + size).toBeLessThanOrEqual(2 * most);
      }),
    );
  });
});
