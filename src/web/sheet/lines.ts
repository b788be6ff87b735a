import { useMemo, useRef } from 'react';
import type { RowsField } from '#src/definition/field.ts';
import type { Text } from '#src/definition/text.ts';
import { flatKey } from '#src/domain/form/flat.ts';
import { newId } from '../book/new-id.ts';
import { useList, useTopic, useWorkbook } from '../book/hooks.ts';
import { useScope } from './scope.tsx';
import type { RowPlace } from './spot.ts';

/** The rows of a table (or of one group of it) as the page shows them: those there are, then empty ones to begin in. */
export interface Section { readonly group?: { readonly key: string; readonly label: Text }; readonly rows: readonly RowPlace[] }

/** Empty rows a table shows at most, however many the paper form has. */
const mostGhosts = 6;

/** Rows of a rows field by section; a row's place object stays the same while nothing about it changes. */
export function useSections(name: string, field: RowsField, blanks: number | undefined): readonly Section[] {
  const { sheet, instance, readOnly } = useScope();
  const workbook = useWorkbook();
  const ids = useList(sheet.id, flatKey(instance, name));
  const ghosts = useRef(new Map<string, string[]>());
  const known = useRef(new Map<string, RowPlace>());
  const groupOf = (id: string): string => workbook.book.text(sheet.id, flatKey(instance, `${name}/${id}/group`));
  const grouped = useTopic('any', () => (field.groups === undefined ? '' : ids.map(groupOf).join(',')));
  return useMemo(() => {
    const groups = field.groups ?? [undefined];
    return groups.map((group) => {
      const own = group === undefined ? ids : ids.filter((_, index) => grouped.split(',')[index] === group.key);
      const wanted = readOnly ? 0 : Math.max(0, Math.min(blanks ?? 1, mostGhosts, field.max ?? mostGhosts) - own.length);
      const pool = poolOf(ghosts.current, group?.key ?? '', ids, wanted);
      const place = (id: string, index: number, above: readonly string[] | undefined): RowPlace => {
        const fresh: RowPlace = { field: name, id, number: index + 1, ...(group === undefined ? {} : { group }), ...(above === undefined ? {} : { ghosts: above }) };
        const before = known.current.get(id);
        if (before !== undefined && before.number === fresh.number && before.group?.key === fresh.group?.key && before.ghosts?.join() === fresh.ghosts?.join()) return before;
        known.current.set(id, fresh);
        return fresh;
      };
      const rows = [...own.map((id, index) => place(id, index, undefined)), ...pool.map((id, index) => place(id, own.length + index, pool.slice(0, index + 1)))];
      return { ...(group === undefined ? {} : { group }), rows };
    });
  }, [ids, grouped, field, blanks, name, readOnly]);
}

/** Ids kept ready for the rows that are not there yet, so that a row keeps its id when it is first typed in. */
function poolOf(pools: Map<string, string[]>, key: string, taken: readonly string[], wanted: number): readonly string[] {
  const pool = (pools.get(key) ?? []).filter((id) => !taken.includes(id)).slice(0, wanted);
  while (pool.length < wanted) pool.push(newId());
  pools.set(key, pool);
  return pool;
}
