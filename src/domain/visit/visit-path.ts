import { noteId } from '../scoring/score-path.ts';

/** What a part of a visit record holds. `notes`: ids of comments; `file`: SHA-256 of a picture kept with the panel. */
export type VisitKind = 'text' | 'day' | 'time' | 'clause' | 'notes' | 'anchor' | 'verdict' | 'consent' | 'file';

/** The lists of a visit record (现场评审记录) and what each entry of them holds. */
export const visitLists = {
  /** 行程: when the team is where. */
  plan: { day: 'day', from: 'time', to: 'time', place: 'text', who: 'text', what: 'text' },
  /** 核实事项: what of the comments is looked into. */
  issues: {
    item: 'clause',
    from: 'notes',
    quote: 'text',
    anchor: 'anchor',
    verify: 'text',
    found: 'text',
    verdict: 'verdict',
  },
  /** 查阅资料. */
  documents: { title: 'text', mark: 'text', remark: 'text' },
  /** 访谈: by role, not by name. */
  interviews: { day: 'day', role: 'text', what: 'text' },
  /** 要求申报人提供. */
  requests: { asked: 'text', askedOn: 'day', due: 'day', answered: 'text', answeredOn: 'day' },
  /** 照片, each with who agreed to it and how. */
  photos: { file: 'file', caption: 'text', day: 'day', consentBy: 'text', consentHow: 'consent' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, VisitKind>>>>;
export type VisitList = keyof typeof visitLists;
export type VisitPart<L extends VisitList> = keyof (typeof visitLists)[L] & string;

/** 首次会议 and 末次会议. */
export const visitMeetings = ['opening', 'closing'] as const;
export type VisitMeeting = (typeof visitMeetings)[number];
const meetingParts = { day: 'day', present: 'text', remarks: 'text' } as const satisfies Record<string, VisitKind>;
export type MeetingPart = keyof typeof meetingParts;

/** 属实, 部分属实, 不属实, 未能核实. */
export const verdicts = ['confirmed', 'partly', 'refuted', 'unchecked'] as const;
export type Verdict = (typeof verdicts)[number];
/** How consent to a photograph was given: 书面, 口头. */
export const consents = ['written', 'spoken'] as const;
export type Consent = (typeof consents)[number];

/** A place of a visit record: a list of ids, or a value and what it holds; `photo` names the photograph it belongs to. */
export type VisitPath =
  | { readonly at: 'list'; readonly list: VisitList }
  | { readonly at: 'value'; readonly kind: VisitKind; readonly photo: string | null };

/** Where to write: the paths of a visit record, spelled out in this one place. */
export const visitPath = {
  entry: <L extends VisitList>(list: L, id: string, part: VisitPart<L>): string => `${list}/${id}/${part}`,
  meeting: (which: VisitMeeting, part: MeetingPart): string => `${which}/${part}`,
  report: 'report/whole',
  category: (clause: string): string => `report/category/${clause}`,
};

/** What a path names in a visit record, or null where there is no such place. `categories`: clauses that have their own words in the report. */
export function readVisitPath(path: string, categories: readonly string[]): VisitPath | null {
  const steps = path.split('/');
  const [head = '', second = '', third = ''] = steps;
  if (head === 'report') {
    const known = path === visitPath.report || (path === visitPath.category(third) && categories.includes(third));
    return known ? { at: 'value', kind: 'text', photo: null } : null;
  }
  if (visitMeetings.some((one) => one === head)) {
    const kind = kindOf(meetingParts, second);
    return kind === null || steps.length !== 2 ? null : { at: 'value', kind, photo: null };
  }
  if (!isVisitList(head)) return null;
  if (steps.length === 1) return { at: 'list', list: head };
  const kind = kindOf(visitLists[head], third);
  if (kind === null || steps.length !== 3 || !noteId.test(second)) return null;
  return { at: 'value', kind, photo: head === 'photos' ? second : null };
}

export const isVisitList = (name: string): name is VisitList => Object.hasOwn(visitLists, name);

const kindOf = (parts: Readonly<Record<string, VisitKind>>, part: string): VisitKind | null =>
  Object.hasOwn(parts, part) ? (parts[part] ?? null) : null;
