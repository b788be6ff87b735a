import { setTimeout as sleep } from 'node:timers/promises';
import type { DemoStage } from '#src/definition/demo.ts';
import type { Text } from '#src/definition/text.ts';
import { ApiError, type ApiClient } from './api-client.ts';
import { sealedScan } from './sealed-scan.ts';

interface Page {
  readonly state: { readonly id: string; readonly title: Text };
  readonly preCheck: boolean;
  readonly channel: { readonly id: string } | null;
  readonly failure: Text | null;
  readonly checklist: readonly { leaf: string; side: string; title: string; scan: unknown }[];
  readonly dossier: { readonly digest: string } | null;
  readonly receipts: readonly { readonly withdrawnAt: string | null }[];
}

/** How far an application came; not all the way where the demo's clock is outside the window of the next act. */
export interface Reached {
  readonly state: Text;
  readonly asPlanned: boolean;
}

export interface Journey {
  readonly id: string;
  readonly stage: DemoStage;
  /** Types the application in; typed twice it is the same. */
  readonly fill: () => Promise<void>;
  /** Somebody of a channel's office who clears what is sent to pre-check. */
  readonly clerk: (channel: string) => Promise<ApiClient>;
}

/** States on the way, in order. */
const way = ['draft', 'final', 'prechecking', 'cleared', 'sealed', 'submitted'];

/** Carries an application from the state it is in, however it came there, to the stage of the plan. */
export async function carry(client: ApiClient, journey: Journey): Promise<Reached> {
  for (;;) {
    const page = await settled(client, journey.id);
    if (isThere(page, journey.stage)) return { state: page.state.title, asPlanned: true };
    try {
      await step(client, page, journey);
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'out-of-time')) throw error;
      return { state: page.state.title, asPlanned: false };
    }
    if (journey.stage === 'draft') return { state: page.state.title, asPlanned: true };
  }
}

function isThere({ state, receipts }: Page, stage: DemoStage): boolean {
  const wasWithdrawn = receipts.some((receipt) => receipt.withdrawnAt !== null);
  if (stage === 'withdrawn') return state.id === 'draft' && wasWithdrawn;
  return stage !== 'draft' && way.indexOf(state.id) >= way.indexOf(stage);
}

async function step(client: ApiClient, page: Page, { id, stage, fill, clerk }: Journey): Promise<void> {
  const act = (action: string, body?: unknown): Promise<unknown> =>
    client.post(`/api/applications/${id}/actions/${action}`, body);
  switch (page.state.id) {
    case 'draft':
      await fill();
      if (stage !== 'draft') await finalise(client, id, act);
      return;
    case 'final':
      if (page.preCheck) await act('send-precheck', { digest: page.dossier?.digest ?? '' });
      else await attachScans(client, id, page);
      return;
    case 'prechecking':
      await (await clerk(page.channel?.id ?? '')).post(`/api/cases/${id}/actions/clear`, {});
      return;
    case 'cleared':
      await attachScans(client, id, page);
      return;
    case 'sealed':
      await act('submit', { digest: page.dossier?.digest ?? '' });
      return;
    case 'submitted':
      await act('withdraw');
      return;
    default:
      throw new Error(`the demo knows no way on from the state '${page.state.id}'`);
  }
}

async function finalise(client: ApiClient, id: string, act: (action: string) => Promise<unknown>): Promise<void> {
  await act('finalise');
  const page = await settled(client, id);
  if (page.state.id === 'draft') throw new Error(`finalising failed: ${page.failure?.en ?? 'no reason given'}`);
}

async function attachScans(client: ApiClient, id: string, { checklist }: Page): Promise<void> {
  for (const entry of checklist)
    if (entry.side === 'applicant' && entry.scan === null) await attachScan(client, id, entry);
}

async function attachScan(client: ApiClient, id: string, { leaf, title }: Page['checklist'][number]): Promise<void> {
  const [sheet = '', instance = ''] = leaf.split(':');
  const { pages } = await client.get<{ pages: string[] }>(
    `/api/applications/${id}/preview/${sheet}?instance=${instance}`,
  );
  const scan = await sealedScan(pages[0] ?? '');
  const file = await client.upload<{ sha256: string }>(
    `/api/applications/${id}/files?name=${encodeURIComponent(`${title}（签章扫描件）.jpg`)}`,
    scan,
    'image/jpeg',
  );
  await client.put(`/api/applications/${id}/leaves/${leaf}`, { file: file.sha256 });
}

/** The application once no job behind 定稿 is at work on it. */
async function settled(client: ApiClient, id: string): Promise<Page> {
  for (;;) {
    const page = await client.get<Page>(`/api/applications/${id}`);
    if (page.state.id !== 'freezing') return page;
    await sleep(300);
  }
}
