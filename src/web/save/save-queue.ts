import type { Text } from '#src/definition/text.ts';
import { mergeLists } from '#src/domain/form/save.ts';
import type { SavedPage } from '../api/types.ts';
import { placeOf, sameValue, type Clash, type Edit, type Value } from './edit.ts';
import type { KeptEdits } from './kept-edits.ts';
import type { Outcome, Send } from './transport.ts';

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly waiting: number; readonly reason: Text }
  | { readonly kind: 'signed-out'; readonly waiting: number }
  | { readonly kind: 'locked'; readonly waiting: number; readonly reason: Text }
  | { readonly kind: 'conflict'; readonly clashes: number };

/** What the server is known to hold at a path. */
export interface Known {
  readonly mark: number;
  readonly value: Value | null;
}
export interface Refused {
  readonly sheet: string;
  readonly path: string;
  readonly value: Value;
  readonly reason: Text;
}

export interface QueueParts {
  readonly send: Send;
  readonly kept: KeptEdits;
  /** What the server holds at a path now, as far as this page knows. */
  readonly known: (sheet: string, path: string) => Known;
  /** The server holds this now; `local` is what the page should show, undefined where it should stay as it is. */
  readonly confirmed: (sheet: string, path: string, known: Known, local: Value | undefined) => void;
  readonly changed: () => void;
  readonly token: () => string;
  readonly later: (act: () => void, milliseconds: number) => () => void;
}

/** A pause in typing after which a field is sent, and the longest it waits while typing goes on; milliseconds. */
const pause = 500;
const longestWait = 2500;
const retries = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Sends edits one batch at a time and loses none: each lies in `kept` until the server names its version.
 * Framework-free; the page hears of every change of state through `changed`.
 */
export class SaveQueue {
  readonly #parts: QueueParts;
  readonly #pending = new Map<string, Edit>();
  readonly #clashes = new Map<string, Clash>();
  readonly #refused = new Map<string, Refused>();
  #sending = new Map<string, Edit>();
  #halt: Extract<Outcome, { kind: 'away' | 'signed-out' | 'locked' }> | null = null;
  #savedAt: string | null = null;
  #failures = 0;
  #cancel: (() => void) | null = null;
  #waitingSince: number | null = null;
  #busy = false;

  constructor(parts: QueueParts) {
    this.#parts = parts;
  }

