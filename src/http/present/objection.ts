import { z } from 'zod';
import { objectionActNames } from '#src/domain/award/objection.ts';
import { Text } from '#src/definition/text.ts';
import { toldWords } from '#src/domain/award/objection-words.ts';
import type { ShownObjection, WholeObjection } from '#src/services/objection/read-objections.ts';

const Instant = z.iso.datetime();

/** An objection in a list of the office. */
export const ObjectionReply = z.object({
  id: z.string(),
  number: z.string(),
  state: z.string(),
  application: z.string(),
  winner: z.string(),
  objector: z.object({ name: z.string(), way: z.string(), contact: z.string() }).nullable(),
  arrivedAt: Instant,
  confirmedAt: Instant.nullable(),
  receiveDue: Instant.nullable(),
  answerDue: Instant.nullable(),
  closedAt: Instant.nullable(),
});
export const WholeObjectionReply = ObjectionReply.extend({
  facts: z.string(),
  confirmation: z.object({ way: z.string(), note: z.string().optional() }).nullable(),
  notTakenUp: z.string().nullable(),
  findings: z.object({ text: z.string(), by: z.string() }).nullable(),
  decision: z
    .object({ result: z.string(), effect: z.string(), reason: z.string(), until: z.string().optional() })
    .nullable(),
  answer: z.string().nullable(),
  /** What to say on the telephone, to be copied; null where the objector reads it in a mail, or there is nothing to say yet. */
  toTell: Text.nullable(),
  told: z.string().nullable(),
  files: z.array(z.object({ sha256: z.string(), name: z.string(), type: z.string(), size: z.int() })),
  acts: z.array(z.enum(objectionActNames)),
  course: z.array(z.object({ seq: z.int(), act: z.string(), by: z.string(), at: Instant, details: z.unknown() })),
});

const instant = (at: Date | null): string | null => at?.toISOString() ?? null;

export const presentObjection = ({ objection, objector, winner }: ShownObjection): z.input<typeof ObjectionReply> => ({
  id: objection.id,
  number: objection.number,
  state: objection.state,
  application: objection.applicationId,
  winner,
  objector,
  arrivedAt: objection.arrivedAt.toISOString(),
  confirmedAt: instant(objection.confirmedAt),
  receiveDue: instant(objection.receiveDue),
  answerDue: instant(objection.answerDue),
  closedAt: instant(objection.closedAt),
});

export function presentWhole(whole: WholeObjection): z.input<typeof WholeObjectionReply> {
  const { facts, confirmation, notTakenUp, findings, decision, answer, told } = whole.objection.body;
  return {
    ...presentObjection(whole),
    facts,
    confirmation: confirmation ?? null,
    notTakenUp: notTakenUp ?? null,
    findings: findings ?? null,
    decision: decision ?? null,
    answer: answer ?? null,
    toTell: whole.objector?.way === 'telephone' ? toldWords(whole.objection.number, whole.objection.state) : null,
    told: told ?? null,
    files: [...whole.files],
    acts: [...whole.acts],
    course: whole.course.map(({ seq, act, by, at, details }) => ({ seq, act, by, at: at.toISOString(), details })),
  };
}
