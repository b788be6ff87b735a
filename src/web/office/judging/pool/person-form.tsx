import { Alert, Button } from 'antd';
import { useId, useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { profileParts } from '#src/domain/pool/profile.ts';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useEditionName } from '../../use-desk.ts';
import { useRereadJudging } from '../use-judging.ts';
import { isPerson, nobodyTyped, personFrom, typedOf } from './profile-form.ts';
import type { AssessorPage } from './types.ts';

interface Props {
  /** Null where somebody is added. */
  readonly person: AssessorPage | null;
  readonly close: (id: string | null) => void;
}

/** Adds somebody to the pool or changes what is known; what others changed meanwhile is shown beside before it is overwritten. */
export function PersonForm({ person, close }: Props) {
  const p = useWords(poolWords);
  const say = useSay();
  const id = useId();
  const { programme } = useEditionName();
  const reread = useRereadJudging();
  const [typed, type] = useState(() => (person === null ? nobodyTyped : typedOf(person)));
  const [opened] = useState(person);
  const [seen, setSeen] = useState(person?.version ?? 0);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const overtaken = person !== null && person.version !== seen;
  const now = overtaken ? typedOf(person) : null;
  const save = async (): Promise<void> => {
    const path = `/api/pool/${programme}/assessors`;
    const words = personFrom(typed);
    const version = overtaken ? person.version : seen;
    const answer = await (opened === null
      ? sendForOffice<{ id: string }>(path, 'POST', words)
      : sendForOffice<{ id: string }>(`${path}/${opened.id}`, 'PUT', { ...words, version }));
    if (answer.ok) {
      notify({ text: p.saved });
      await reread();
      return close(answer.value.id);
    }
    setRefusal(answer.refusal.reason);
    if (answer.refusal.code === 'conflict') await reread();
    if (overtaken) setSeen(version);
    return undefined;
  };
  return (
    <div className="person-form">
      {overtaken && <p role="alert">{p.conflictOn}</p>}
      {(['name', ...profileParts] as const).map((part) => (
        <p key={part} className="act-field">
          <label htmlFor={`${id}-${part}`}>{p.parts[part]}</label>
          <input
            id={`${id}-${part}`}
            value={typed[part]}
            maxLength={2000}
            onChange={(event) => type({ ...typed, [part]: event.currentTarget.value })}
          />
          {now !== null && now[part] !== typed[part] && (
            <span className="now-is">
              {p.nowIs}
              {p.colon}
              {now[part] === '' ? '—' : now[part]}
            </span>
          )}
        </p>
      ))}
      <p className="quiet">{p.listHint}</p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={typed.active}
            onChange={(event) => type({ ...typed, active: event.currentTarget.checked })}
          />{' '}
          {p.activeOnly}
        </label>
      </p>
      {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      <p className="stage-acts">
        <Button type="primary" disabled={!isPerson(typed)} onClick={() => void save()}>
          {p.save}
        </Button>
        <Button onClick={() => close(null)}>{p.cancel}</Button>
      </p>
    </div>
  );
}
