import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scopeFor } from '#src/domain/access/scope.ts';
import { mask, visible } from '#src/domain/access/visible.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { findApplication, listApplications } from '#src/store/applications.ts';
import { apiServer, type ApiServer, type Person } from '#tests/support/api-server.ts';

let server: ApiServer;
const people: Person[] = [];
const ids: string[] = [];
const actors: Actor[] = [{ kind: 'visitor' }, { kind: 'system' }];
beforeAll(async () => {
  server = await apiServer({ quick: true });
  for (const name of ['one', 'two', 'three', 'none']) {
    const person = await server.person(name);
    const { body } = await person.call('GET', '/api/session');
    people.push(person);
    actors.push({ kind: 'user', seats: [], factor: false, ...body.user });
  }
  for (const [i, count] of [3, 1, 2].entries())
    for (let n = 0; n < count; n += 1)
      ids.push((await people[i]?.open(n % 2 === 0 ? 'organisation' : 'individual')) ?? '');
});
afterAll(async () => expect(await server.close()).toEqual([]));

describe('lists', () => {
  it('hold exactly what whyNot allows one by one, for whoever asks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actors), fc.subarray(ids), async (actor, some) => {
        const listed = new Set(
          (await listApplications(server.deps.db, scopeFor(actor))).map((application) => application.id),
        );
        for (const id of some) {
          const application = await findApplication(server.deps.db, id);
          expect(listed.has(id)).toBe(whyNot(actor, 'application.read', application) === null);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('over HTTP are the same, in the order in which they were opened', async () => {
    for (const [i, person] of people.entries()) {
      const { body } = await person.call('GET', '/api/applications');
      const readable = await Promise.all(
        ids.map(async (id) => ((await person.call('GET', `/api/applications/${id}`)).status === 200 ? id : null)),
      );
      expect(body.map((one: any) => one.id)).toEqual(readable.filter((id) => id !== null));
      expect(body).toHaveLength([3, 1, 2, 0][i] ?? 0);
    }
  });
});

describe('who may do what', () => {
  it('is asked of whyNot with one answer for what is absent and what is not theirs', () => {
    const user: Actor = { kind: 'user', id: 'a', name: 'A', email: 'a@laurel.example', seats: [], factor: false };
    const of = (ownerId: string) => ({ ownerId, programme: 'p', channel: null, state: 'draft' });
    for (const action of [
      'application.read',
      'application.write',
      'application.decide',
      'file.read',
      'file.add',
    ] as const) {
      expect(whyNot(user, action, of('b'))).toEqual(whyNot(user, action, null));
      expect(whyNot(user, action, of('a'))).toBeNull();
      expect(whyNot({ kind: 'visitor' }, action, of('a'))?.code).toBe('signed-out');
    }
    expect(whyNot({ kind: 'system' }, 'application.write', of('a'))?.code).toBe('absent');
  });

  it('sensitive values are masked but in the official copy, and never logged [X11]', () => {
    expect([
      visible({ sensitive: true }, 'owner'),
      visible({ sensitive: true }, 'official-copy'),
      visible({ sensitive: true }, 'log'),
      visible({}, 'owner'),
      visible({}, 'log'),
    ]).toEqual(['masked', 'whole', 'hidden', 'whole', 'hidden']);
    expect(mask('320106197803152412')).toBe('320106********2412');
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9A-Z]{3,30}$/u),
        (text) => mask(text).length === text.length && mask(text) !== text,
      ),
    );
  });
});

describe('registering', () => {
  it('a code claims nothing: several drafts of one code stand side by side, and nobody learns of the others [X6]', async () => {
    const code = '91321100750099062E';
    const answers = [];
    for (const person of people.slice(0, 2)) {
      const id = await person.open();
      answers.push(
        await person.call('POST', `/api/applications/${id}/answers`, {
          sheet: 'basic',
          changes: [{ path: 'uscc', value: code, seen: 0 }],
        }),
      );
      const findings = await person.call('GET', `/api/applications/${id}/findings`);
      expect(JSON.stringify(findings.body)).not.toContain(code);
    }
    const [first, second] = answers.map(({ status, body }) => ({ status, ...body, savedAt: '' }));
    expect(second).toEqual(first);
  });
});
