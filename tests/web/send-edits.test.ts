import { describe, expect, it } from 'vitest';
import type { Edit } from '#src/web/save/edit.ts';
import { outcomeOf } from '#src/web/save/send-edits.ts';

const reason = { zh: '说明', en: 'why' };
const edit = (path: string): Edit => ({ sheet: 'basic', path, value: 'x', seen: 0, token: path });
const edits = [edit('name'), edit('address')];
const of = (status: number, more: object = {}) => outcomeOf(status, { code: 'c', reason, ...more }, edits);

describe('what an answer means for the edits that were sent', () => {
  it.each([0, 408, 429, 500, 502, 503, 504, 507])('%i keeps them and tries again later', (status) => {
    expect(of(status)).toEqual({ kind: 'away', reason });
  });

  it('a session that ended keeps them until somebody has signed in', () => {
    expect(of(401)).toEqual({ kind: 'signed-out' });
  });

  it('a locked dossier keeps them and says so', () => {
    expect(of(409)).toEqual({ kind: 'locked', reason });
  });

  it('a refusal that names a path is of that path alone', () => {
    expect(of(400, { detail: { path: 'address' } })).toEqual({ kind: 'refused', reason, path: 'address' });
  });

  it('a shape that was not understood is of the edit it was found in', () => {
    const message = { zh: '应为文字。', en: 'It must be a text.' };
    expect(of(400, { problems: [{ path: 'body/changes/1/value', message }] })).toEqual({
      kind: 'refused',
      reason: message,
      path: 'address',
    });
  });

  it.each([
    ['too many at once', 400, { problems: [{ path: 'body/changes', message: reason }] }],
    ['too many bytes at once', 413, {}],
  ])('%s is no judgement of any of them', (_what, status, more) => {
    expect(of(status, more)).toEqual({ kind: 'too-much', reason });
  });

  it.each([
    ['a sheet that is not there', 400, { detail: { path: 'nothing' } }],
    ['an application that is not there', 404, {}],
    ['a person who may not', 403, {}],
  ])('%s refuses all of them', (_what, status, more) => {
    expect(of(status, more)).toEqual({ kind: 'refused', reason, path: null });
  });
});
