import { Button, Empty } from 'antd';
import { useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import type { Move, Place } from './place.ts';
import { filterNames } from './use-cases.ts';

/** An empty list says what will be here and how it comes. */
export function EmptyList({ place, move }: { readonly place: Place; readonly move: Move }) {
  const t = useWords(officeWords);
  const filtered = filterNames.some((name) => (place.get(name) ?? '') !== '');
  const [title, hint] = filtered
    ? [t.nothingFound, t.nothingFoundHint]
    : place.get('view') === 'all'
      ? [t.nothingAtAll, t.nothingAtAllHint]
      : [t.nothingWaits, t.nothingWaitsHint];
  return (
    <Empty
      className="empty-list"
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{title}</strong>
          <br />
          {hint}
        </>
      }
    >
      {filtered && (
        <Button onClick={() => move(Object.fromEntries(filterNames.map((name) => [name, null])))}>{t.clear}</Button>
      )}
    </Empty>
  );
}
