import { beforeEach, describe, expect, it, vi } from 'vitest';
import { planSave, type CurrentValue } from '#src/domain/form/save.ts';
import type { Edit, Known, Value } from '#src/web/save/edit.ts';
import type { KeptEdits } from '#src/web/save/kept-edits.ts';
import { SaveQueue } from '#src/web/save/save-queue.ts';
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
  static #tokens = 0;
  readonly kept = new Map<string, Edit>();
  readonly knowledge = new Map<string, Known>();
  readonly shown = new Map<string, Value>();
  readonly queue: SaveQueue;

  constructor(server: Server, sending: () => Promise<void> = async () => undefined) {
    this.queue = new SaveQueue({
      send: async (_sheet, edits) => {
        const outcome = server.take(edits);
        await sending();
        return outcome;
      },
      kept: this.#store(),
      token: () => `t${Page.#tokens++}`,
      changed: () => undefined,
      show: (_sheet, path, value) => void this.shown.set(path, value),
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

  /** What lies on this machine of a path. */
  keptAt(path: string): Value | undefined {
    return [...this.kept.values()].findLast((edit) => edit.path === path)?.value;
  }

  #store(): KeptEdits {
    return {
      put: async (edit, instead) => {
        if (instead !== undefined) this.kept.delete(instead);
        this.kept.set(edit.token, edit);
      },
      remove: async (tokens) => tokens.forEach((token) => this.kept.delete(token)),
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
    expect(page.keptAt('name')).toBe('我填的');
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
    expect(page.keptAt('name')).toBe('离线填的');
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
    expect(page.queue.status).toEqual({ kind: 'refused', refused: 1 });
    expect(page.queue.refused).toEqual([expect.objectContaining({ path: 'wrong', value: 'x', reason })]);
    expect(page.keptAt('wrong')).toBe('x');
  });

  it('saves what was refused once it has been mended, or shows what the server holds when it is given up', async () => {
    const page = new Page(server);
    server.other('wrong', '从前填的');
    page.knowledge.set('wrong', { mark: 1, value: '从前填的' });
    server.answer = { kind: 'refused', path: 'wrong', reason };
    page.type('wrong', 'x');
    await pass(1000);
    page.queue.discard('basic', 'wrong');
    expect([page.shown.get('wrong'), page.kept.size, page.queue.status.kind]).toEqual(['从前填的', 0, 'saved']);
    page.type('wrong', 'x');
    await pass(1000);
    server.answer = null;
    page.type('wrong', '改好的');
    await pass(1000);
    expect([server.values['wrong']?.value, page.kept.size, page.queue.status.kind]).toEqual(['改好的', 0, 'saved']);
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
    expect(page.keptAt('name')).toBe('甲');
  });
});

describe('a long paste', () => {
  const reason = { zh: '太多', en: 'too much' };
  let server: Server;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    return () => vi.useRealTimers();
  });
  const rows = Array.from({ length: 500 }, (_, index) => `r${index}`);
  const paste = (page: Page): void => {
    for (const row of rows) for (const column of 'abcde') page.type(`branches/${row}/${column}`, `${row}${column}`);
    page.type('branches', rows);
  };

  it('of 500 rows and 5 columns is saved in parts that the server takes, its rows first', async () => {
    const page = new Page(server);
    const take = server.take.bind(server);
    vi.spyOn(server, 'take').mockImplementation((edits) =>
      edits.length > 2000 ? { kind: 'too-much', reason } : take(edits),
    );
    paste(page);
    await pass(3000);
    expect(page.queue.status.kind).toBe('saved');
    expect(server.requests[0]?.[0]?.path).toBe('branches');
    expect(Object.keys(server.values)).toHaveLength(2501);
    expect(page.kept.size).toBe(0);
  });

  it('of long texts is saved in requests of about a megabyte', async () => {
    const page = new Page(server);
    for (let field = 0; field < 30; field++) page.type(`deeds${field}`, '长'.repeat(60_000));
    await pass(3000);
    const sizes = server.requests.map((edits) => new TextEncoder().encode(JSON.stringify(edits)).length);
    expect(Math.max(...sizes)).toBeLessThan(1_100_000);
    expect(Object.keys(server.values)).toHaveLength(30);
  });

  it('is halved where a server takes less still, and only what it never takes is set aside', async () => {
    const page = new Page(server);
    const take = server.take.bind(server);
    vi.spyOn(server, 'take').mockImplementation((edits) =>
      edits.length > 40 || edits.some((edit) => edit.path === 'branches/r77/c')
        ? { kind: 'too-much', reason }
        : take(edits),
    );
    paste(page);
    await pass(3000);
    expect(Object.keys(server.values)).toHaveLength(2500);
    expect(page.queue.refused.map((one) => one.path)).toEqual(['branches/r77/c']);
    expect(page.queue.status).toEqual({ kind: 'refused', refused: 1 });
  });

  it('that is cut off in the middle goes on where it was', async () => {
    const page = new Page(server);
    const take = server.take.bind(server);
    vi.spyOn(server, 'take').mockImplementation((edits) =>
      edits.length > 300
        ? { kind: 'too-much', reason }
        : Object.keys(server.values).length > 400 && Date.now() < cut
          ? { kind: 'away', reason }
          : take(edits),
    );
    const cut = Date.now() + 5000;
    paste(page);
    await pass(2000);
    expect(page.queue.status.kind).toBe('offline');
    await pass(30_000);
    expect(page.queue.status.kind).toBe('saved');
    expect(Object.keys(server.values)).toHaveLength(2501);
  });
});

