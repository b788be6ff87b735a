import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { noticeEnds } from '#src/domain/award/notice-period.ts';
import type { Objector, ObjectionState } from '#src/domain/award/objection.ts';
import { publicationIn } from '#src/domain/award/publication.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { dueOf } from '#src/domain/workflow/working-days.ts';
import { findAward, lockAward, type Award } from '#src/store/award.ts';
import { findPublished } from '#src/store/outcomes.ts';
import {
  countObjections,
  findObjectionByLink,
  insertObjection,
  recordObjection,
  type Objection,
} from '#src/store/objections.ts';
import type { DB } from '#src/store/schema.ts';
import { judged, type AwardKey, type JudgedEdition } from '../award/open-award.ts';
import type { Deps } from '../deps.ts';
import { makeCode, sendCode, type CodeMail } from './code.ts';
import { isToken, linkHash, readObjector, sealObjector } from './objector.ts';

export interface SubmitObjection extends AwardKey {
  /** The secret of the link, made with the form: sent twice, the form gives one objection. */
  readonly token: string;
  readonly name: string;
  readonly contact: string;
  /** The application of the winner that is objected to. */
  readonly winner: string;
  readonly facts: string;
  /** When the request had arrived: by it an objection is in time or late. */
  readonly arrived: Date;
}

const leastFacts = 10;
export const mostFacts = 10_000;
const noNotice = deny('absent', '目前没有公示。', 'There is no public notice at present.');

/**
 * Takes an objection in: under a real name it waits for its contact to be confirmed; an anonymous one is refused or kept as
 * a lead, as the edition says; one that arrives outside the notice is kept as late and said to be so.
 */
export async function submitObjection(deps: Deps, input: SubmitObjection): Promise<Objection | Denial> {
  const found = judged(deps, input);
  if (found === null || !isToken(input.token)) return noNotice;
  const made = await deps.db.transaction().execute(async (trx) => {
    const there = await findAward(trx, input.programme, input.edition);
    const award = there === null ? null : await lockAward(trx, input, there);
    if (award === null || publicationIn(award.body).notice === null) return noNotice;
    const before = await findObjectionByLink(trx, linkHash(input.token));
    if (before !== null) return { objection: before, mail: null };
    const objector = await whoObjects(trx, found, input);
    return isDenial(objector) ? objector : await takeIn(deps, trx, { found, award, objector, input });
  });
  if (isDenial(made)) return made;
  if (made.mail !== null) await sendCode(deps, made.mail);
  return made.objection;
}

/** What was filled in, looked at: who objects, or what has to be mended. */
async function whoObjects(
  trx: Transaction<DB>,
  { rules }: JudgedEdition,
  input: SubmitObjection,
): Promise<Objector | null | Denial> {
  const objector = readObjector(input.name, input.contact);
  if (isDenial(objector)) return objector;
  if (objector === null && rules.objection.anonymous === 'refused') return anonymousRefused;
  const outcome = await findPublished(trx, input.winner);
  if (outcome?.programme !== input.programme || outcome.edition !== input.edition) return noWinner;
  return input.facts.length < leastFacts || input.facts.length > mostFacts ? noFacts : objector;
}

interface Taking {
  readonly found: JudgedEdition;
  readonly award: Award;
  readonly objector: Objector | null;
  readonly input: SubmitObjection;
}

async function takeIn(
  deps: Deps,
  trx: Transaction<DB>,
  { found: { edition, rules }, award, objector, input }: Taking,
): Promise<{ readonly objection: Objection; readonly mail: CodeMail | null }> {
  const { arrived: at, programme } = input;
  const zone = edition.file.timeZone;
  const state = stateOnArrival(award, objector, at, zone);
  const n = (await countObjections(trx, programme, input.edition)) + 1;
  const due = (term: typeof rules.objection.receive): Date | null =>
    state === 'arrived' ? dueOf(at, term, edition.calendar, zone) : null;
  const fresh = await insertObjection(
    trx,
    {
      id: deps.ids.next(),
      programme,
      edition: input.edition,
      applicationId: input.winner,
      number: `${input.edition}-${String(n).padStart(3, '0')}`,
      state,
      objector: sealObjector(deps, objector),
      body: { facts: input.facts },
      salt: randomBytes(32).toString('hex'),
      arrivedAt: at,
      receiveDue: due(rules.objection.receive),
      answerDue: due(rules.objection.answer),
    },
    linkHash(input.token),
  );
  const details = { application: input.winner, number: fresh.number, facts: input.facts };
  const objection = await recordObjection(trx, fresh, {}, { act: 'arrive', actorId: 'objector', at, details });
  const byMail = state === 'arrived' && objector?.way === 'email';
  return { objection, mail: byMail ? await makeCode(deps, trx, objection, objector, at) : null };
}

/** In time is while the notice runs: from its publication to the end of its last day. */
function stateOnArrival({ state, body }: Award, objector: Objector | null, at: Date, zone: string): ObjectionState {
  if (objector === null) return 'lead';
  const { notice } = publicationIn(body);
  return state === 'noticed' && notice !== null && at < noticeEnds(notice, zone) ? 'arrived' : 'late';
}

const anonymousRefused = deny(
  'invalid',
  '匿名异议不予受理，请填写真实姓名和联系方式。',
  'Anonymous objections are not accepted; enter your real name and a contact.',
  'name',
);
const noWinner = deny('invalid', '请选择公示名单中的异议对象。', 'Choose whom of the notice you object to.', 'winner');
const noFacts = deny(
  'invalid',
  `请写明事实和理由，至少${leastFacts}个字，至多${mostFacts}个字；更长的请作为附件上传。`,
  `Write down the facts and reasons in ${leastFacts} to ${mostFacts} characters; upload a longer text as a file.`,
  'facts',
);
