import { deny, type Denial } from '../denial.ts';
import { readAnchor, type Anchor } from '../scoring/anchor.ts';
import type { SheetBody } from '../scoring/score-path.ts';
import {
  consents,
  verdicts,
  visitLists,
  visitPath,
  type Consent,
  type MeetingPart,
  type Verdict,
  type VisitList,
  type VisitMeeting,
  type VisitPart,
} from './visit-path.ts';

/** An entry of a list of the record: its texts by part, '' where nothing is written. */
export type VisitEntry<L extends VisitList> = { readonly id: string } & Readonly<Record<VisitPart<L>, string>>;
/** Something to be verified at the applicant's, with the comments it was taken from and their ground. */
export interface VisitIssue extends VisitEntry<'issues'> {
  readonly comments: readonly string[];
  readonly ground: Anchor | null;
  readonly judged: Verdict | null;
}
/** A photograph that is laid in: its file is there, so is the consent. */
export interface VisitPhoto extends VisitEntry<'photos'> {
  readonly how: Consent | null;
}
export type VisitMeetingRecord = Readonly<Record<MeetingPart, string>>;

/** What a visit record says. */
export interface VisitRecord {
  readonly plan: readonly VisitEntry<'plan'>[];
  readonly issues: readonly VisitIssue[];
  readonly documents: readonly VisitEntry<'documents'>[];
  readonly interviews: readonly VisitEntry<'interviews'>[];
  readonly requests: readonly VisitEntry<'requests'>[];
  readonly photos: readonly VisitPhoto[];
  readonly opening: VisitMeetingRecord;
  readonly closing: VisitMeetingRecord;
  /** The report as a whole, and by category. */
  readonly report: string;
  readonly categories: Readonly<Record<string, string>>;
}

/** Reads a visit record's flat body; what it holds was let in by `refuseVisit`. */
export function readVisitRecord(body: SheetBody): VisitRecord {
  const inCategory = visitPath.category('');
  return {
    plan: entriesOf(body, 'plan'),
    issues: entriesOf(body, 'issues').map((one) => ({
      ...one,
      comments: listAt(body, visitPath.entry('issues', one.id, 'from')),
      ground: readAnchor(one.anchor),
      judged: verdicts.find((verdict) => verdict === one.verdict) ?? null,
    })),
    documents: entriesOf(body, 'documents'),
    interviews: entriesOf(body, 'interviews'),
    requests: entriesOf(body, 'requests'),
    photos: entriesOf(body, 'photos').map((one) => ({
      ...one,
      how: consents.find((how) => how === one.consentHow) ?? null,
    })),
    opening: meetingOf(body, 'opening'),
    closing: meetingOf(body, 'closing'),
    report: textAt(body, visitPath.report),
    categories: Object.fromEntries(
      Object.keys(body).flatMap((path) =>
        path.startsWith(inCategory) ? [[path.slice(inCategory.length), textAt(body, path)]] : [],
      ),
    ),
  };
}

/** What must be there before the panel can close: opening, closing, report. */
export type VisitLack = 'opening' | 'closing' | 'report';

/** What a visit record still lacks: of each meeting its day and who was there, and the report as a whole. */
export function lackOfVisit(body: SheetBody): readonly VisitLack[] {
  const { opening, closing, report } = readVisitRecord(body);
  const held = ({ day, present }: VisitMeetingRecord): boolean => day.trim() !== '' && present.trim() !== '';
  return [
    ...(held(opening) ? [] : ['opening' as const]),
    ...(held(closing) ? [] : ['closing' as const]),
    ...(report.trim() === '' ? ['report' as const] : []),
  ];
}

const lackWords: Readonly<Record<VisitLack, { readonly zh: string; readonly en: string }>> = {
  opening: { zh: '首次会议的日期和出席人员', en: 'day and those present of the opening meeting' },
  closing: { zh: '末次会议的日期和出席人员', en: 'day and those present of the closing meeting' },
  report: { zh: '现场评审报告', en: 'the report of the visit' },
};

/** Why a panel of a site visit cannot close yet; null where its record is complete. */
export function whyNotVisited(body: SheetBody): Denial | null {
  const lack = lackOfVisit(body);
  if (lack.length === 0) return null;
  return deny(
    'findings',
    `现场评审记录还缺：${lack.map((one) => lackWords[one].zh).join('、')}。请补全后再关闭。`,
    `The record of the visit still lacks: ${lack.map((one) => lackWords[one].en).join('; ')}. Fill it in, then close.`,
    { visit: lack },
  );
}

function entriesOf<L extends VisitList>(body: SheetBody, list: L): readonly VisitEntry<L>[] {
  const parts = Object.keys(visitLists[list]);
  return listAt(body, list).map(
    (id) =>
      ({
        id,
        ...Object.fromEntries(parts.map((part) => [part, textAt(body, `${list}/${id}/${part}`)])),
      }) as VisitEntry<L>,
  );
}

const meetingOf = (body: SheetBody, which: VisitMeeting): VisitMeetingRecord => ({
  day: textAt(body, visitPath.meeting(which, 'day')),
  present: textAt(body, visitPath.meeting(which, 'present')),
  remarks: textAt(body, visitPath.meeting(which, 'remarks')),
});

function textAt(body: SheetBody, path: string): string {
  const value = Object.hasOwn(body, path) ? body[path] : undefined;
  return typeof value === 'string' ? value : '';
}

function listAt(body: SheetBody, path: string): readonly string[] {
  const value = Object.hasOwn(body, path) ? body[path] : undefined;
  return value === undefined || typeof value === 'string' ? [] : value;
}