describe('what two tabs left on this machine', () => {
  const left = (path: string, value: Value, token: string, base?: readonly string[]): Edit => ({
    sheet: 'basic',
    path,
    value,
    seen: 0,
    token,
    base,
  });
  let server: Server;
  let page: Page;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    page = new Page(server);
    return () => vi.useRealTimers();
  });
  const restore = (edits: readonly Edit[]): void => {
    for (const edit of edits) page.kept.set(edit.token, edit);
    page.queue.restore(edits);
  };

  it('in one field is shown as a conflict of both texts, none lost', async () => {
    restore([left('name', '甲填的', 'a'), left('name', '乙填的', 'b')]);
    expect(page.shown.get('name')).toBe('乙填的');
    await pass(1000);
    expect(page.queue.clashes).toEqual([expect.objectContaining({ yours: '甲填的', theirs: '乙填的' })]);
    expect(page.queue.status.kind).toBe('conflict');
    page.queue.choose('basic', 'name', 'yours');
    await pass(1000);
    expect([server.values['name']?.value, page.kept.size]).toEqual(['甲填的', 0]);
  });

  it('in one field is asked one after another, where there are three', async () => {
    restore([left('name', '一', 'a'), left('name', '二', 'b'), left('name', '三', 'c')]);
    await pass(1000);
    expect(page.queue.clashes).toEqual([expect.objectContaining({ yours: '二', theirs: '三' })]);
    page.queue.choose('basic', 'name', 'theirs');
    await pass(1000);
    expect(page.queue.clashes).toEqual([expect.objectContaining({ yours: '一', theirs: '三' })]);
    page.queue.choose('basic', 'name', 'theirs');
    await pass(1000);
    expect([page.shown.get('name'), page.kept.size, page.queue.status.kind]).toEqual(['三', 0, 'saved']);
  });

  it('is asked once where one of them was saved after all, as its tab closed', async () => {
    for (const side of ['yours', 'theirs'] as const) {
      server = new Server();
      page = new Page(server);
      server.other('name', '甲填的');
      restore([left('name', '甲填的', 'a'), left('name', '乙填的', 'b')]);
      await pass(1000);
      expect(page.queue.clashes).toEqual([expect.objectContaining({ yours: '乙填的', theirs: '甲填的' })]);
      page.queue.choose('basic', 'name', side);
      await pass(1000);
      expect(page.queue.clashes).toEqual([]);
      expect([server.values['name']?.value, page.kept.size]).toEqual([side === 'yours' ? '乙填的' : '甲填的', 0]);
    }
  });

  it('is no conflict where both typed the same', async () => {
    restore([left('name', '甲', 'a'), left('name', '甲', 'b')]);
    await pass(1000);
    expect([server.values['name']?.value, page.queue.status.kind, page.kept.size]).toEqual(['甲', 'saved', 0]);
  });

  it('of one table is shown and saved as the rows of both', async () => {
    server.other('branches', ['r0', 'r1']);
    restore([
      { ...left('branches', ['r1', 'a'], 'a', ['r0', 'r1']), seen: 1 },
      { ...left('branches', ['r0', 'r1', 'b'], 'b', ['r0', 'r1']), seen: 1 },
    ]);
    expect(page.shown.get('branches')).toEqual(['r1', 'b', 'a']);
    await pass(1000);
    expect(server.values['branches']?.value).toEqual(['r1', 'b', 'a']);
    expect(page.kept.size).toBe(0);
  });

  it('waits for its turn where this page is being typed in', async () => {
    page.type('name', '本页填的');
    restore([left('name', '另一页留下的', 'a')]);
    expect(page.shown.get('name')).toBe('本页填的');
    await pass(1000);
    expect(page.queue.clashes).toEqual([expect.objectContaining({ yours: '另一页留下的', theirs: '本页填的' })]);
  });
});

describe('before an act', () => {
  let server: Server;
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    return () => vi.useRealTimers();
  });
  const settled = async (page: Page) => {
    const status = page.queue.settled(5000);
    await pass(6000);
    return await status;
  };

  it('what was just typed is saved first', async () => {
    const page = new Page(server);
    page.type('name', '甲');
    expect((await settled(page)).kind).toBe('saved');
    expect(server.values['name']?.value).toBe('甲');
  });

  it.each([
    ['a conflict', 'conflict', null],
    ['a refused edit', 'refused', { kind: 'refused', path: 'name', reason: { zh: '不行', en: 'no' } }],
    ['a network that is cut', 'offline', { kind: 'away', reason: { zh: '断了', en: 'cut' } }],
    ['a session that ended', 'signed-out', { kind: 'signed-out' }],
  ] as const)('%s is told as what it is, never as saved', async (_what, kind, answer) => {
    const page = new Page(server);
    server.other('name', '别人填的');
    server.answer = answer;
    page.type('name', '我填的');
    expect((await settled(page)).kind).toBe(kind);
  });
});
