import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { openTabs, type TabNews } from '#src/web/save/tabs.ts';

const news: TabNews = { sheet: 'basic', path: 'name', mark: 4, value: '江苏某公司' };

describe('tabs of one application', () => {
  it('hear what another one has saved, not what they said themselves', async () => {
    const heard = { one: vi.fn(), other: vi.fn() };
    const [one, other] = [openTabs('a1', heard.one), openTabs('a1', heard.other)];
    one.tell([news, { ...news, path: 'branches', value: ['k1', 'k2'] }]);
    await vi.waitFor(() =>
      expect(heard.other).toHaveBeenCalledWith([news, { ...news, path: 'branches', value: ['k1', 'k2'] }]),
    );
    expect(heard.one).not.toHaveBeenCalled();
    one.close();
    other.close();
  });

  it('hear nothing of other applications, and nothing after they are closed', async () => {
    const heard = { elsewhere: vi.fn(), closed: vi.fn() };
    const [teller, elsewhere, closed] = [
      openTabs('a2', () => undefined),
      openTabs('a3', heard.elsewhere),
      openTabs('a2', heard.closed),
    ];
    closed.close();
    teller.tell([news]);
    await sleep(50);
    expect(heard.elsewhere).not.toHaveBeenCalled();
    expect(heard.closed).not.toHaveBeenCalled();
    teller.close();
    elsewhere.close();
  });

  it('go on alone where the browser has no line between tabs', () => {
    vi.stubGlobal('BroadcastChannel', undefined);
    const alone = openTabs('a4', () => undefined);
    expect(() => alone.tell([news])).not.toThrow();
    alone.close();
    vi.unstubAllGlobals();
  });
});
