import type { Text } from '#src/definition/text.ts';
import type { CorrectionPlace } from '#src/domain/workflow/correction.ts';

/** What the play reads of the API's replies. */
export interface OfferedAct {
  readonly id: string;
  readonly onward: boolean;
  readonly denial: { readonly code: string; readonly reason: Text } | null;
}
export interface LeafEntry {
  readonly leaf: string;
  readonly sheet: string;
  readonly title: string;
  readonly side: 'applicant' | 'office';
  readonly scan: object | null;
}
export interface ReceiptPage {
  readonly revision: number;
  readonly number: string;
  readonly digest: string;
  readonly withdrawnAt: string | null;
  readonly body: object;
}
export interface ApplicantPage {
  readonly id: string;
  readonly state: { readonly id: string; readonly title: Text; readonly phase: string; readonly editable: boolean };
  readonly revision: number;
  readonly failure: Text | null;
  readonly stores: Readonly<
    Record<
      string,
      {
        readonly values: Readonly<Record<string, string | readonly string[]>>;
        readonly marks: Readonly<Record<string, number>>;
      }
    >
  >;
  readonly actions: readonly OfferedAct[];
  readonly checklist: readonly LeafEntry[];
  readonly dossier: { readonly digest: string } | null;
  readonly receipts: readonly ReceiptPage[];
  readonly corrections: readonly {
    readonly state: string;
    readonly items: readonly {
      readonly id: string;
      readonly place: CorrectionPlace;
      readonly answer: string | null;
      readonly solved: boolean;
    }[];
  }[];
}

export interface CaseTask {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly closedAt: string | null;
  readonly authority: { readonly id: string } | null;
  readonly body: unknown;
}
export interface CaseRow {
  readonly id: string;
  readonly applicant: string;
  readonly class: { readonly id: string };
  readonly channel: { readonly id: string };
  readonly state: { readonly id: string };
  readonly turn: { readonly id: string } | null;
  readonly number: string | null;
}
export interface CasePage extends CaseRow {
  readonly acts: number;
  readonly now: string;
  readonly duplicate: Text | null;
  readonly actions: readonly OfferedAct[];
  readonly history: readonly {
    readonly seq: number;
    readonly action: { readonly id: string };
    readonly to: { readonly id: string };
    readonly behalf: boolean;
  }[];
  readonly tasks: readonly CaseTask[];
  readonly checklist: readonly LeafEntry[];
  readonly checks: readonly { readonly row: string; readonly kind: string; readonly tick: object | null }[];
  readonly formalChecks: readonly { readonly by: string; readonly revision: number; readonly verdict: string }[];
  readonly receipts: readonly ReceiptPage[];
  readonly opinions: readonly {
    readonly sheet: string;
    readonly values: Readonly<Record<string, unknown>>;
    readonly marks: Readonly<Record<string, number>>;
  }[];
}
export interface CaseListPage {
  readonly cases: readonly CaseRow[];
  readonly count: number;
  readonly next: string | null;
}

/** How often an act stands in the history of a case. */
export const timesDone = ({ history }: Pick<CasePage, 'history'>, action: string, to?: string): number =>
  history.filter((one) => one.action.id === action && (to === undefined || one.to.id === to)).length;
