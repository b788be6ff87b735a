import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planSave, type CurrentValue } from '#src/domain/form/save.ts';
import type { Edit, Value } from '#src/web/save/edit.ts';
import type { KeptEdits } from '#src/web/save/kept-edits.ts';
import { SaveQueue, type Known } from '#src/web/save/save-queue.ts';
import type { Outcome } from '#src/web/save/transport.ts';

/** A server that keeps values as the real one does, by the same planning function. */
class Server {
  values: Record<string, CurrentValue> = {};
  version = 0;
  requests: (readonly Edit[])[] = [];
  answer: Outcome | null = null;

  take(edits: readonly Edit[]): Outcome {
    this.requests.push(edits);
    if (this.answer !== null) return this.answer;
    const plan = planSave(edits, this.values);
    if (Object.keys(plan.values).length > 0) this.version++;
    const saved = { ...plan.unchanged };
    const merged: Record<string, readonly string[]> = {};
    for (const [path, value] of Object.entries(plan.values)) {
      this.values[path] = { mark: this.version, value };
      saved[path] = this.version;
      const asked = edits.find((edit) => edit.path === path)?.value;
      if (typeof value !== 'string' && JSON.stringify(value) !== JSON.stringify(asked)) merged[path] = value;
    }
    return {
      kind: 'saved',
      page: {
        version: this.version,
        savedAt: '2020-05-20T02:03:05.000Z',
        saved,
        merged,
        conflicts: [...plan.conflicts],
      },
    };
  }

  /** Somebody else's edit. */
  other(path: string, value: Value): void {
    this.values[path] = { mark: ++this.version, value };
  }
}

class Page {
  readonly kept = new Map<string, Edit>();
  readonly knowledge = new Map<string, Known>();
  readonly shown = new Map<string, Value>();
  readonly queue: SaveQueue;

  constructor(server: Server, sending: () => Promise<void> = async () => undefined) {
    let tokens = 0;
    this.queue = new SaveQueue({
      send: async (_sheet, edits) => {
        const outcome = server.take(edits);
        await sending();
        return outcome;
      },
      kept: this.#store(),
      token: () => `t${tokens++}`,
      changed: () => undefined,
      known: (_sheet, path) => this.knowledge.get(path) ?? { mark: 0, value: null },
      confirmed: (_sheet, path, known, local) => {
        this.knowledge.set(path, known);
        if (local !== undefined) this.shown.set(path, local);
      },
      later: (act, milliseconds) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    });
  }

  type(path: string, value: Value): void {
    this.shown.set(path, value);
    this.queue.edit('basic', path, value);
  }

  #store(): KeptEdits {
    return {
      put: async (edit) => void this.kept.set(edit.path, edit),
      remove: async (_sheet, path, token) =>
        void ((token === null || this.kept.get(path)?.token === token) && this.kept.delete(path)),
      removeAll: async (edits) => {
        for (const edit of edits) if (this.kept.get(edit.path)?.token === edit.token) this.kept.delete(edit.path);
      },
      all: async () => [...this.kept.values()],
    };
  }
}

const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

describe('saving what is typed', () => {
  let server: Server;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    return () => vi.useRealTimers();
  });

  it('sends a field within a second of the last key, once', async () => {
    const page = new Page(server);
    for (const text of ['江', '江苏', '江苏某']) {
      page.type('name', text);
      await pass(100);
    }
    expect(server.requests).toHaveLength(0);
    expect(page.queue.status.kind).toBe('saving');
    await pass(1000);
    expect(server.values['name']?.value).toBe('江苏某');
    expect(server.requests).toHaveLength(1);
    expect(page.queue.status).toEqual({ kind: 'saved', at: '2020-05-20T02:03:05.000Z' });
    expect(page.kept.size).toBe(0);
  });

  it('does not wait for ever while somebody types on', async () => {
    const page = new Page(server);
    for (let key = 0; key < 40; key++) {
      page.type('deeds', 'x'.repeat(key + 1));
      await pass(100);
    }
    expect(server.requests.length).toBeGreaterThan(0);
  });

  it('keeps what is typed while a save is under way, and sends it after', async () => {
    let arrive = (): void => undefined;
    const page = new Page(server, () => new Promise((done) => (arrive = done)));
    page.type('name', '甲');
    await pass(600);
    page.type('name', '甲乙');
    arrive();
    await pass(600);
    arrive();
    await pass(10);
    expect(server.values['name']?.value).toBe('甲乙');
    expect(page.queue.status.kind).toBe('saved');
  });

  it('shows both values of a conflict and writes the chosen one', async () => {
    const page = new Page(server);
    server.other('name', '别人填的');
    page.type('name', '我填的');
    await pass(1000);
    expect(page.queue.status).toEqual({ kind: 'conflict', clashes: 1 });
    expect(page.queue.clashes[0]).toMatchObject({ yours: '我填的', theirs: '别人填的' });
    expect(server.values['name']?.value).toBe('别人填的');
    expect(page.kept.get('name')?.value).toBe('我填的');
    page.queue.choose('basic', 'name', 'yours');
    await pass(1000);
    expect(server.values['name']?.value).toBe('我填的');
    expect(page.queue.status.kind).toBe('saved');
  });

  it('takes the other value over when that is chosen', async () => {
    const page = new Page(server);
    server.other('name', '别人填的');
    page.type('name', '我填的');
    await pass(1000);
    page.queue.choose('basic', 'name', 'theirs');
    await pass(1000);
    expect(page.shown.get('name')).toBe('别人填的');
    expect(page.kept.size).toBe(0);
    page.type('name', '再改');
    await pass(1000);
    expect(server.values['name']?.value).toBe('再改');
  });

  it('two people in different fields never conflict', async () => {
    const page = new Page(server);
    server.other('address', '南京');
    page.type('name', '我填的');
    await pass(1000);
    expect(page.queue.status.kind).toBe('saved');
  });

  it('merges rows that two people add to one table', async () => {
    const page = new Page(server);
    server.other('branches', ['a']);
    page.type('branches', ['b']);
    await pass(1000);
    expect(server.values['branches']?.value).toEqual(['a', 'b']);
    expect(page.shown.get('branches')).toEqual(['a', 'b']);
  });

  it('keeps a merged row when another is added before the answer came', async () => {
    let arrive = (): void => undefined;
    const page = new Page(server, () => new Promise((done) => (arrive = done)));
    server.other('branches', ['a']);
    page.type('branches', ['b']);
    await pass(600);
    page.type('branches', ['b', 'c']);
    arrive();
    await pass(600);
    arrive();
    await pass(10);
    expect(server.values['branches']?.value).toEqual(['a', 'b', 'c']);
    expect(page.shown.get('branches')).toEqual(['a', 'b', 'c']);
  });
});

