import type { Transaction } from 'kysely';
import type { Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { whatIsMissing, type ActInput } from '#src/domain/workflow/act-input.ts';
import { dayBegins, nextDay } from '#src/domain/workflow/time.ts';
import { dueOf } from '#src/domain/workflow/working-days.ts';
import type { Application, Move } from '#src/store/applications.ts';
import { nextCaseNumber } from '#src/store/cases.ts';
import { markLocked, markUnlocked } from '#src/store/dossiers.ts';
import { findFile } from '#src/store/files.ts';
import { markWithdrawn } from '#src/store/receipts.ts';
import type { DB } from '#src/store/schema.ts';
import { askCorrection, callOffCorrections } from './ask-correction.ts';
import { openTask } from './change-task.ts';
import { decideCase, readStanding, type DecidedCase } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { sealIfComplete } from './freeze-dossier.ts';
import { takeBack } from './hand-over.ts';
import { moveCase } from './move-case.ts';
import { actorId } from './open-application.ts';
import { endPrecheck } from './precheck.ts';
import { rebindDraft } from './rebind-drafts.ts';

export interface ActOnCase {
  readonly applicationId: string;
  readonly action: string;
  readonly input: ActInput;
  /** How many acts the page had seen; an act between makes it a conflict. */
  readonly seen?: number | undefined;
  readonly arrived: Date;
}
export interface Acted {
  readonly state: string;
  /** Number of acts of the case now. */
  readonly acts: number;
}

/** Acts with services of their own: they do more than move a case. */
const elsewhere = new Set([
  'finalise',
  'unlock',
  'submit',
  'register-paper',
  'withdraw',
  'attach-leaf',
  'detach-leaf',
  'attach-office-leaf',
  'detach-office-leaf',
  'tick',
  'write-opinion',
  'formal-check',
  'forward',
  'refuse-duplicate',
  'send-precheck',
  'recall',
]);

/** An act of the workflow by an office or the applicant: decided under the lock, stored with its event, words and messages. */
export async function actOnCase(deps: Deps, actor: Actor, act: ActOnCase): Promise<Acted | Denial> {
  if (elsewhere.has(act.action))
    return deny('invalid', `“${act.action}”不在这里办理。`, `“${act.action}” is not done here.`);
  return await deps.db.transaction().execute((trx) => actWithin(deps, trx, actor, act));
}

/** The applicant takes a dossier back from the pre-check; the office has it no more. */
export const recallDossier = (
  deps: Deps,
  actor: Actor,
  act: Omit<ActOnCase, 'action' | 'input'>,
): Promise<Acted | Denial> =>
  deps.db.transaction().execute((trx) => actWithin(deps, trx, actor, { ...act, action: 'recall', input: {} }));

/** An act within a transaction that does more: of a batch, or recorded on behalf of a party. */
export async function actWithin(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  act: ActOnCase,
  behalf?: string,
): Promise<Acted | Denial> {
  const { action, applicationId, arrived: at, input } = act;
  const decided = await decideCase(deps, trx, actor, { action, applicationId, at });
  if (isDenial(decided)) return decided;
  const refusal =
    overtaken(decided, act.seen) ??
    whatIsMissing(decided.decision.row, input) ??
    (await unknownScan(trx, act, decided));
  if (refusal !== null) return refusal;
  const asked = input.due === undefined ? undefined : endOf(input.due, decided);
  if (asked !== undefined && asked <= at)
    return deny('invalid', '期限应在今天或以后。', 'The day it is due must be today or later.');
  const effects = await carryOut(deps, trx, actor, decided, act, asked ?? null);
  if (isDenial(effects)) return effects;
  const { items: _items, ...details } = input;
  const moved = await moveCase(deps, trx, effects.decided, {
    action,
    actor,
    at,
    details,
    move: effects.move,
    ...(asked === undefined ? {} : { asked }),
    ...(behalf === undefined ? {} : { behalf }),
  });
  const settled = await settle(deps, trx, moved, effects.decided, at);
  return { state: settled.state, acts: settled.acts.seq };
}

/** What follows of itself: a dossier that was cleared with all its seals is sealed, and what may be written again follows the edition in force. */
async function settle(
  deps: Deps,
  trx: Transaction<DB>,
  moved: Application,
  { decision }: DecidedCase,
  at: Date,
): Promise<Application> {
  if (decision.effects.includes('clear-precheck')) return await sealIfComplete(deps, trx, moved, at);
  return await rebindDraft(deps, trx, moved, at);
}

function overtaken({ draft }: DecidedCase, seen: number | undefined): Denial | null {
  return seen === undefined || seen === draft.application.acts.seq
    ? null
    : deny(
        'conflict',
        '这份申报刚刚由他人办理过，请刷新后再决定。',
        'Somebody has just acted on this case; reload it before you decide.',
      );
}

async function unknownScan(
  trx: Transaction<DB>,
  { applicationId, input }: ActOnCase,
  { decision }: DecidedCase,
): Promise<Denial | null> {
  const side = decision.role === 'owner' ? 'owner' : 'offices';
  if (input.scan === undefined || (await findFile(trx, applicationId, input.scan, side)) !== null) return null;
  return deny('invalid', '没有这个扫描件，请先上传。', 'There is no such scan; upload it first.');
}

/** The end of a day in the edition's zone. */
const endOf = (day: string, { draft }: DecidedCase): Date => dayBegins(nextDay(day), draft.edition.file.timeZone);

interface CarriedOut {
  readonly decided: DecidedCase;
  readonly move: Move;
}

/** What the row's effects do beside the move; each knows its own. */
async function carryOut(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: DecidedCase,
  { applicationId, arrived: at, input }: ActOnCase,
  due: Date | null,
): Promise<CarriedOut | Denial> {
  let current = decided;
  let move: Move = {};
  const { handedIn } = decided.draft.application;
  for (const effect of decided.decision.effects) {
    if (effect === 'open-correction') {
      const { draft } = await readStanding(deps, trx, current.draft.application);
      const asked = await askCorrection(deps, trx, actor, { ...current, draft }, { items: input.items ?? [], due, at });
      if (isDenial(asked)) return asked;
      current = asked;
    }
    if (effect === 'clear-precheck') current = await endPrecheck(trx, actor, current, 'cleared', at);
    if (effect === 'end-precheck') current = await endPrecheck(trx, actor, current, 'recalled', at);
    if (effect === 'take-back') move = { ...move, ...takeBack };
    if (effect === 'close-correction') current = await callOffCorrections(trx, actor, current, at);
    if (effect === 'unlock' && handedIn !== null) await markUnlocked(trx, applicationId, handedIn, at);
    if (effect === 'lock' && handedIn !== null) await markLocked(trx, applicationId, handedIn);
    if (effect === 'discard-receipt' && handedIn !== null) await markWithdrawn(trx, applicationId, handedIn, at);
    if (effect === 'open-notice') current = await openNotice(deps, trx, actor, current, at);
    if (effect === 'assign-number') move = { ...move, number: await numberFor(trx, current) };
  }
  return { decided: current, move };
}

/** Puts the applicant on local public notice: it runs as long as the edition says. */
async function openNotice(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  decided: DecidedCase,
  at: Date,
): Promise<DecidedCase> {
  const { application, edition } = decided.draft;
  const notice = edition.file.localNotice;
  const due = notice === undefined ? at : dueOf(at, notice, edition.calendar, edition.file.timeZone);
  const task = {
    id: deps.ids.next(),
    applicationId: application.id,
    kind: 'notice',
    state: 'running',
    authority: application.channel,
    askedIn: application.state,
    openedBy: actorId(actor),
    openedAt: at,
    due,
    body: {},
  };
  return await openTask(trx, actor, decided, task, at);
}

/** The next number in the edition's pattern, given once: a case accepted again keeps its own. */
async function numberFor(trx: Transaction<DB>, { draft }: DecidedCase): Promise<string> {
  const { number, programme, edition } = draft.application;
  if (number !== null) return number;
  const running = await nextCaseNumber(trx, programme, edition);
  return draft.edition.file.caseNumber.replace(/\{n:(\d)\}/u, (_, digits: string) =>
    String(running).padStart(Number(digits), '0'),
  );
}
