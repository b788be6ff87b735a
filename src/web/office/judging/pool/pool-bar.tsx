import { Button } from 'antd';
import type { RefObject } from 'react';
import { useWords } from '../../../words/language.tsx';
import { officeWords } from '../../../words/office-words.ts';
import { poolWords } from '../../../words/pool-words.ts';
import type { Move, Place } from '../../place.ts';
import { useEditionName } from '../../use-desk.ts';
import { useRights } from '../use-judging.ts';

interface Props {
  readonly place: Place;
  readonly move: Move;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
  readonly help: (open: boolean) => void;
  readonly add: () => void;
}

/** Above the pool: search, who is in use, adding, files, density, keys. */
export function PoolBar({ place, move, search, dense, setDense, help, add }: Props) {
  const p = useWords(poolWords);
  const o = useWords(officeWords);
  const { manage } = useRights();
  const { programme } = useEditionName();
  const q = place.get('q')?.trim() ?? '';
  const exported = `/api/pool/${programme}/export${q === '' ? '' : `?q=${encodeURIComponent(q)}`}`;
  return (
    <div className="list-bar">
      <div className="list-line">
        <select
          className="choice"
          aria-label={p.anyState}
          value={place.get('active') ?? ''}
          onChange={(event) => move({ active: event.currentTarget.value })}
        >
          <option value="">{p.anyState}</option>
          <option value="yes">{p.activeOnly}</option>
          <option value="no">{p.inactive}</option>
        </select>
        <input
          ref={search}
          type="search"
          className="list-search"
          value={place.get('q') ?? ''}
          placeholder={p.search}
          aria-label={p.search}
          onChange={(event) => move({ q: event.currentTarget.value })}
        />
        <span title={manage ? undefined : p.onlyManagers}>
          <Button type="primary" disabled={!manage} onClick={add}>
            {p.add}
          </Button>
        </span>
        {manage && (
          <>
            <a href={`/api/pool/${programme}/template`}>{p.template}</a>
            <a href={exported}>{p.export}</a>
          </>
        )}
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
