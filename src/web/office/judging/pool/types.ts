import type { ConflictSource, ConflictWeight } from '#src/definition/assessment.ts';
import type { Text } from '#src/definition/text.ts';
import type { Difference, Profile } from '#src/domain/pool/profile.ts';
import type { ConflictDetail } from '../types.ts';

/** What the pages of the pool are told by the API. Days YYYY-MM-DD, instants ISO 8601. */
export interface TermPage {
  readonly available: boolean;
  readonly from: string | null;
  readonly until: string | null;
  readonly load: number | null;
  readonly pledgedAt: string | null;
  readonly version: number;
}
export interface AssessorPage {
  readonly id: string;
  readonly name: string;
  readonly profile: Profile;
  readonly active: boolean;
  readonly version: number;
  readonly account: string | null;
}
export interface PoolListPage {
  readonly assessors: readonly (AssessorPage & { readonly term: TermPage | null; readonly pledged: boolean })[];
  readonly next: string | null;
  readonly count: number;
}
export interface ConflictPage {
  readonly id: string;
  readonly source: ConflictSource;
  readonly weight: ConflictWeight;
  readonly state: 'found' | 'confirmed' | 'dismissed' | 'gone';
  readonly detail: ConflictDetail;
  readonly foundAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}
export interface PersonPage extends AssessorPage {
  readonly term: TermPage;
  readonly pledged: boolean;
  readonly load: readonly { readonly stage: string; readonly panels: number }[];
  readonly conflicts: readonly (ConflictPage & { readonly application: string; readonly applicant: string | null })[];
}
export interface AccountPage {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly assessorId: string | null;
}
export interface NamedAssessor {
  readonly id: string;
  readonly name: string;
  readonly employer: string;
}
export interface ImportPage {
  readonly digest: string;
  readonly report: string;
  readonly lines: readonly {
    readonly row: number;
    readonly name: string;
    readonly employer: string;
    readonly result: 'new' | 'changed' | 'same' | 'ask' | 'refused';
    readonly problems: readonly { readonly cell: string; readonly reason: Text }[];
    readonly differences: readonly Difference[];
    readonly candidates: readonly NamedAssessor[];
  }[];
  readonly unknown: readonly string[];
}
export interface ClaimPage {
  readonly id: string;
  readonly person: string;
  readonly institution: string;
  readonly reason: string;
  readonly state: 'open' | 'upheld' | 'rejected';
  readonly claimedAt: string;
  readonly answer: string | null;
  readonly assessor: NamedAssessor | null;
  readonly suggestions: readonly NamedAssessor[];
}
export interface CaseConflictsPage {
  readonly conflicts: readonly (ConflictPage & { readonly assessor: NamedAssessor })[];
  readonly claims: readonly ClaimPage[];
}
