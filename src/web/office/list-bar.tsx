import { useEffect, useState, type RefObject } from 'react';
import { useLanguage, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { countWords } from './count-words.ts';
import { ListFilters } from './list-filters.tsx';
import type { Move, Place } from './place.ts';
import { queryOf, useCount, viewOf } from './use-cases.ts';

interface Props {
  readonly place: Place;
  readonly move: Move;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
  readonly help: (open: boolean) => void;
}

/** Above a list: what waits and all, each with its number; search, filters, order, density. */
export function ListBar({ place, move, search, dense, setDense, help }: Props) {
  const t = useWords(officeWords);
  const view = viewOf(place);
  return (
    <div className="list-bar">
      <div className="list-line">
        <div className="views" role="group" aria-label={t.lists}>
          {(['waiting', 'away', 'all'] as const).map((one) => (
            <View
              key={one}
              title={t[one]}
              query={queryOf(place, one)}
              current={one === view}
              choose={() => move({ view: one === 'waiting' ? null : one })}
            />
          ))}
        </div>
        <Search place={place} move={move} search={search} />
        <span className="spring" />
        <button
          type="button"
          className="plain density"
          aria-pressed={dense}
          title={`${t.density}${t.colon}${dense ? t.dense : t.loose}`}
          onClick={() => setDense(!dense)}
        >
          {dense ? t.dense : t.loose}
          <span className="sr"> {t.density}</span>
        </button>
        <button type="button" className="plain" title={t.keys} onClick={() => help(true)}>
          <span aria-hidden="true">?</span>
          <span className="sr">{t.keys}</span>
        </button>
      </div>
      <ListFilters place={place} move={move} />
    </div>
  );
}

function View({
  title,
  query,
  current,
  choose,
}: {
  readonly title: string;
  readonly query: URLSearchParams;
  readonly current: boolean;
  readonly choose: () => void;
}) {
  const count = useCount(query);
  return (
    <button type="button" className="view" aria-pressed={current} onClick={choose}>
      {title} {count !== undefined && <b>{countWords(count)}</b>}
    </button>
  );
}

/** How long typing rests before the list is asked for; milliseconds. */
const rest = 250;

function Search({ place, move, search }: Pick<Props, 'place' | 'move' | 'search'>) {
  const t = useWords(officeWords);
  const asked = place.get('q') ?? '';
  const [typed, setTyped] = useState(asked);
  useEffect(() => setTyped(asked), [asked]);
  useEffect(() => {
    if (typed.trim() === asked) return undefined;
    const timer = setTimeout(() => move({ q: typed.trim(), case: null }), rest);
    return () => clearTimeout(timer);
  }, [typed, asked, move]);
  return (
    <input
      ref={search}
      type="search"
      className="list-search"
      lang={useLanguage() === 'zh' ? 'zh-CN' : 'en'}
      value={typed}
      placeholder={t.search}
      aria-label={t.search}
      title={t.searchHint}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        // Enter is the input method's while it composes.
        if (event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.currentTarget.blur();
      }}
    />
  );
}
