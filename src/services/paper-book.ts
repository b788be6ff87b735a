import type { Transaction } from 'kysely';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import type { CountedPaper, PaperArrival, PaperBooking, PaperPlace, PaperSide } from '#src/domain/workflow/paper.ts';
import { owedOnPaper } from '#src/domain/workflow/paper.ts';
import { refuseCount } from '#src/domain/workflow/paper-count.ts';
import { lockApplication } from '#src/store/applications.ts';
import type { DB } from '#src/store/schema.ts';
import { changeTask, openTask } from './change-task.ts';
import type { Deps } from './deps.ts';
import { actorId } from './open-application.ts';
import { paperCase, paperTask, readPaperCase, sideOf, type PaperCase } from './paper-case.ts';

interface OnPaper {
  readonly applicationId: string;
  /** The version of the booking that the counter had before it; 0 where nothing was booked. */
  readonly seen: number;
  readonly side?: PaperSide | undefined;
}
export interface BookPaper extends OnPaper {
  readonly counted: CountedPaper;
  readonly place?: PaperPlace | undefined;
}
export interface CorrectPaper extends OnPaper {
  /** The arrival that was booked wrongly. */
  readonly arrival: string;
  readonly reason: string;
  /** What it should have said; left out, the arrival is only struck out. */
  readonly counted?: CountedPaper | undefined;
}
export interface MovePaper extends OnPaper {
  readonly place: PaperPlace;
}
const absent = deny('absent', '没有这份申报，或您无权查看。', 'There is no such application, or you may not see it.');

/** Books what a clerk counted of one arrival of paper; what was booked before stays. Refused where somebody booked in between. */
export async function bookPaper(deps: Deps, actor: Actor, input: BookPaper): Promise<PaperCase | Denial> {
  return await change(deps, actor, input, (now, at) => {
    const refusal = refuseCount(now, input.counted, at);
    if (refusal !== null) return refusal;
    const booking = withArrival(now, arrivalOf(deps, actor, now, input.counted, at));
    return input.place === undefined ? booking : withPlace(booking, input.place, actor, at);
  });
}

/** Strikes out an arrival that was booked wrongly, with the reason, and books what it should have said in its place. */
export async function correctPaper(deps: Deps, actor: Actor, input: CorrectPaper): Promise<PaperCase | Denial> {
  return await change(deps, actor, input, (now, at) => {
    const wrong = now.booking.arrivals.find((one) => one.id === input.arrival && one.struck === null);
    if (wrong === undefined)
      return deny('absent', '没有这笔登记，或已更正。', 'There is no such booking, or it has been corrected.');
    const struck = { by: actorId(actor), at: at.toISOString(), reason: input.reason };
    const without: PaperBooking = {
      ...now.booking,
      arrivals: now.booking.arrivals.map((one) => (one === wrong ? { ...one, struck } : one)),
    };
    if (input.counted === undefined) return without;
    const refusal = refuseCount({ ...now, booking: without }, input.counted, at);
    if (refusal !== null) return refusal;
    const counted = { ...input.counted, arrivedAt: input.counted.arrivedAt ?? wrong.arrivedAt };
    // It stays a count of the revision that lay on the counter then.
    const { revision, contents } = wrong;
    return withArrival({ booking: without }, { ...arrivalOf(deps, actor, now, counted, at), revision, contents });
  });
}

/** Lays the paper of a case into another box or onto another shelf. */
export async function movePaper(deps: Deps, actor: Actor, input: MovePaper): Promise<PaperCase | Denial> {
  return await change(deps, actor, input, ({ booking }, at) =>
    booking.arrivals.length === 0
      ? deny('wrong-state', '还没有登记收到纸质材料。', 'No paper has been booked yet.')
      : withPlace(booking, input.place, actor, at),
  );
}

const withArrival = ({ booking }: Pick<PaperCase, 'booking'>, arrival: PaperArrival): PaperBooking => ({
  ...booking,
  arrivals: [...booking.arrivals, arrival],
});

const withPlace = (booking: PaperBooking, place: PaperPlace, actor: Actor, at: Date): PaperBooking => ({
  ...booking,
  places: [...booking.places, { ...place, by: actorId(actor), at: at.toISOString() }],
});

function arrivalOf(
  deps: Deps,
  actor: Actor,
  { handedIn, contents }: Pick<PaperCase, 'handedIn' | 'contents'>,
  counted: CountedPaper,
  at: Date,
): PaperArrival {
  return {
    id: deps.ids.next(),
    arrivedAt: new Date(counted.arrivedAt ?? at).toISOString(),
    bookedAt: at.toISOString(),
    by: actorId(actor),
    revision: handedIn.application.handedIn ?? 0,
    contents,
    volumes: counted.volumes,
    exchanged: counted.exchanged,
    media: counted.media,
    packageDigest: counted.packageDigest ?? null,
    missing: counted.missing,
    courier: counted.courier ?? null,
    remarks: counted.remarks ?? null,
    struck: null,
  };
}

/** Writes what becomes of a side's booking under the case's lock, with its event. */
async function change(
  deps: Deps,
  actor: Actor,
  { applicationId, seen, side: wanted }: OnPaper,
  next: (now: PaperCase, at: Date) => PaperBooking | Denial,
): Promise<PaperCase | Denial> {
  const at = await deps.clock.now();
  const done = await deps.db.transaction().execute(async (trx): Promise<PaperSide | Denial> => {
    const application = await lockApplication(trx, applicationId);
    const denial = whyNot(actor, 'paper.book', application);
    if (denial !== null || application === null) return denial ?? absent;
    const side = sideOf(actor, 'paper.book', application, wanted);
    const now = side === null ? null : await paperCase(deps, trx, application, side);
    if (side === null || now === null) return absent;
    if (now.version !== seen) return overtaken(now);
    const booking = next(now, at);
    if (isDenial(booking)) return booking;
    await write(deps, trx, actor, now, booking, at);
    return side;
  });
  return isDenial(done) ? done : await readPaperCase(deps, actor, applicationId, done);
}

async function write(
  deps: Deps,
  trx: Transaction<DB>,
  actor: Actor,
  { handedIn, tasks, side, asked, contents }: PaperCase,
  body: PaperBooking,
  at: Date,
): Promise<void> {
  const state = owedOnPaper(asked, body, contents).complete ? 'complete' : 'short';
  const task = paperTask(tasks, side);
  const current = { draft: handedIn, tasks };
  if (task !== null) await changeTask(trx, actor, current, task, { state, body }, at);
  else
    await openTask(
      trx,
      actor,
      current,
      {
        id: deps.ids.next(),
        applicationId: handedIn.application.id,
        kind: 'paper',
        state,
        authority: null,
        askedIn: handedIn.application.state,
        openedBy: actorId(actor),
        openedAt: at,
        due: null,
        body,
      },
      at,
    );
}

/** Somebody else booked while the clerk was counting: nothing is overwritten. */
const overtaken = ({ version }: PaperCase): Denial =>
  deny(
    'conflict',
    '您清点时，别人刚刚登记过这份材料。您清点的数字还在，请看过对方的登记后再决定是否登记。',
    'While you were counting, somebody booked this paper. Your figures are kept: look at what was booked before you book.',
    { version },
  );
