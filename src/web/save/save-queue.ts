import type { Text } from '#src/definition/text.ts';
import type { SavedPage } from '../api/types.ts';
import { batchesOf, leaving, ordinary } from './batch.ts';
import {
  joinLists,
  listIn,
  placeOf,
  rebase,
  sameValue,
  shownAs,
  type Clash,
  type Edit,
  type Known,
  type Refused,
  type Value,
} from './edit.ts';
import type { KeptEdits } from './kept-edits.ts';
import { Pace } from './pace.ts';
import { statusOf, type SaveStatus } from './save-status.ts';
import type { Halt, Outcome, Send } from './transport.ts';

export interface QueueParts {
  readonly send: Send;
  readonly kept: KeptEdits;
  /** What the server holds at a path now, as far as this page knows. */
  readonly known: (sheet: string, path: string) => Known;
  /** The server holds this now; `local` is what the page should show, undefined where it should stay as it is. */
  readonly confirmed: (sheet: string, path: string, known: Known, local: Value | undefined) => void;
  /** An edit that was not made on this page is on its way: the page is to show this. */
  readonly show: (sheet: string, path: string, value: Value) => void;
  readonly changed: () => void;
  readonly token: () => string;
  readonly later: (act: () => void, milliseconds: number) => () => void;
}

/**
 * Sends edits one batch at a time and loses none: each lies in `kept` until the server names its version.
 * Framework-free; the page hears of every change of state through `changed`.
 */
export class SaveQueue {
  readonly #parts: QueueParts;
  readonly #pending = new Map<string, Edit>();
  readonly #sending = new Map<string, Edit>();
  readonly #clashes = new Map<string, Clash>();
  readonly #refused = new Map<string, Refused>();
  /** Edits of tabs that are gone at places this page has an edit for: each is sent when its place is free. */
  #left: readonly Edit[] = [];
  #halt: Halt | null = null;
  #savedAt: string | null = null;
  readonly #pace: Pace;
  #busy = false;

  constructor(parts: QueueParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.later, () => void this.#run());
  }

  get status(): SaveStatus {
    return statusOf({
      waiting: this.#pending.size + this.#sending.size,
      halt: this.#halt,
      clashes: this.#clashes.size,
      refused: this.#refused.size,
      savedAt: this.#savedAt,
    });
  }

