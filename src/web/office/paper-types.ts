import type { Text } from '#src/definition/text.ts';
import type { State } from '../api/types.ts';
import type { Named } from './types.ts';

/** What the counter is told by the API. Instants ISO 8601. */
export interface PaperVolume {
  readonly id: string;
  readonly title: Text;
  readonly short: Text;
  readonly asked: number;
  readonly copies: number;
  /** Copies of another revision, whose pages are still to be exchanged. */
  readonly stale: number;
}
export interface PaperArrivalPage {
  readonly id: string;
  readonly arrivedAt: string;
  readonly bookedAt: string;
  readonly by: string;
  readonly revision: number;
  readonly volumes: Readonly<Record<string, number>>;
  readonly exchanged: Readonly<Record<string, number>>;
  readonly media: { readonly disc: number; readonly usb: number };
  readonly verified: boolean;
  readonly missing: readonly string[];
  readonly courier: string | null;
  readonly remarks: string | null;
  readonly struck: { readonly by: string; readonly at: string; readonly reason: string } | null;
}
export interface PaperPlacePage {
  readonly box: string;
  readonly shelf: string | null;
}
export interface PaperCasePage {
  readonly id: string;
  readonly side: 'channel' | 'province';
  readonly version: number;
  readonly programme: string;
  readonly edition: string;
  readonly editionTitle: Text;
  readonly applicant: string;
  readonly class: State;
  readonly channel: Named;
  readonly state: State;
  readonly number: string | null;
  readonly revision: number;
  readonly digest: string | null;
  readonly paperOnly: boolean;
  readonly registered: {
    readonly code: string;
    readonly person: string | null;
    readonly receivedOn: string;
    readonly scan: string | null;
    readonly remarks: string | null;
  } | null;
  readonly required: boolean;
  readonly timeThatCounts: 'electronic' | 'paper';
  readonly medium: { readonly asked: boolean; readonly counted: number };
  readonly volumes: readonly PaperVolume[];
  readonly arrivals: readonly PaperArrivalPage[];
  readonly place: PaperPlacePage | null;
  readonly owed: readonly Text[];
  readonly complete: boolean;
}
export interface ScannedPageReply {
  readonly verdict: string;
  readonly title: Text;
  readonly todo: Text;
  readonly volume: string | null;
  readonly page: string | null;
  readonly found: PaperCasePage | null;
}
export interface PaperRowPage {
  readonly id: string;
  readonly applicant: string;
  readonly class: State;
  readonly channel: Named;
  readonly state: State;
  readonly number: string | null;
  readonly paperOnly: boolean;
  readonly standing: 'absent' | 'short' | 'recheck' | 'complete';
  readonly copies: readonly { readonly volume: Text; readonly copies: number; readonly asked: number }[];
  readonly media: number;
  readonly missing: readonly string[];
  readonly place: PaperPlacePage | null;
  readonly courier: string | null;
  readonly arrivedAt: string | null;
}
export interface PaperListPage {
  readonly side: 'channel' | 'province';
  readonly tally: Readonly<Record<PaperRowPage['standing'], number>>;
  readonly next: string | null;
  readonly rows: readonly PaperRowPage[];
}
