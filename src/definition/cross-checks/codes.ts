import type { CodeList } from '../edition.ts';
import { pathOf } from '../problem.ts';
import type { Note } from './note.ts';

/** No code twice in a list, and something in it that can be chosen. */
export function checkCodes(list: CodeList, note: Note): void {
  const seen = new Set<string>();
  let selectable = 0;
  const walk = (items: CodeList['items'], steps: readonly (string | number)[]): void => {
    for (const [index, item] of items.entries()) {
      if (seen.has(item.code)) note(pathOf(...steps, index, 'code'), `the code '${item.code}' stands twice`);
      seen.add(item.code);
      if (item.selectable !== false) selectable += 1;
      if (item.children !== undefined) walk(item.children, [...steps, index, 'children']);
    }
  };
  walk(list.items, ['items']);
  if (selectable === 0) note('/items', 'nothing in this list can be chosen');
}
