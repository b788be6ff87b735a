import type { Channel } from '#src/definition/edition.ts';
import type { Seal } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';

/** What the pages are told by the API. Days are YYYY-MM-DD, instants ISO 8601. */
export interface SessionPage {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null;
  /** Who has locked this session; null where nobody has. */
  readonly locked: { readonly name: string } | null;
  readonly seats: readonly SessionSeat[];
  readonly factor: { readonly wanted: boolean; readonly enrolled: boolean; readonly shown: boolean };
  /** Where else the person is signed in. */
  readonly others: readonly OtherSession[];
  readonly demo: boolean;
  readonly now: string;
  readonly editions: readonly OpenEdition[];
}
export interface SessionSeat {
  readonly id: string;
  readonly programme: string;
  readonly authority: string;
  readonly authorityName: Text;
  readonly side: string;
  readonly channel: string | null;
  readonly duty: string | null;
  readonly role: string;
  readonly roleTitle: Text;
  readonly from: string | null;
  readonly until: string | null;
  readonly delegated: boolean;
}
export interface OtherSession {
  readonly id: string;
  readonly startedAt: string;
  readonly address: string | null;
  readonly browser: Text;
  readonly locked: boolean;
}
export interface OpenEdition {
  readonly programme: string;
  readonly edition: string;
  readonly digest: string;
  readonly title: Text;
  readonly timeZone: string;
  readonly window: { readonly from: string; readonly to: string };
  readonly classes: readonly { readonly id: string; readonly title: Text; readonly form: Text }[];
}

export interface Filled {
  readonly filled: number;
  readonly total: number;
}
export interface State {
  readonly id: string;
  readonly title: Text;
}
export interface ListedApplication {
  readonly id: string;
  readonly class: string;
  readonly classTitle: Text;
  readonly editionTitle: Text;
  readonly name: string;
  readonly state: State & { readonly final: boolean };
  readonly completeness: Readonly<Record<string, Filled>>;
  readonly channel: Channel | null;
  readonly lastDay: string;
  readonly createdAt: string;
  readonly receipt: { readonly number: string; readonly submittedAt: string } | null;
  readonly decision: DecisionPage | null;
  readonly outcome: OwnOutcomePage | null;
  readonly correction: { readonly items: number; readonly due: string | null } | null;
  readonly addenda: { readonly filed: number; readonly open: boolean };
}

export interface StorePage {
  readonly values: FlatAnswers;
  readonly marks: Readonly<Record<string, number>>;
  readonly version: number;
  readonly savedAt: string;
}
export interface Refusal {
  readonly code: string;
  readonly reason: Text;
  readonly detail?: unknown;
  readonly problems?: readonly { readonly path: string; readonly message: Text }[];
}
export interface ActionPage {
  readonly id: string;
  readonly title: Text;
  readonly confirm?: Text;
  /** What whoever acts has to bring with it. */
  readonly requires: readonly string[];
  /** Whether it leads to a later state than this one. */
  readonly onward: boolean;
  readonly denial: { readonly code: string; readonly reason: Text } | null;
}
export interface LeafEntry {
  readonly leaf: string;
  readonly sheet: string;
  readonly title: string;
  readonly side: 'applicant' | 'office';
  readonly places: readonly Seal[];
  readonly scan: {
    readonly leaf: string;
    readonly leafDigest: string;
    readonly revision: number;
    readonly file: string;
  } | null;
}
export interface VolumeFile {
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly pages?: number;
  readonly note?: string;
}
export interface DossierPage {
  readonly revision: number;
  readonly digest: string;
  readonly frozenAt: string;
  readonly current?: boolean;
  readonly volumes: readonly VolumeFile[];
}
export interface ReceiptPage {
  readonly revision: number;
  readonly number: string;
  readonly digest: string;
  readonly submittedAt: string;
  readonly withdrawnAt: string | null;
  readonly body: unknown;
}
/** A correction as the applicant sees it. */
export interface CorrectionPage {
  readonly id: string;
  readonly state: string;
  readonly round: number;
  readonly revision: number;
  readonly openedAt: string;
  readonly due: string | null;
  readonly items: readonly CorrectionItemPage[];
}
export interface CorrectionItemPage {
  readonly id: string;
  readonly place: CorrectionPlace;
  readonly label: Text;
  readonly reason: string;
  readonly asked: string;
  readonly answer: string | null;
  readonly solved: boolean;
}
/** What an office decided and told the applicant. */
export interface DecisionPage {
  readonly seq: number;
  readonly action: string;
  readonly title: Text;
  readonly at: string;
  readonly reason?: string;
  readonly rule?: string;
  readonly number?: string;
}
/** What was filed after submission. */
export interface AddendumPage {
  readonly id: string;
  readonly kind: string;
  /** The day it happened or began. */
  readonly day: string;
  readonly text: string;
  readonly files: readonly string[];
  readonly revision: number;
  readonly filedAt: string;
  readonly read: boolean;
}
/** What came of an application, once the names are published; no prize where it is not among them. */
export interface OwnOutcomePage {
  readonly prize: Text | null;
  readonly state: 'published' | 'withdrawn' | 'conferred' | 'revoked' | 'none';
  readonly publishedAt: string;
  readonly certificate: string | null;
  readonly validUntil: string | null;
}
export interface ApplicationPage {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly editionDigest: string;
  /** Digest of what the print fonts have. */
  readonly glyphs: string;
  readonly class: string;
  readonly state: State & { readonly editable: boolean; readonly phase: string; readonly final: boolean };
  readonly revision: number;
  readonly failure: Text | string | null;
  /** That there may be a second application of the same applicant; no more is told (X15). */
  readonly duplicate: Text | null;
  readonly channel: Channel | null;
  readonly lastDay: string;
  /** Whether the office looks at the electronic version before anything is printed (X2). */
  readonly preCheck: boolean;
  readonly now: string;
  readonly stores: Readonly<Record<string, StorePage>>;
  readonly files: Readonly<Record<string, StoredFile>>;
  readonly actions: readonly ActionPage[];
  readonly checklist: readonly LeafEntry[];
  readonly dossier: DossierPage | null;
  readonly receipts: readonly ReceiptPage[];
  readonly corrections: readonly CorrectionPage[];
  readonly outcome: OwnOutcomePage | null;
  readonly decisions: readonly DecisionPage[];
  readonly addenda: {
    readonly filed: readonly AddendumPage[];
    readonly denial: { readonly code: string; readonly reason: Text } | null;
  };
  readonly progress: { readonly done: number; readonly of: number; readonly what: Text | string } | null;
}
export interface PastValue {
  readonly version: number;
  readonly value: string | null;
  readonly actor: string;
  readonly at: string;
}
export interface ReportFindings {
  readonly pages: number;
  readonly characters: number | null;
  readonly headings: readonly { readonly clause: string; readonly page: number; readonly text: string }[];
}
export interface SavedPage {
  readonly version: number;
  readonly savedAt: string;
  readonly saved: Readonly<Record<string, number>>;
  readonly merged: Readonly<Record<string, readonly string[]>>;
  readonly conflicts: readonly {
    readonly path: string;
    readonly yours: string | readonly string[];
    readonly theirs: string | readonly string[] | null;
    readonly version: number;
  }[];
}
