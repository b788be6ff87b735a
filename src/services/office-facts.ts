import type { Channel } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import type { Guard } from '#src/definition/workflow.ts';
import type { ChecklistEntry } from '#src/domain/dossier/checklist.ts';
import { isCleared } from '#src/domain/workflow/precheck.ts';
import type { VolumeContents } from '#src/domain/workflow/paper.ts';
import { consultationsClosed } from '#src/domain/workflow/consultation.ts';
import { mustBeAsked } from '#src/domain/workflow/departments.ts';
import type { Dossier } from '#src/store/dossiers.ts';
import { caseFacts, caseGuards, type CaseCircumstances } from './case-facts.ts';
import { authorityName, departmentsOf } from './consulted.ts';
import { paperComplete } from './paper-facts.ts';
import type { Draft } from './read-application.ts';

export interface OfficeCircumstances extends CaseCircumstances {
  readonly draft: Draft;
  readonly dossier: Pick<Dossier, 'digest'> | null;
  /** What each volume says in what was handed in. */
  readonly contents: VolumeContents;
  readonly checklist: readonly ChecklistEntry[];
  readonly channel: Channel | null;
}

type OfficeGuard = Exclude<
  Guard,
  'no-errors' | 'volumes-rendered' | 'applicant-seals-complete' | 'in-window' | 'digest-matches'
>;
type Fact = true | Text;

/** What the workflow asks about the work of the offices: each guard holds, or the reason why not. */
export function officeFacts(now: OfficeCircumstances): Readonly<Record<OfficeGuard, Fact>> {
  const { draft, tasks, checklist } = now;
  const { preliminary, recommendation } = draft.definition.office ?? {};
  return {
    ...caseFacts(now, caseGuards),
    'consultations-closed': consulted(now),
    'opinion-signed': leafSigned(checklist, preliminary, {
      zh: '初审意见页',
      en: 'the leaf of the preliminary opinion',
    }),
    'recommendation-signed': leafSigned(checklist, recommendation, {
      zh: '推荐意见页',
      en: 'the leaf of the recommendation',
    }),
    'office-seals-complete': officeSeals(checklist),
    'paper-complete': paperComplete(now),
    'precheck-cleared': isCleared(tasks, now.dossier?.digest),
  };
}

/** Whether a leaf that the class has, and that concerns this applicant, bears its signatures and seals. */
function leafSigned(checklist: readonly ChecklistEntry[], sheet: string | undefined, what: Text): Fact {
  const missing = checklist.some((entry) => entry.sheet === sheet && entry.scan === null);
  return (
    !missing || {
      zh: `${what.zh}还没有附上签章扫描件。`,
      en: `The signed and sealed scan of ${what.en} is missing.`,
    }
  );
}

/** Whether all departments that must be asked have been, and have answered (R2). */
function consulted({ draft, draft: { process }, tasks, at }: OfficeCircumstances): Fact {
  const required = departmentsOf(process, draft.application, draft.data, at)
    .filter(mustBeAsked)
    .map(({ authority }) => authority);
  return consultationsClosed(
    required,
    tasks,
    (id) => authorityName(process, id),
    process.consultation?.overdueCountsAsNone ?? false,
  );
}

/** Whether every leaf an office signs or seals has its scan (M14); else which lack it. */
function officeSeals(checklist: readonly ChecklistEntry[]): Fact {
  const missing = checklist.filter((entry) => entry.scan === null).map((entry) => entry.title);
  return (
    missing.length === 0 || {
      zh: `还缺${missing.length}页签章：${missing.join('、')}。`,
      en: `${missing.length} sealed or signed leaves are missing: ${missing.join(', ')}.`,
    }
  );
}