  get clashes(): readonly Clash[] {
    return [...this.#clashes.values()];
  }

  get refused(): readonly Refused[] {
    return [...this.#refused.values()];
  }

  /** Whether the page must not take over the server's value at this path: the person's own is still on its way. */
  holds(sheet: string, path: string): boolean {
    const place = placeOf(sheet, path);
    return this.#pending.has(place) || this.#sending.has(place) || this.#clashes.has(place) || this.#refused.has(place);
  }

  /** Notes when the application was last saved, as the server told it on opening. */
  noteSaved(at: string | null): void {
    if (at !== null && (this.#savedAt === null || at > this.#savedAt)) this.#savedAt = at;
  }

  /** Takes an edit in. Several at one path become one that keeps the version the first one saw. */
  edit(sheet: string, path: string, value: Value): void {
    const place = placeOf(sheet, path);
    const clash = this.#clashes.get(place);
    if (clash !== undefined) return this.#retype(place, clash, value);
    const before = this.#pending.get(place) ?? this.#sending.get(place) ?? this.#refused.get(place);
    this.#refused.delete(place);
    this.#take(sheet, path, value, before?.token, before);
  }

  /** Edits that tabs which are gone left on this machine, with the versions they had seen; the oldest first. */
  restore(edits: readonly Edit[]): void {
    for (const edit of edits.toReversed()) this.#inherit(edit);
    if (edits.length > 0 && this.#halt === null) this.#pace.now();
    this.#parts.changed();
  }

  /** Sends what is waiting without waiting for a pause (a field was left). */
  flush(): void {
    if (this.#pending.size > 0 && this.#halt === null) this.#pace.now();
  }

  /** Sends what is waiting and tells how saving stands when it is done, or when so many milliseconds have passed. */
  async settled(milliseconds: number): Promise<SaveStatus> {
    this.flush();
    const step = 100;
    for (let waited = 0; waited < milliseconds && this.status.kind === 'saving'; waited += step)
      await new Promise<void>((done) => this.#parts.later(done, step));
    return this.status;
  }

  /** The page is being left: the rest goes out at once; what fails lies on this machine. */
  leave(): void {
    for (const { sheet, edits } of batchesOf([...this.#sending.values(), ...this.#pending.values()], leaving))
      void this.#parts.send(sheet, edits, true);
  }

  /** Tries again: the network is back, somebody signed in, the dossier was unlocked. */
  resume(): void {
    this.#halt = null;
    this.#pace.worked();
    this.#pace.now();
    this.#parts.changed();
  }

  /** Ends a clash with one of the two values. */
  choose(sheet: string, path: string, side: 'yours' | 'theirs'): void {
    const clash = this.#clashes.get(placeOf(sheet, path));
    if (clash === undefined) return;
    this.#clashes.delete(placeOf(sheet, path));
    this.#dropLeft(clash);
    const known = { mark: clash.version, value: clash.theirs };
    this.#parts.confirmed(sheet, path, known, side === 'theirs' ? (clash.theirs ?? '') : clash.yours);
    if (side === 'yours') this.#take(sheet, path, clash.yours, clash.token);
    else this.#forget([clash.token]);
  }

  /** Gives up an edit that was refused; the page shows again what the server holds. */
  discard(sheet: string, path: string): void {
    const refused = this.#refused.get(placeOf(sheet, path));
    if (refused === undefined) return;
    this.#refused.delete(placeOf(sheet, path));
    const known = this.#parts.known(sheet, path);
    this.#parts.confirmed(sheet, path, known, known.value ?? (typeof refused.value === 'string' ? '' : []));
    this.#forget([refused.token]);
  }

  stop(): void {
    this.#pace.stop();
  }

  /** An edit from now on: over what is on its way at its place, or over what the server holds. */
  #take(sheet: string, path: string, value: Value, instead?: string, over?: Pick<Edit, 'seen' | 'base'>): void {
    const known = this.#parts.known(sheet, path);
    const from = over ?? { seen: known.mark, base: listIn(known.value) };
    this.#put(
      {
        sheet,
        path,
        value,
        seen: from.seen,
        base: typeof value === 'string' ? undefined : (from.base ?? []),
        token: this.#parts.token(),
      },
      instead,
    );
    if (this.#halt === null) this.#pace.typed();
    this.#parts.changed();
  }

  #retype(place: string, clash: Clash, value: Value): void {
    const { sheet, path } = clash;
    const token = this.#parts.token();
    this.#clashes.set(place, { ...clash, yours: value, token });
    void this.#parts.kept.put({ sheet, path, value, seen: 0, token, base: undefined }, clash.token);
    this.#parts.changed();
  }

  #put(edit: Edit, instead?: string): void {
    this.#pending.set(placeOf(edit.sheet, edit.path), edit);
    void this.#parts.kept.put(edit, instead);
  }

  #forget(tokens: readonly string[]): void {
    void this.#parts.kept.remove(tokens);
    if (this.#left.length > 0) this.#pace.now();
    this.#parts.changed();
  }

  /** Two lists become one; of two texts the newer goes first, and the server then says that the other one conflicts. */
  #inherit(edit: Edit): void {
    if (!this.holds(edit.sheet, edit.path)) return this.#admit(edit);
    const place = placeOf(edit.sheet, edit.path);
    const waiting = this.#pending.get(place);
    const joined = waiting === undefined ? null : joinLists(waiting, edit, this.#parts.token());
    if (waiting === undefined || joined === null) {
      this.#left = [...this.#left, edit];
      return;
    }
    this.#put(joined, waiting.token);
    void this.#parts.kept.remove([edit.token]);
    this.#parts.show(edit.sheet, edit.path, joined.value);
  }

  #admit(edit: Edit): void {
    this.#pending.set(placeOf(edit.sheet, edit.path), edit);
    this.#parts.show(edit.sheet, edit.path, shownAs(edit, this.#parts.known(edit.sheet, edit.path)));
  }

  /** What a tab left is settled with a clash that showed the same text: a tab that was closed may have saved it on its way out. */
  #dropLeft({ sheet, path, yours, theirs }: Clash): void {
    const settled = this.#left.filter(
      (edit) =>
        placeOf(edit.sheet, edit.path) === placeOf(sheet, path) &&
        (sameValue(edit.value, yours) || sameValue(edit.value, theirs)),
    );
    this.#left = this.#left.filter((edit) => !settled.includes(edit));
    if (settled.length > 0) void this.#parts.kept.remove(settled.map((edit) => edit.token));
  }

  #admitLeft(): void {
    const left = this.#left;
    this.#left = [];
    for (const edit of left) {
      if (this.holds(edit.sheet, edit.path)) this.#left = [...this.#left, edit];
      else this.#admit(edit);
    }
  }

  async #run(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    if (this.#halt?.kind === 'away') this.#halt = null;
    while (this.#halt === null) {
      this.#admitLeft();
      const [batch] = batchesOf(this.#pending.values(), ordinary);
      if (batch === undefined) break;
      for (const edit of batch.edits) this.#move(edit, this.#pending, this.#sending);
      this.#parts.changed();
      await this.#deliver(batch.sheet, batch.edits);
    }
    this.#busy = false;
    this.#parts.changed();
  }

  #move(edit: Edit, from: Map<string, Edit>, to: Map<string, Edit>): void {
    const place = placeOf(edit.sheet, edit.path);
    from.delete(place);
    to.set(place, edit);
  }

  /** Sends a batch and takes in what came of it; one that is too much for the server goes in halves. */
  async #deliver(sheet: string, edits: readonly Edit[]): Promise<void> {
    const outcome = await this.#parts.send(sheet, edits, false);
    if (outcome.kind === 'too-much' && edits.length > 1) {
      const middle = Math.ceil(edits.length / 2);
      await this.#deliver(sheet, edits.slice(0, middle));
      if (this.#halt === null) await this.#deliver(sheet, edits.slice(middle));
      else this.#putBack(edits.slice(middle));
      return;
    }
    for (const edit of edits) this.#sending.delete(placeOf(sheet, edit.path));
    this.#takeIn(edits, outcome);
  }

  #takeIn(edits: readonly Edit[], outcome: Outcome): void {
    if (outcome.kind === 'saved') return this.#settle(edits, outcome.page);
    if (outcome.kind === 'refused') return this.#refuse(edits, outcome);
    if (outcome.kind === 'too-much') return this.#refuse(edits, { ...outcome, path: null });
    this.#putBack(edits);
    this.#halt = outcome;
    if (outcome.kind === 'away') this.#pace.again();
  }

  #settle(edits: readonly Edit[], page: SavedPage): void {
    this.#pace.worked();
    this.noteSaved(page.savedAt);
    const conflicts = new Map(page.conflicts.map((one) => [one.path, one]));
    for (const edit of edits) {
      const conflict = conflicts.get(edit.path);
      if (conflict !== undefined) this.#clash(edit, conflict);
      else
        this.#confirm(edit, {
          mark: page.saved[edit.path] ?? page.version,
          value: page.merged[edit.path] ?? edit.value,
        });
    }
    void this.#parts.kept.remove(edits.filter((edit) => !conflicts.has(edit.path)).map((edit) => edit.token));
  }

  /** The server holds it. A newer edit of the same path now builds on what the server has. */
  #confirm(edit: Edit, known: Known): void {
    const newer = this.#pending.get(placeOf(edit.sheet, edit.path));
    const rebased = newer === undefined ? undefined : rebase(edit, known, newer);
    if (rebased !== undefined) this.#put(rebased);
    const [is, ought] = [newer?.value ?? edit.value, rebased?.value ?? known.value];
    this.#parts.confirmed(edit.sheet, edit.path, known, sameValue(is, ought) ? undefined : (ought ?? ''));
  }

  #clash(edit: Edit, { theirs, version }: SavedPage['conflicts'][number]): void {
    const { sheet, path } = edit;
    const place = placeOf(sheet, path);
    const { value: yours, token } = this.#pending.get(place) ?? edit;
    this.#pending.delete(place);
    this.#clashes.set(place, { sheet, path, yours, theirs, version, token });
  }

  #refuse(edits: readonly Edit[], { path, reason }: { path: string | null; reason: Text }): void {
    const whole = path === null || !edits.some((edit) => edit.path === path);
    const isRefused = (edit: Edit): boolean => whole || edit.path === path;
    for (const edit of edits.filter(isRefused)) {
      const place = placeOf(edit.sheet, edit.path);
      // One that was typed over meanwhile is not missed.
      if (!this.#pending.has(place)) this.#refused.set(place, { ...edit, reason });
    }
    this.#putBack(edits.filter((edit) => !isRefused(edit)));
  }

  /** What was not taken waits again, unless it was typed over meanwhile. */
  #putBack(edits: readonly Edit[]): void {
    for (const edit of edits) {
      const place = placeOf(edit.sheet, edit.path);
      this.#sending.delete(place);
      if (!this.#pending.has(place)) this.#pending.set(place, edit);
    }
  }
}
