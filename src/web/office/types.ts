import type { Text } from '#src/definition/text.ts';
import type { Finding } from '#src/domain/form/field-type.ts';
import type { CheckRow } from '#src/domain/workflow/office-checklist.ts';
import type { ItemCounts } from '#src/domain/workflow/consultation.ts';
import type { CorrectionItem } from '#src/domain/workflow/correction.ts';
import type { DossierPage, LeafEntry, ReceiptPage, State } from '../api/types.ts';

/** What the offices' pages are told by the API. Instants ISO 8601. */
export interface Named {
  readonly id: string;
  readonly name: Text;
}
export interface CaseRow {
  readonly id: string;
  readonly programme: string;
  readonly edition: string;
  readonly class: State;
  readonly applicant: string;
  readonly channel: Named;
  readonly state: State;
  readonly turn: Named | null;
  readonly since: string | null;
  readonly due: string | null;
  readonly number: string | null;
  /** How many departments were asked and have answered (5/7); null for who may not read it. */
  readonly consultations: ItemCounts | null;
}
export interface CaseList {
  readonly cases: readonly CaseRow[];
  /** How many there are, no more than is counted. */
  readonly count: number;
  /** The same, one more where there are more than are counted. */
  readonly counted: number;
  readonly next: string | null;
  readonly now: string;
}

export interface CaseAction {
  readonly id: string;
  readonly title: Text;
  readonly confirm?: Text;
  readonly requires: readonly string[];
  readonly onward: boolean;
  readonly denial: { readonly code: string; readonly reason: Text } | null;
}
export interface HistoryEntry {
  readonly seq: number;
  readonly action: { readonly id: string; readonly title: Text };
  readonly to: State;
  readonly by: string;
  readonly role: string;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly behalf: boolean;
}
export interface CaseTask {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly authority: Named | null;
  readonly openedAt: string;
  readonly due: string | null;
  readonly closedAt: string | null;
  readonly body: unknown;
}
/** A correction among the tasks of a case. */
export interface CorrectionTask extends CaseTask {
  readonly body: { readonly round: number; readonly revision: number; readonly items: readonly CorrectionItem[] };
}
export interface FormalCheckPage {
  readonly by: string;
  readonly revision: number;
  readonly verdict: 'pass' | 'fail';
  readonly note: string | null;
}
/** What an office has typed on a leaf of its own. */
export interface OpinionPage {
  readonly sheet: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly marks: Readonly<Record<string, number>>;
  readonly version: number;
}
export interface WholeCase extends CaseRow {
  /** Registered from paper: there is no dossier to read. */
  readonly paperOnly: boolean;
  /** How many acts there were when it was read: an act that builds on fewer is refused. */
  readonly acts: number;
  readonly now: string;
  readonly editionTitle: Text;
  readonly editionDigest: string;
  /** The edition with the amendments in force: its workflow and opinions are those of the case. */
  readonly processDigest: string;
  readonly actions: readonly CaseAction[];
  readonly history: readonly HistoryEntry[];
  readonly tasks: readonly CaseTask[];
  readonly checklist: readonly LeafEntry[];
  readonly duplicate: Text | null;
  readonly checks: readonly CheckRow[];
  readonly formalChecks: readonly FormalCheckPage[];
  readonly behalf: readonly { readonly party: Named; readonly actions: readonly State[] }[];
  readonly opinions: readonly OpinionPage[];
  readonly findings: readonly Finding[];
  readonly dossier: DossierPage | null;
  readonly receipts: readonly ReceiptPage[];
}

/** Corrections of a case, the newest round first. */
export const correctionsOf = ({ tasks }: Pick<WholeCase, 'tasks'>): readonly CorrectionTask[] =>
  tasks
    .filter((task): task is CorrectionTask => task.kind === 'correction')
    .toSorted((a, b) => b.body.round - a.body.round);
