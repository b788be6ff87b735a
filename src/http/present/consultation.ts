import type { Denial } from '#src/domain/denial.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import {
  itemOf,
  type ConsultationAnswer,
  type ConsultationItem,
  type ItemState,
} from '#src/domain/workflow/consultation.ts';
import { authorityName, isStillAsked, subjectOf } from '#src/services/consulted.ts';
import type { Deps } from '#src/services/deps.ts';
import type { CaseConsultations, ListedLetter, WholeLetter } from '#src/services/read-consultations.ts';
import type { Reply } from '#src/store/consultation-replies.ts';
import type { Consultation, LetterItem } from '#src/store/consultations.ts';

/** A letter in a list: to its department no more than what it was asked, and how much of it is open. */
export function presentLetter(deps: Deps, { letter, counts, audience }: ListedLetter) {
  const process = deps.editions.byDigest(letter.processDigest);
  const named = (id: string) => ({ id, name: authorityName(process, id) });
  const { items, open, answered, overdue, adverse } = counts;
  const seen = {
    id: letter.id,
    programme: letter.programme,
    edition: letter.edition,
    editionTitle: process.file.title,
    channel: named(letter.channel),
    authority: named(letter.authority),
    number: letter.number,
    state: letter.state,
    sentAt: letter.sentAt?.toISOString() ?? null,
    due: letter.due?.toISOString() ?? null,
  };
  return audience === 'department'
    ? { ...seen, audience, counts: { items, open } }
    : {
        ...seen,
        audience,
        createdAt: letter.createdAt.toISOString(),
        closedAt: letter.closedAt?.toISOString() ?? null,
        counts: { items, open, answered, overdue, adverse },
      };
}

/** A letter with its applicants. A department is given its allow-list and its own answers, nothing else of anybody. */
export function presentWholeLetter(deps: Deps, actor: Actor, whole: WholeLetter, now: Date) {
  const { letter, items, audience } = whole;
  const subject = subjectOf(letter);
  const may = {
    manage: whyNot(actor, 'consultation.manage', subject) === null,
    answer: whyNot(actor, 'consultation.answer', subject) === null,
  };
  const row = presentLetter(deps, whole);
  if (row.audience === 'department' || audience === 'department')
    return {
      ...row,
      audience: 'department' as const,
      items: items.map((item) => forDepartment(deps, item)),
      may,
      now: now.toISOString(),
    };
  return {
    ...row,
    items: items.map((item) => ({
      ...presentItem(item),
      case: item.applicationId,
      applicant: item.applicant ?? '',
      needed: isStillAsked(deps, item),
    })),
    replies: whole.replies.map(presentReply),
    history: whole.acts.map(({ seq, act, by, at, details }) => ({
      seq,
      act,
      by,
      at: at.toISOString(),
      details: { ...details },
    })),
    may,
    now: now.toISOString(),
  };
}

function forDepartment(deps: Deps, item: LetterItem) {
  const { shown, answer } = itemOf(item);
  return {
    item: item.id,
    shown: shown.map(({ label, value }) => ({ label, value })),
    needed: isStillAsked(deps, item),
    answer: answer === null ? null : { kind: answer.kind, facts: answer.facts, at: answer.at, late: answer.late },
  };
}

function presentItem(task: { readonly id: string; readonly state: string; readonly body: unknown }) {
  const { shown, added, answer, earlier, judged }: ConsultationItem = itemOf(task);
  return {
    item: task.id,
    shown: shown.map(({ label, value }) => ({ label, value })),
    state: task.state as ItemState,
    added,
    answer: answer === null ? null : presentAnswer(answer),
    earlier: earlier.map(presentAnswer),
    judged: judged === null ? null : { note: judged.note, at: judged.at },
  };
}

const presentAnswer = ({ kind, facts, at, late, way, reply, why }: ConsultationAnswer) => ({
  kind,
  facts,
  at,
  late,
  way,
  reply,
  why,
});

const presentReply = (reply: Reply) => ({
  id: reply.id,
  way: reply.way,
  number: reply.number,
  dated: reply.dated,
  scan: reply.file,
  signedBy: reply.signedBy,
  at: reply.at.toISOString(),
});

/** What an act on a letter came to. */
export const presentActed = ({ id, state, number, due }: Consultation) => ({
  id,
  state,
  number,
  due: due?.toISOString() ?? null,
});

/** A row's refusal; what was recorded before goes with it. */
export const presentDenied = (denial: Denial | null) =>
  denial === null
    ? null
    : {
        code: denial.code,
        reason: denial.reason,
        ...(denial.detail === undefined ? {} : { detail: denial.detail }),
      };

/** Who is to be asked about a case and what they said, for those who may read it. */
export function presentCaseConsultations(actor: Actor, found: CaseConsultations, now: Date) {
  const { application, departments, counts, letters, replies } = found;
  const subject = {
    programme: application.programme,
    channel: application.channel ?? '',
    authority: null,
    sent: false,
  };
  return {
    case: application.id,
    open: found.open,
    counts,
    may: {
      manage: whyNot(actor, 'consultation.manage', subject) === null,
      judge: whyNot(actor, 'case.note', application) === null,
    },
    departments: departments.map(({ department: { authority, asked }, item }) => {
      const body = item === null ? null : itemOf(item);
      const letter = letters.get(body?.consultation ?? '');
      const reply = replies.find((one) => one.id === body?.answer?.reply);
      return {
        authority: { id: authority.id, name: authority.name },
        required: asked === 'unknown' ? ('unclear' as const) : asked ? ('yes' as const) : ('no' as const),
        letter:
          letter === undefined
            ? null
            : { id: letter.id, number: letter.number, due: letter.due?.toISOString() ?? null },
        item:
          item === null
            ? null
            : {
                ...presentItem(item),
                reason: body?.reason ?? null,
                reply: reply === undefined ? null : presentReply(reply),
              },
      };
    }),
    now: now.toISOString(),
  };
}
