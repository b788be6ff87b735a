import { Popconfirm } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import type { VisitList } from '#src/domain/visit/visit-path.ts';
import { useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { useScoreBook, useScoreTexts } from '../score-hooks.ts';
import { VisitText } from './field.tsx';
import { useVisitDesk } from './visit-context.ts';
import { titleOf, titleParts, visitFields } from './visit-fields.ts';

export interface EntryCardProps {
  readonly list: VisitList;
  readonly id: string;
  readonly place: number;
  readonly open: boolean;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  readonly removed?: () => void;
}

/** One entry of a list: a line that opens to its fields. */
export function EntryCard({ list, id, place, open, before, after, removed }: EntryCardProps) {
  const t = useWords(visitWords);
  const { editable } = useVisitDesk();
  const book = useScoreBook();
  const [shown, show] = useState(open);
  const body = useId();
  const texts = useScoreTexts(titleParts[list].map((part) => `${list}/${id}/${part}`));
  const title = titleOf(texts);
  const remove = (): void => {
    book.write(
      list,
      book.list(list).filter((one) => one !== id),
    );
    removed?.();
  };
  return (
    <li className="visit-card">
      <h3>
        <button type="button" aria-expanded={shown} aria-controls={body} onClick={() => show(!shown)}>
          <span className="visit-number">{place}</span>
          <span className={title === '' ? 'visit-title quiet' : 'visit-title'}>
            {title === '' ? `${t.entry[list] ?? list}（${t.untitled}）` : title}
          </span>
          <span className="visit-fold" aria-hidden="true">
            {shown ? '▴' : '▾'}
          </span>
        </button>
      </h3>
      <div id={body} className="visit-fields" hidden={!shown}>
        {before}
        {visitFields[list].map(({ part, input }) => (
          <VisitText
            key={part}
            path={`${list}/${id}/${part}`}
            label={t.fields[`${list}/${part}`] ?? part}
            input={input}
          />
        ))}
        {after}
        {editable && (
          <div className="visit-remove">
            <Popconfirm title={t.removeAsk} okText={t.remove} cancelText={t.keep} onConfirm={remove}>
              <button type="button" className="plain">
                {t.remove}
                <span className="sr"> {title}</span>
              </button>
            </Popconfirm>
          </div>
        )}
      </div>
    </li>
  );
}
