import { useState, type ReactNode } from 'react';
import type { VisitList } from '#src/domain/visit/visit-path.ts';
import { newId } from '../../book/new-id.ts';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { useScoreBook, useScoreList } from '../score-hooks.ts';
import { EntryCard, type EntryCardProps } from './entry-card.tsx';
import { useVisitDesk } from './visit-context.ts';

/** A list of the record as cards, with the button that adds one where the thumb is. */
export function EntryList({
  list,
  more,
  actions,
}: {
  readonly list: VisitList;
  /** What an entry shows besides its fields. */
  readonly more?: (id: string) => Pick<EntryCardProps, 'before' | 'after' | 'removed'>;
  readonly actions?: ReactNode;
}) {
  const t = useWords(visitWords);
  const { editable } = useVisitDesk();
  const book = useScoreBook();
  const ids = useScoreList(list);
  const [fresh, setFresh] = useState<string | null>(null);
  const add = (): void => {
    const id = newId();
    book.write(list, [...book.list(list), id]);
    setFresh(id);
  };
  return (
    <>
      {ids.length === 0 && <p className="visit-empty quiet">{t.empty}</p>}
      <ol className="visit-cards">
        {ids.map((id, index) => (
          <EntryCard key={id} list={list} id={id} place={index + 1} open={id === fresh} {...more?.(id)} />
        ))}
      </ol>
      {editable && (
        <div className="visit-add">
          {actions}
          <button type="button" className={actions === undefined ? 'act' : 'second'} onClick={add}>
            {t.add[list] ?? list}
          </button>
        </div>
      )}
    </>
  );
}
