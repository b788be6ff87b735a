import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { Stores } from '#src/domain/form/application.ts';
import type { StorePage } from '../api/types.ts';
import { placeOf, sameValue, type Known, type Value } from '../save/edit.ts';
import { Topics } from './topics.ts';

const nothing: Known = { mark: 0, value: null };
const emptyList: readonly string[] = [];

/** What the page shows at every path, and what the server is known to hold there. One listener set per path. */
export class AnswerBook {
  readonly #local = new Map<string, Record<string, Value>>();
  readonly #known = new Map<string, Known>();
  readonly topics = new Topics();
  /** Counts every change of a shown value. */
  version = 0;

  constructor(stores: Readonly<Record<string, StorePage>>) {
    for (const [sheet, store] of Object.entries(stores)) {
      this.#local.set(sheet, { ...store.values });
      for (const [path, value] of Object.entries(store.values))
        this.#known.set(placeOf(sheet, path), { mark: store.marks[path] ?? 0, value });
      for (const [path, mark] of Object.entries(store.marks))
        if (!(path in store.values)) this.#known.set(placeOf(sheet, path), { mark, value: null });
    }
  }

  read(sheet: string, path: string): Value | undefined {
    return this.#local.get(sheet)?.[path];
  }

  text(sheet: string, path: string): string {
    const value = this.read(sheet, path);
    return typeof value === 'string' ? value : '';
  }

  list(sheet: string, path: string): readonly string[] {
    const value = this.read(sheet, path);
    return value === undefined || typeof value === 'string' ? emptyList : value;
  }

  /** Shows a value; whoever looks at this path hears of it. False where it was there already. */
  show(sheet: string, path: string, value: Value): boolean {
    const before = this.read(sheet, path);
    if (sameValue(before, value) || (before === undefined && value === '')) return false;
    const store = this.#local.get(sheet) ?? {};
    store[path] = value;
    this.#local.set(sheet, store);
    this.version++;
    this.topics.tell(placeOf(sheet, path));
    this.topics.tell('any');
    return true;
  }

  known(sheet: string, path: string): Known {
    return this.#known.get(placeOf(sheet, path)) ?? nothing;
  }

  learn(sheet: string, path: string, known: Known): void {
    this.#known.set(placeOf(sheet, path), known);
  }

  /** Takes over what the server holds now, except where the person's own value is still on its way. */
  absorb(stores: Readonly<Record<string, StorePage>>, holds: (sheet: string, path: string) => boolean): void {
    for (const [sheet, store] of Object.entries(stores)) {
      for (const [path, mark] of Object.entries(store.marks)) {
        const value = store.values[path];
        if (value === undefined || mark <= this.known(sheet, path).mark || holds(sheet, path)) continue;
        this.learn(sheet, path, { mark, value });
        this.show(sheet, path, value);
      }
    }
  }

  /** Every store as it is shown, for checks. The inner objects are live: read them at once. */
  stores(): Stores {
    return Object.fromEntries([...this.#local].map(([sheet, values]) => [sheet, values as FlatAnswers]));
  }
}
