import type { Text } from '#src/definition/text.ts';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { answerWords, itemOf, type AnswerKind, type Shown } from '#src/domain/workflow/consultation.ts';
import { daysAfter } from '#src/domain/workflow/working-days.ts';
import { dayOf } from '#src/domain/workflow/time.ts';
import { whyNotLetter } from './consult-letter.ts';
import { authorityName, rulesOf } from './consulted.ts';
import type { Deps } from './deps.ts';
import { readLetter } from './read-consultations.ts';
import { lastDayOf } from './tell.ts';

/** What a consultation letter, its annexed list and its reply slip are made from. */
export interface ConsultationLetterInput {
  readonly id: string;
  readonly edition: Text;
  readonly programme: string;
  readonly channel: Text;
  readonly authority: Text;
  /** 文号; null while it is open. */
  readonly number: string | null;
  /** The day it was sent, or today while it is a draft; and the last day for the answer. */
  readonly dated: string;
  readonly due: string;
  /** What the list has for columns, and a line for each applicant in the order of the list. */
  readonly columns: readonly { readonly field: string; readonly label: Text }[];
  readonly applicants: readonly { readonly item: string; readonly values: readonly string[] }[];
  /** The boxes of the reply slip. */
  readonly answers: readonly { readonly kind: AnswerKind; readonly label: Text }[];
  /** Address of the one-time link to be printed with its QR; null where the answer comes on paper only. */
  readonly link: string | null;
}

/** The data of a letter for whoever may send it: the allow-list of its department and nothing else of any applicant. */
export async function consultationLetterInput(
  deps: Deps,
  actor: Actor,
  { id, link = null }: { readonly id: string; readonly link?: string | null },
): Promise<ConsultationLetterInput | Denial> {
  const whole = await readLetter(deps, actor, id);
  if (isDenial(whole)) return whole;
  const denial = whyNotLetter(actor, 'consultation.manage')(whole.letter);
  if (denial !== null) return denial;
  const { letter, items } = whole;
  const process = deps.editions.byDigest(letter.processDigest);
  const { timeZone } = process.file;
  const dated = dayOf(letter.sentAt ?? (await deps.clock.now()), timeZone);
  const columns = columnsOf(items.map((item) => itemOf(item).shown));
  return {
    id,
    edition: process.file.title,
    programme: letter.programme,
    channel: authorityName(process, letter.channel),
    authority: authorityName(process, letter.authority),
    number: letter.number,
    dated,
    due:
      letter.due === null
        ? daysAfter(dated, rulesOf(deps, letter).due, process.calendar)
        : lastDayOf(letter.due, timeZone),
    columns: columns.map(({ field, label }) => ({ field, label })),
    applicants: items.map((item) => ({ item: item.id, values: valuesOf(itemOf(item).shown, columns) })),
    answers: Object.entries(answerWords).map(([kind, label]) => ({ kind: kind as AnswerKind, label })),
    link,
  };
}

/** Columns of all applicants, those of organisations and of individuals together; fields of one label are one column. */
function columnsOf(lists: readonly (readonly Shown[])[]): readonly Shown[] {
  const found = new Map<string, Shown>();
  for (const one of lists.flat()) if (!found.has(one.label.zh)) found.set(one.label.zh, one);
  return [...found.values()];
}

const valuesOf = (shown: readonly Shown[], columns: readonly Shown[]): readonly string[] =>
  columns.map(({ label }) => shown.find((one) => one.label.zh === label.zh)?.value ?? '');