describe('when saving is not possible', () => {
  const reason = { zh: '连不上', en: 'away' };
  let server: Server;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    return () => vi.useRealTimers();
  });

  it('keeps edits on this machine while the server is away, and sends them when it is back', async () => {
    const page = new Page(server);
    server.answer = { kind: 'away', reason };
    page.type('name', '离线填的');
    await pass(3000);
    expect(page.queue.status).toEqual({ kind: 'offline', waiting: 1, reason });
    expect(page.kept.get('name')?.value).toBe('离线填的');
    page.type('name', '离线又改');
    server.answer = null;
    await pass(40_000);
    expect(server.values['name']?.value).toBe('离线又改');
    expect(page.queue.status.kind).toBe('saved');
  });

  it('tries less and less often', async () => {
    const page = new Page(server);
    server.answer = { kind: 'away', reason };
    page.type('name', 'x');
    await pass(60_000);
    expect(server.requests.length).toBeGreaterThan(4);
    expect(server.requests.length).toBeLessThan(9);
  });

  it('sends edits found after a reload with the version they had seen, so that a conflict is seen', async () => {
    const first = new Page(server);
    server.answer = { kind: 'away', reason };
    first.type('name', '关页前填的');
    await pass(1000);
    first.queue.stop();
    server.answer = null;
    server.other('name', '别人后来填的');
    const again = new Page(server);
    again.queue.restore([...first.kept.values()]);
    await pass(1000);
    expect(again.queue.clashes[0]).toMatchObject({ yours: '关页前填的', theirs: '别人后来填的' });
  });

  it('waits for signing in again and then sends', async () => {
    const page = new Page(server);
    server.answer = { kind: 'signed-out' };
    page.type('name', '甲');
    await pass(60_000);
    expect(page.queue.status).toEqual({ kind: 'signed-out', waiting: 1 });
    expect(server.requests).toHaveLength(1);
    server.answer = null;
    page.queue.resume();
    await pass(1000);
    expect(server.values['name']?.value).toBe('甲');
  });

  it('sets aside the one path that is refused and saves the others', async () => {
    const page = new Page(server);
    const take = server.take.bind(server);
    vi.spyOn(server, 'take').mockImplementation((edits) =>
      edits.some((edit) => edit.path === 'wrong') ? { kind: 'refused', path: 'wrong', reason } : take(edits),
    );
    page.type('wrong', 'x');
    page.type('name', '甲');
    await pass(3000);
    expect(server.values['name']?.value).toBe('甲');
    expect(page.queue.status.kind).toBe('saved');
    expect(page.queue.refused.map((one) => one.path)).toEqual(['wrong']);
  });

  it('does not send for ever what is refused without a path', async () => {
    const page = new Page(server);
    server.answer = { kind: 'refused', path: 'elsewhere', reason };
    page.type('name', '甲');
    await pass(60_000);
    expect(server.requests).toHaveLength(1);
    expect(page.queue.refused).toHaveLength(1);
  });

  it('tells that the dossier is locked and keeps what was typed', async () => {
    const page = new Page(server);
    server.answer = { kind: 'locked', reason };
    page.type('name', '甲');
    await pass(1000);
    expect(page.queue.status).toEqual({ kind: 'locked', waiting: 1, reason });
    expect(page.kept.get('name')?.value).toBe('甲');
  });
});
