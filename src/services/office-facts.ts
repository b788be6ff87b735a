import type { Channel } from '#src/definition/edition.ts';
import type { Text } from '#src/definition/text.ts';
import type { Guard } from '#src/definition/workflow.ts';
import type { ChecklistEntry } from '#src/domain/dossier/checklist.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import type { Task } from '#src/store/tasks.ts';
import type { Draft } from './read-application.ts';

export interface OfficeCircumstances {
  readonly actor: Actor;
  readonly draft: Draft;
  readonly tasks: readonly Task[];
  readonly checklist: readonly ChecklistEntry[];
  readonly channel: Channel | null;
  readonly at: Date;
}

type OfficeGuard = Exclude<
  Guard,
  'no-errors' | 'volumes-rendered' | 'applicant-seals-complete' | 'in-window' | 'before-decision' | 'digest-matches'
>;

/** What the workflow asks about the work of the offices: each guard holds, or the reason why not. */
export function officeFacts({
  actor,
  draft,
  tasks,
  checklist,
}: OfficeCircumstances): Readonly<Record<OfficeGuard, true | Text>> {
  const open = (kind: string): number => tasks.filter((task) => task.kind === kind && task.closedAt === null).length;
  const none = (count: number, reason: Text): true | Text => (count === 0 ? true : reason);
  return {
    'checklist-complete': true,
    'corrections-answered': true,
    'corrections-solved': none(open('correction'), {
      zh: `还有${open('correction')}份补正没有了结。`,
      en: `${open('correction')} corrections are not settled.`,
    }),
    'consultations-closed': none(open('consultation'), {
      zh: `还有${open('consultation')}个部门的意见没有收齐或登记。`,
      en: `${open('consultation')} consulted departments have not answered or been closed.`,
    }),
    'notice-over': true,
    'opinion-signed': true,
    'recommendation-signed': true,
    'office-seals-complete': officeSeals(checklist),
    'in-forward-window': true,
    'paper-complete': true,
    'checked-by-two': true,
    'no-open-clash': true,
    'own-turn': ownTurn(actor, draft.application.turn),
  };
}

/** Whether the case waits for an authority in which the actor has a seat. */
function ownTurn(actor: Actor, turn: string | null): true | Text {
  return actor.kind === 'system' || (actor.kind === 'user' && actor.seats.some((seat) => seat.authority === turn))
    ? true
    : { zh: '这份申报现在不由您所在的单位办理。', en: "This case is not your authority's to deal with now." };
}

/** Whether every leaf an office signs or seals has its scan (M14); else which lack it. */
function officeSeals(checklist: readonly ChecklistEntry[]): true | Text {
  const missing = checklist
    .filter((entry) => entry.side === 'office' && entry.scan === null)
    .map((entry) => entry.title);
  return missing.length === 0
    ? true
    : {
        zh: `还缺${missing.length}页签章：${missing.join('、')}。`,
        en: `${missing.length} sealed or signed leaves are missing: ${missing.join(', ')}.`,
      };
}
