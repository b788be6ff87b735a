import { Button } from 'antd';
import { useState } from 'react';
import { notify } from '../../../work/notices.ts';
import { useSay, useWords } from '../../../words/language.tsx';
import { poolWords } from '../../../words/pool-words.ts';
import { sendForOffice } from '../../send-act.ts';
import { useEditionName } from '../../use-desk.ts';
import { useJudging, useRereadJudging } from '../use-judging.ts';
import type { AccountPage, PersonPage } from './types.ts';

/** Whose account an assessor signs in with. */
export function AccountPart({ person, manage }: { readonly person: PersonPage; readonly manage: boolean }) {
  const p = useWords(poolWords);
  const say = useSay();
  const { programme } = useEditionName();
  const reread = useRereadJudging();
  const [chosen, choose] = useState('');
  const { data } = useJudging<readonly AccountPage[]>(manage ? `/api/pool/${programme}/accounts` : null);
  const accounts = data?.ok === true ? data.value : [];
  const own = accounts.find((one) => one.userId === person.account);
  const link = async (userId: string | null): Promise<void> => {
    const answer = await sendForOffice(`/api/pool/${programme}/assessors/${person.id}/account`, 'PUT', { userId });
    notify(answer.ok ? { text: p.saved } : { text: say(answer.refusal.reason), tone: 'error' });
    choose('');
    await reread();
  };
  return (
    <>
      <h3>{p.account}</h3>
      <p>{person.account === null ? p.notLinked : own === undefined ? p.linked : `${own.name} ${own.email}`}</p>
      {person.account === null ? (
        <>
          <p className="quiet">{p.accountHint}</p>
          <p className="stage-acts">
            <select
              className="choice"
              aria-label={p.chooseAccount}
              value={chosen}
              disabled={!manage}
              onChange={(event) => choose(event.currentTarget.value)}
            >
              <option value="">{p.chooseAccount}</option>
              {accounts.map((one) => (
                <option key={one.userId} value={one.userId} disabled={one.assessorId !== null}>
                  {one.name} {one.email}
                  {one.assessorId !== null && ` (${p.taken})`}
                </option>
              ))}
            </select>
            <Button
              size="small"
              disabled={!manage || chosen === ''}
              title={manage ? undefined : p.onlyManagers}
              onClick={() => void link(chosen)}
            >
              {p.link}
            </Button>
          </p>
        </>
      ) : (
        <Button
          size="small"
          disabled={!manage}
          title={manage ? undefined : p.onlyManagers}
          onClick={() => void link(null)}
        >
          {p.unlink}
        </Button>
      )}
    </>
  );
}
