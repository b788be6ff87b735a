import { useEffect, useRef, useState } from 'react';
import { readAnchor, type Anchor } from '#src/domain/scoring/anchor.ts';
import { scorePath } from '#src/domain/scoring/score-path.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { visitWords } from '../../words/visit-words.ts';
import { assessWords } from '../../words/assess-words.ts';
import { useScoreBook, useScoreText } from '../score-hooks.ts';
import { useDeskState } from './desk-context.ts';
import { SnippetMenu } from './snippet-menu.tsx';
import { useRemoveNote } from './use-notes.ts';

/** One comment: its ground and quote, its words, the clause it belongs to. */
export function NoteCard({ id, number }: { readonly id: string; readonly number: number }) {
  const book = useScoreBook();
  const { page, editable, fresh, show } = useDeskState();
  const t = useWords(assessWords);
  const single = useWords(visitWords);
  const say = useSay();
  const remove = useRemoveNote(book);
  const field = useRef<HTMLTextAreaElement | null>(null);
  const kind = useScoreText(scorePath.comment(id, 'kind'));
  const item = useScoreText(scorePath.comment(id, 'item'));
  const text = useScoreText(scorePath.comment(id, 'text'));
  const quote = useScoreText(scorePath.comment(id, 'quote'));
  const anchor = readAnchor(useScoreText(scorePath.comment(id, 'anchor')));
  const [moving, setMoving] = useState(false);
  useEffect(() => {
    if (fresh === id) field.current?.focus();
  }, [fresh, id]);
  const name = `${kind === 'strength' ? single.strength : single.opportunity} ${number}`;
  const put = (words: string): void => {
    const at = field.current?.selectionEnd ?? text.length;
    book.write(scorePath.comment(id, 'text'), `${text.slice(0, at)}${words}${text.slice(at)}`);
    field.current?.focus();
  };
  return (
    <li className={`note-card ${kind}`}>
      {(anchor !== null || quote !== '') && (
        <div className="note-ground">
          {anchor !== null && (
            <button type="button" className="plain" onClick={() => show(anchor)}>
              {t.ground(placeWords(anchor))}
            </button>
          )}
          {quote !== '' && <q>{quote}</q>}
        </div>
      )}
      <textarea
        ref={field}
        className="assess-text"
        rows={3}
        aria-label={name}
        placeholder={kind === 'strength' ? t.strengthHint : t.opportunityHint}
        readOnly={!editable}
        value={text}
        onChange={(event) => book.write(scorePath.comment(id, 'text'), event.currentTarget.value)}
        onBlur={() => book.queue.flush()}
        onKeyDown={(event) => {
          if (event.key === 'Escape') document.getElementById('item-percent')?.focus();
        }}
      />
      {editable && (
        <div className="note-tools">
          <button
            type="button"
            className="plain"
            onClick={() => book.write(scorePath.comment(id, 'kind'), kind === 'strength' ? 'opportunity' : 'strength')}
          >
            {kind === 'strength' ? t.toOpportunity : t.toStrength}
            <span className="sr"> {name}</span>
          </button>
          <SnippetMenu text={text} put={put} name={name} kind={kind === 'strength' ? 'strength' : 'opportunity'} />
          {moving ? (
            <select
              className="choice"
              aria-label={t.moveTo}
              value={item}
              onChange={(event) => {
                book.write(scorePath.comment(id, 'item'), event.currentTarget.value);
                setMoving(false);
              }}
            >
              {page.items.map((one) => (
                <option key={one.clause} value={one.clause}>
                  {one.clause} {say(one.title)}
                </option>
              ))}
            </select>
          ) : (
            <button type="button" className="plain" onClick={() => setMoving(true)}>
              {t.moveTo}
              <span className="sr"> {name}</span>
            </button>
          )}
          <span className="spring" />
          <button type="button" className="plain" onClick={() => remove(id)}>
            {t.removeNote}
            <span className="sr"> {name}</span>
          </button>
        </div>
      )}
    </li>
  );
}

/** Where a ground lies, in figures that need no language. */
export function placeWords(anchor: Anchor): { readonly page: number } | { readonly path: string } {
  if (anchor.kind === 'pdf') return { page: anchor.page };
  return { path: anchor.kind === 'field' ? anchor.path : anchor.clause };
}
