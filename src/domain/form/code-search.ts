import type { CodeList } from '#src/definition/edition.ts';
import { pinyin } from 'pinyin-pro';
import { entriesOf, type CodeEntry } from './code-list.ts';
import { halfWidth } from './typed-text.ts';

interface Indexed {
  readonly entry: CodeEntry;
  readonly code: string;
  readonly initials: string;
  readonly names: string;
}

const indexes = new WeakMap<CodeList, readonly Indexed[]>();

function indexOf(list: CodeList): readonly Indexed[] {
  const known = indexes.get(list);
  if (known !== undefined) return known;
  const index = [...entriesOf(list).values()]
    .filter((entry) => entry.selectable)
    .map((entry) => ({
      entry,
      code: entry.code.toLowerCase(),
      initials: pinyin(entry.zh, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
        .join('')
        .replaceAll(' ', '')
        .toLowerCase(),
      names: `${entry.zh}\n${entry.en}`.toLowerCase(),
    }));
  indexes.set(list, index);
  return index;
}

/**
 * Selectable entries whose name, code or pinyin initials match, best first: exact code, beginning of a code or
 * name, beginning of the initials, then anywhere. An empty query gives the list from its start.
 */
export function searchCodes(list: CodeList, query: string, limit = 20): readonly CodeEntry[] {
  const wanted = halfWidth(query).toLowerCase();
  const ranked = indexOf(list)
    .map((item) => ({ item, rank: rankOf(item, wanted) }))
    .filter(({ rank }) => rank < Infinity);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ item }) => item.entry);
}

function rankOf({ code, initials, names }: Indexed, wanted: string): number {
  if (wanted === '') return 0;
  if (code === wanted) return 1;
  if (code.startsWith(wanted) || names.startsWith(wanted) || names.includes(`\n${wanted}`)) return 2;
  if (initials.startsWith(wanted)) return 3;
  if (names.includes(wanted)) return 4;
  return initials.includes(wanted.replaceAll(' ', '')) ? 5 : Infinity;
}
