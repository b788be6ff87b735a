import type { RowsField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import { newId } from '../book/new-id.ts';
import type { RowPlace } from './spot.ts';

/** The rows of a table (or of one group of it) as the page shows them: those there are, then empty ones to begin in. */
export interface Section {
  readonly group?: { readonly key: string; readonly label: Text };
  readonly rows: readonly RowPlace[];
}

/** Empty rows a table shows at most, however many the paper form has. */
const mostGhosts = 6;

interface Asked {
  readonly name: string;
  readonly field: RowsField;
  readonly ids: readonly string[];
  readonly groupOf: (index: number) => string;
  readonly blanks: number;
  readonly readOnly: boolean;
}

/**
 * Keeps a table's places from one drawing to the next: a row whose number and group are the same keeps its object, and
 * a row that is not there yet keeps the id it will have when it is first typed in.
 */
export class RowPlaces {
  readonly #pools = new Map<string, string[]>();
  readonly #known = new Map<string, RowPlace>();

  sections({ name, field, ids, groupOf, blanks, readOnly }: Asked): readonly Section[] {
    return (field.groups ?? [undefined]).map((group) => {
      const own = group === undefined ? ids : ids.filter((_, index) => groupOf(index) === group.key);
      const wanted = readOnly ? 0 : Math.max(0, Math.min(blanks, mostGhosts, field.max ?? mostGhosts) - own.length);
      const pool = this.#pool(group?.key ?? '', ids, wanted);
      const base = { field: name, ...(group === undefined ? {} : { group }) };
      const rows = own.map((id, index) => this.#place({ ...base, id, number: index + 1 }));
      const empty = pool.map((id, index) =>
        this.#place({ ...base, id, number: own.length + index + 1, ghosts: pool.slice(0, index + 1) }),
      );
      return { ...(group === undefined ? {} : { group }), rows: [...rows, ...empty] };
    });
  }

  #place(fresh: RowPlace): RowPlace {
    const before = this.#known.get(fresh.id);
    if (
      before !== undefined &&
      before.number === fresh.number &&
      before.group?.key === fresh.group?.key &&
      before.ghosts?.join() === fresh.ghosts?.join()
    )
      return before;
    this.#known.set(fresh.id, fresh);
    return fresh;
  }

  #pool(key: string, taken: readonly string[], wanted: number): readonly string[] {
    const pool = (this.#pools.get(key) ?? []).filter((id) => !taken.includes(id)).slice(0, wanted);
    while (pool.length < wanted) pool.push(newId());
    this.#pools.set(key, pool);
    return pool;
  }
}
