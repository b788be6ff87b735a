import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Effect } from '#src/definition/workflow.ts';

/** What an office asks to be corrected: some fields, an item of evidence, a clause of a report. */
export interface PlannedCorrection {
  /** The state it is asked in. */
  readonly at: string;
  readonly fields: number;
  readonly evidence: boolean;
  readonly report: boolean;
}
/** An answer of a department that is not "no objection in time": one that comes after the day, or none at all, among them. */
export interface PlannedAnswer {
  readonly answer: 'adverse' | 'unable' | 'late' | 'silent';
}
export interface PlannedClash {
  readonly pair: string;
  /** The other applicant's number; the one with the higher number is made to look like the other. */
  readonly with: number;
  readonly keep: 'both' | 'this' | 'other';
}

/** What is to happen to one application, and the state it ends in. Offices and applicant look at it to know their next step. */
export interface Course {
  /** Where it is left. */
  readonly until: string;
  readonly corrections: readonly PlannedCorrection[];
  readonly refusal: { readonly at: string; readonly reopened: boolean } | null;
  /** Submitted, taken back as long as that goes, and submitted again. */
  readonly takenBack: boolean;
  /** The state the applicant leaves the award in for good. */
  readonly leaves: string | null;
  readonly sentBack: boolean;
  readonly addendum: 'coaching' | 'newFact' | null;
  /** Begins when every channel has closed: a leader of the province allows a later day. */
  readonly late: boolean;
  readonly consultation: PlannedAnswer | null;
  readonly clash: PlannedClash | null;
  /** Registered by the office from paper: no account, no content. */
  readonly paperOnly: boolean;
}

export const plainCourse = (until: string): Course => ({
  until,
  corrections: [],
  refusal: null,
  takenBack: false,
  leaves: null,
  sentBack: false,
  addendum: null,
  late: false,
  consultation: null,
  clash: null,
  paperOnly: false,
});

const fieldOnly = (at: string): PlannedCorrection => ({ at, fields: 1, evidence: false, report: false });

/** Courses that each plan of some size has once, the most telling first; null stands for one without incident. */
export const incidents: readonly (Partial<Course> | null)[] = [
  { corrections: [{ at: 'submitted', fields: 1, evidence: true, report: false }] },
  { refusal: { at: 'submitted', reopened: false }, until: 'refused' },
  { refusal: { at: 'accepted', reopened: true }, addendum: 'coaching' },
  { leaves: 'submitted', until: 'withdrawn' },
  { takenBack: true, consultation: { answer: 'adverse' } },
  {
    corrections: [
      fieldOnly('submitted'),
      { at: 'accepted', fields: 2, evidence: false, report: false },
      fieldOnly('forwarded'),
    ],
    consultation: { answer: 'late' },
  },
  { late: true },
  { corrections: [{ at: 'prechecking', fields: 1, evidence: true, report: false }], addendum: 'newFact' },
  { refusal: { at: 'forwarded', reopened: false }, until: 'refused' },
  { leaves: 'accepted', until: 'withdrawn' },
  { sentBack: true, consultation: { answer: 'unable' } },
  { consultation: { answer: 'silent' } },
  { paperOnly: true },
  { until: 'draft' },
  { corrections: [{ at: 'accepted', fields: 0, evidence: true, report: true }] },
  { refusal: { at: 'forwarded', reopened: true } },
  { leaves: 'forwarded', until: 'withdrawn' },
  null,
];

/** Whether an edition's process has the states and acts that a course needs; consulting needs departments. */
export function canBefall({ workflow, consultation }: Edition, course: Partial<Course>): boolean {
  const leads = (action: string, from: string): boolean =>
    workflow.actions.some((row) => row.id === action && row.from.includes(from));
  const does = (effect: Effect): boolean => workflow.actions.some((row) => row.effects.includes(effect));
  const { corrections = [], refusal = null, leaves = null, sentBack = false, takenBack = false } = course;
  return (
    corrections.every(({ at }) => leads('ask-correction', at)) &&
    (refusal === null || leads('refuse', refusal.at)) &&
    (leaves === null || leads('withdraw-case', leaves)) &&
    (!sentBack || leads('send-back', 'forwarded')) &&
    (!takenBack || does('take-back')) &&
    (course.paperOnly !== true || does('register-on-paper')) &&
    (course.consultation == null || consultation !== undefined)
  );
}

/** Pairs of applications that may not both stand, by the name the edition has for them, and how the province decides. */
export const clashing: readonly { readonly pair: string; readonly keep: PlannedClash['keep'] }[] = [
  { pair: 'sameCode', keep: 'other' },
  { pair: 'nearName', keep: 'both' },
  { pair: 'samePerson', keep: 'this' },
  { pair: 'leaderAndOrganisation', keep: 'other' },
  { pair: 'groupAndHolding', keep: 'both' },
];
