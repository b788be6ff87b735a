import type { Value } from './edit.ts';

/** What one tab tells the others of the same application: a path the server has confirmed. */
export interface TabNews {
  readonly sheet: string;
  readonly path: string;
  readonly mark: number;
  readonly value: Value;
}
export interface Tabs {
  tell(news: readonly TabNews[]): void;
  close(): void;
}

/** A line between the tabs of one application in this browser; silent where the browser has none. */
export function openTabs(application: string, hear: (news: readonly TabNews[]) => void): Tabs {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(`laurel-${application}`);
  channel.onmessage = (event: MessageEvent<readonly TabNews[]>) => hear(event.data);
  return { tell: (news) => channel.postMessage(news), close: () => channel.close() };
}