  get status(): SaveStatus {
    const waiting = this.#pending.size + this.#sending.size;
    if (this.#halt?.kind === 'signed-out') return { kind: 'signed-out', waiting };
    if (this.#halt?.kind === 'locked' && waiting > 0) return { kind: 'locked', waiting, reason: this.#halt.reason };
    if (this.#halt?.kind === 'away' && waiting > 0) return { kind: 'offline', waiting, reason: this.#halt.reason };
    if (waiting > 0) return { kind: 'saving' };
    return this.#clashes.size > 0
      ? { kind: 'conflict', clashes: this.#clashes.size }
      : { kind: 'saved', at: this.#savedAt };
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
    this.#refused.delete(place);
    const earlier = this.#pending.get(place);
    const known = this.#parts.known(sheet, path);
    const from = earlier ?? {
      seen: known.mark,
      base: Array.isArray(known.value) ? (known.value as readonly string[]) : undefined,
    };
    this.#put({
      sheet,
      path,
      value,
      seen: from.seen,
      base: typeof value === 'string' ? undefined : (from.base ?? []),
      token: this.#parts.token(),
    });
    this.#wait();
  }

  /** Edits found on this machine after a reload, with the version they had seen. */
  restore(edits: readonly Edit[]): void {
    for (const edit of edits) this.#pending.set(placeOf(edit.sheet, edit.path), edit);
    if (edits.length > 0) this.#schedule(0);
    this.#parts.changed();
  }

  /** Sends what is waiting without waiting for a pause (a field was left). */
  flush(): void {
    if (this.#pending.size > 0 && this.#halt === null) this.#schedule(0);
  }

  /** The page is being left: the rest goes out at once; what fails lies on this machine. */
  leave(): void {
    for (const [sheet, edits] of bySheet([...this.#sending.values(), ...this.#pending.values()]))
      void this.#parts.send(sheet, edits, true);
  }

  /** Tries again: the network is back, somebody signed in, the dossier was unlocked. */
  resume(): void {
    this.#halt = null;
    this.#failures = 0;
    this.#schedule(0);
    this.#parts.changed();
  }

  /** Ends a clash with one of the two values. */
  choose(sheet: string, path: string, side: 'yours' | 'theirs'): void {
    const place = placeOf(sheet, path);
    const clash = this.#clashes.get(place);
    if (clash === undefined) return;
    this.#clashes.delete(place);
    this.#parts.confirmed(
      sheet,
      path,
      { mark: clash.version, value: clash.theirs },
      side === 'theirs' ? (clash.theirs ?? '') : clash.yours,
    );
    if (side === 'yours') this.edit(sheet, path, clash.yours);
    else void this.#parts.kept.remove(sheet, path, null);
    this.#parts.changed();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #retype(place: string, clash: Clash, value: Value): void {
    this.#clashes.set(place, { ...clash, yours: value });
    void this.#parts.kept.put({
      sheet: clash.sheet,
      path: clash.path,
      value,
      seen: 0,
      token: this.#parts.token(),
      base: undefined,
    });
    this.#parts.changed();
  }

  #put(edit: Edit): void {
    this.#pending.set(placeOf(edit.sheet, edit.path), edit);
    void this.#parts.kept.put(edit);
  }

  #wait(): void {
    const now = Date.now();
    this.#waitingSince ??= now;
    if (this.#halt === null) this.#schedule(Math.max(0, Math.min(pause, this.#waitingSince + longestWait - now)));
    this.#parts.changed();
  }

  #schedule(milliseconds: number): void {
    this.#cancel?.();
    this.#cancel = this.#parts.later(() => void this.#run(), milliseconds);
  }

  async #run(): Promise<void> {
    this.#cancel = null;
    if (this.#busy) return;
    this.#busy = true;
    this.#waitingSince = null;
    if (this.#halt?.kind === 'away') this.#halt = null;
    while (this.#pending.size > 0 && this.#halt === null) await this.#sendNext();
    this.#busy = false;
    this.#parts.changed();
  }

  async #sendNext(): Promise<void> {
    const [batch] = bySheet([...this.#pending.values()]);
    if (batch === undefined) return;
    const [sheet, edits] = batch;
    this.#sending = new Map(edits.map((edit) => [placeOf(sheet, edit.path), edit]));
    for (const place of this.#sending.keys()) this.#pending.delete(place);
    this.#parts.changed();
    const outcome = await this.#parts.send(sheet, edits, false);
    this.#sending = new Map();
    if (outcome.kind === 'saved') this.#settle(edits, outcome.page);
    else if (outcome.kind === 'refused') this.#refuse(sheet, edits, outcome);
    else this.#hold(edits, outcome);
  }

  #settle(edits: readonly Edit[], page: SavedPage): void {
    this.#failures = 0;
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
    void this.#parts.kept.removeAll(edits.filter((edit) => !conflicts.has(edit.path)));
  }

  /** The server holds it. A newer edit of the same path now builds on what the server has. */
  #confirm(edit: Edit, known: Known): void {
    const place = placeOf(edit.sheet, edit.path);
    const newer = this.#pending.get(place);
    if (newer === undefined)
      return this.#parts.confirmed(
        edit.sheet,
        edit.path,
        known,
        sameValue(known.value, edit.value) ? undefined : (known.value ?? ''),
      );
    const rebased = rebase(edit, known, newer);
    this.#put(rebased);
    this.#parts.confirmed(
      edit.sheet,
      edit.path,
      known,
      sameValue(rebased.value, newer.value) ? undefined : rebased.value,
    );
  }

  #clash(edit: Edit, conflict: SavedPage['conflicts'][number]): void {
    const place = placeOf(edit.sheet, edit.path);
    const newer = this.#pending.get(place);
    this.#pending.delete(place);
    this.#clashes.set(place, {
      sheet: edit.sheet,
      path: edit.path,
      yours: newer?.value ?? edit.value,
      theirs: conflict.theirs,
      version: conflict.version,
    });
  }

  #refuse(sheet: string, edits: readonly Edit[], { path, reason }: Extract<Outcome, { kind: 'refused' }>): void {
    const whole = path === null || !edits.some((edit) => edit.path === path);
    for (const edit of edits) {
      const place = placeOf(sheet, edit.path);
      if (whole || edit.path === path) this.#refused.set(place, { sheet, path: edit.path, value: edit.value, reason });
      else if (!this.#pending.has(place)) this.#pending.set(place, edit);
    }
  }

  #hold(edits: readonly Edit[], outcome: Extract<Outcome, { kind: 'away' | 'signed-out' | 'locked' }>): void {
    for (const edit of edits) {
      const place = placeOf(edit.sheet, edit.path);
      const newer = this.#pending.get(place);
      this.#pending.set(place, newer === undefined ? edit : { ...newer, seen: edit.seen, base: edit.base });
    }
    this.#halt = outcome;
    if (outcome.kind === 'away') this.#schedule(retries[Math.min(this.#failures++, retries.length - 1)] ?? 30_000);
  }
}

function rebase(sent: Edit, known: Known, newer: Edit): Edit {
  if (typeof newer.value === 'string') return { ...newer, seen: known.mark };
  const list = Array.isArray(known.value) ? (known.value as readonly string[]) : [];
  const began = typeof sent.value === 'string' ? [] : sent.value;
  return { ...newer, value: mergeLists(began, list, newer.value), seen: known.mark, base: list };
}

function bySheet(edits: readonly Edit[]): [string, Edit[]][] {
  const sheets = new Map<string, Edit[]>();
  for (const edit of edits) sheets.set(edit.sheet, [...(sheets.get(edit.sheet) ?? []), edit]);
  return [...sheets];
}
