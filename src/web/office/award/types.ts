import type { Text } from '#src/definition/text.ts';
import type { AwardAct } from '#src/domain/award/acts.ts';
import type { ObjectionAct, ObjectionEffect, ObjectionResult, ObjectionState } from '#src/domain/award/objection.ts';
import type { Approval, Winner } from '#src/domain/award/publication.ts';

interface Done {
  readonly seq: number;
  readonly act: string;
  readonly by: string;
  readonly at: string;
}
export interface OutcomePage {
  readonly application: string;
  readonly applicant: string;
  readonly number: string | null;
  readonly class: string;
  readonly prize: string;
  readonly state: string;
  readonly certificate: string | null;
  readonly validUntil: string | null;
  readonly revokedAt: string | null;
  readonly revokedWhy: string | null;
  readonly winner: Winner | null;
}
/** An award after its decision, as the office sees it. */
export interface AwardPageData {
  readonly programme: string;
  readonly edition: string;
  readonly title: Text;
  readonly state: string;
  readonly notice: {
    readonly published: string;
    readonly from: string;
    readonly until: string;
    readonly over: boolean;
  } | null;
  readonly approval: Approval | null;
  readonly conferred: string | null;
  readonly numbers: Readonly<Record<string, string>>;
  readonly openObjections: number;
  readonly prizes: readonly { readonly id: string; readonly name: Text }[];
  readonly outcomes: readonly OutcomePage[];
  readonly acts: readonly {
    readonly act: AwardAct;
    readonly denial: { readonly code: string; readonly reason: Text } | null;
  }[];
  readonly course: readonly Done[];
}
export interface ObjectionLine {
  readonly id: string;
  readonly number: string;
  readonly state: ObjectionState;
  readonly application: string;
  readonly winner: string;
  readonly objector: { readonly name: string; readonly way: string; readonly contact: string } | null;
  readonly arrivedAt: string;
  readonly confirmedAt: string | null;
  readonly receiveDue: string | null;
  readonly answerDue: string | null;
  readonly closedAt: string | null;
}
export interface ObjectionPageData extends ObjectionLine {
  readonly facts: string;
  readonly confirmation: { readonly way: string; readonly note?: string } | null;
  readonly notTakenUp: string | null;
  readonly findings: { readonly text: string; readonly by: string } | null;
  readonly decision: {
    readonly result: ObjectionResult;
    readonly effect: ObjectionEffect;
    readonly reason: string;
    readonly until?: string;
  } | null;
  readonly answer: string | null;
  readonly toTell: Text | null;
  readonly told: string | null;
  readonly files: readonly { readonly sha256: string; readonly name: string; readonly size: number }[];
  readonly acts: readonly ObjectionAct[];
  readonly course: readonly Done[];
}
export interface PracticeLine {
  readonly application: string;
  readonly part: string;
  readonly winner: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly version: number;
  readonly releasedAt: string;
}
