import type { RefObject } from 'react';
import { useLanguage, useWords } from '../../words/language.tsx';
import { judgingWords } from '../../words/judging-words.ts';
import { officeWords } from '../../words/office-words.ts';
import type { Move, Place } from '../place.ts';
import { boardViews, countsOf, type BoardView } from './board-view.ts';
import type { BoardPage } from './types.ts';

interface Props {
  readonly board: BoardPage;
  readonly view: BoardView;
  readonly place: Place;
  readonly move: Move;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
  readonly help: (open: boolean) => void;
}

/** Above a board: how many have come how far, each number its list; search, density, keys. */
export function BoardBar({ board, view, place, move, search, dense, setDense, help }: Props) {
  const t = useWords(judgingWords);
  const o = useWords(officeWords);
  const language = useLanguage();
  const counts = countsOf(board);
  return (
    <div className="list-bar">
      <div className="list-line">
        <div className="views board-views" role="group" aria-label={o.lists}>
          {boardViews.map((one) => (
            <button
              key={one}
              type="button"
              className="view"
              aria-pressed={one === view}
              onClick={() => move({ view: one === 'all' ? null : one })}
            >
              {t.views[one]} <b>{counts[one]}</b>
            </button>
          ))}
        </div>
        <input
          ref={search}
          type="search"
          className="list-search"
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          value={place.get('q') ?? ''}
          placeholder={t.search}
          aria-label={t.search}
          onChange={(event) => move({ q: event.currentTarget.value })}
        />
        <span className="spring" />
        <button
          type="button"
          className="plain density"
          aria-pressed={dense}
          title={`${o.density}${o.colon}${dense ? o.dense : o.loose}`}
          onClick={() => setDense(!dense)}
        >
          {dense ? o.dense : o.loose}
          <span className="sr"> {o.density}</span>
        </button>
        <button type="button" className="plain" title={o.keys} onClick={() => help(true)}>
          <span aria-hidden="true">?</span>
          <span className="sr">{o.keys}</span>
        </button>
      </div>
    </div>
  );
}
