import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useEditionName } from '../../use-desk.ts';
import { useRereadJudging } from '../use-judging.ts';
import type { PersonPage } from './types.ts';

/** When somebody can be asked in this edition, and for how much. */
export function TermForm({ person, manage }: { readonly person: PersonPage; readonly manage: boolean }) {
  const p = useWords(poolWords);
  const say = useSay();
  const id = useId();
  const { programme, edition } = useEditionName();
  const reread = useRereadJudging();
  const { available, from, until, load, version } = person.term;
  const [typed, type] = useState({ available, from: from ?? '', until: until ?? '', load: load?.toString() ?? '' });
  const save = async (): Promise<void> => {
    const answer = await sendForOffice(
      `/api/pool/${programme}/editions/${edition}/assessors/${person.id}/term`,
      'PUT',
      {
        available: typed.available,
        from: typed.from === '' ? null : typed.from,
        until: typed.until === '' ? null : typed.until,
        load: typed.load === '' ? null : Number(typed.load),
        version,
      },
    );
    notify(answer.ok ? { text: p.saved } : { text: say(answer.refusal.reason), tone: 'error' });
    await reread();
  };
  return (
    <fieldset className="term-form" disabled={!manage}>
      <legend>{p.term}</legend>
      <label>
        <input
          type="checkbox"
          checked={typed.available}
          onChange={(event) => type({ ...typed, available: event.currentTarget.checked })}
        />{' '}
        {p.termAvailable}
      </label>
      {(['from', 'until'] as const).map((part) => (
        <label key={part} htmlFor={`${id}-${part}`}>
          {p[part]}{' '}
          <input
            id={`${id}-${part}`}
            type="date"
            className="choice"
            value={typed[part]}
            onChange={(event) => type({ ...typed, [part]: event.currentTarget.value })}
          />
        </label>
      ))}
      <label htmlFor={`${id}-load`}>
        {p.most}{' '}
        <input
          id={`${id}-load`}
          type="number"
          min={1}
          max={200}
          className="choice"
          value={typed.load}
          placeholder={p.loadUsual}
          onChange={(event) => type({ ...typed, load: event.currentTarget.value })}
        />
      </label>
      <Button size="small" disabled={!manage} title={manage ? undefined : p.onlyManagers} onClick={() => void save()}>
        {p.save}
      </Button>
    </fieldset>
  );
}
