import type { Combination, ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import type { MemberState, PanelState } from '#src/domain/judging/panel-state.ts';
import type { StageState } from '#src/domain/judging/stage-state.ts';

/** What the pages of the judging are told by the API. Instants ISO 8601, points in digits. */
export interface ResultEntry {
  readonly application: string;
  readonly applicant: string | null;
  readonly number: string | null;
  readonly total: string | null;
  readonly rank: number | null;
  readonly tied: boolean;
  readonly in: boolean;
}
export interface ResultPage {
  readonly entries: readonly ResultEntry[];
  readonly waiting: readonly string[];
  readonly digest: string;
}
export interface StageLine {
  readonly id: string;
  readonly kind: 'desk' | 'defence' | 'site';
  readonly title: Text;
  readonly weight: string;
  readonly state: StageState;
  readonly due: string | null;
}
export interface ClassPage {
  readonly class: string;
  readonly title: Text;
  readonly stages: readonly StageLine[];
  readonly overall: ResultPage | null;
}
export interface MemberPage {
  readonly assessor: string;
  readonly name: string;
  readonly lead: boolean;
  readonly state: MemberState;
  readonly sheet: 'open' | 'submitted' | 'unfinished' | null;
}
export interface PanelPage {
  readonly id: string;
  readonly application: string;
  readonly applicant: string | null;
  readonly number: string | null;
  readonly state: PanelState;
  readonly digest: string | null;
  readonly scan: string | null;
  readonly members: readonly MemberPage[];
}
export interface CandidatePage {
  readonly id: string;
  readonly applicant: string | null;
  readonly number: string | null;
  readonly channel: string | null;
}
export interface ActPage {
  readonly act: string;
  readonly by: string;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
}
export interface BoardPage {
  readonly stage: StageLine & {
    readonly combine: Combination;
    readonly size: number;
    readonly least: number;
    readonly signed: boolean;
    readonly panelOf: string | null;
  };
  /** Null until the stage before is confirmed. */
  readonly candidates: readonly CandidatePage[] | null;
  readonly panels: readonly PanelPage[];
  readonly result: ResultPage | null;
  readonly acts: readonly ActPage[];
}
export interface ProposalPage {
  readonly panels: readonly { readonly application: string; readonly members: readonly string[] }[];
  readonly value: number;
  readonly bound: number;
  readonly digest: string;
  readonly shortages: readonly {
    readonly application: string;
    readonly seats: number;
    readonly leads: number;
    readonly publishable: boolean;
    readonly excluded: readonly { readonly reason: string; readonly source: string | null; readonly count: number }[];
  }[];
}

interface Reason {
  readonly place: Text;
  readonly words: Text;
  readonly name: string;
  readonly exact: boolean;
}
export type ConflictDetail = { readonly reasons: readonly Reason[] } | { readonly said: string };
export interface StandingConflict {
  readonly source: ConflictSource;
  readonly weight: ConflictWeight;
  readonly detail: ConflictDetail;
}
export interface ChoicePage {
  readonly id: string;
  readonly name: string;
  readonly employer: string;
  readonly city: string | null;
  readonly industries: readonly string[];
  readonly qualifications: readonly string[];
  readonly available: boolean;
  readonly leads: boolean;
  readonly fit: number;
  readonly load: number;
  readonly capacity: number;
  readonly conflicts: readonly StandingConflict[];
}
export interface ChoicesPage {
  readonly industry: string | null;
  readonly count: number;
  readonly choices: readonly ChoicePage[];
}

export interface TriedEntry extends Omit<ResultEntry, 'in'> {
  /** Its place as it stands. */
  readonly was: number | null;
  readonly goes: 'in' | 'out' | 'tied' | null;
  readonly reason: Text | null;
  readonly distance: string | null;
}
interface MovedLine {
  readonly line: string;
  readonly changed: readonly string[];
}
export interface TriedPage {
  readonly entries: readonly TriedEntry[];
  readonly line: string | null;
  readonly within: readonly { readonly points: number; readonly leave: number; readonly enter: number }[];
  readonly higher: MovedLine | null;
  readonly lower: MovedLine | null;
  readonly untouched: readonly string[];
  readonly stages: readonly {
    readonly id: string;
    readonly title: Text;
    readonly weight: string;
    readonly combine: Combination;
  }[];
  readonly assessors: readonly { readonly id: string; readonly name: string }[];
}

export interface EffectPage {
  readonly id: string;
  readonly name: string | null;
  readonly value: number;
  readonly error: number | null;
  readonly scores: number;
}
export interface SeverityPage {
  readonly sets: readonly {
    readonly assessors: readonly EffectPage[];
    readonly applications: readonly EffectPage[];
    readonly scores: number;
    readonly freedom: number;
    readonly residual: number | null;
  }[];
}
