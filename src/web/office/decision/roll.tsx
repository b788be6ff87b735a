import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { AskedAct } from '../../jury/asked-act.tsx';
import type { DecisionMatters } from '../../jury/types.ts';
import { useAct, useAwardEdition, useMatter, useRights } from '../../jury/use-jury.ts';
import { decisionWords } from '../../words/decision-words.ts';
import { useWords } from '../../words/language.tsx';
import type { Eligible } from './eligible.ts';
import { Choice, Line } from './field.tsx';

/** The committee's roll: who decides. */
export function Roll({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const { manages } = useRights();
  const { act } = useAct();
  const going = matters.state === 'judging' || matters.state === 'deciding';
  return (
    <section className="panel" aria-label={t.roll}>
      <h2>{t.roll}</h2>
      <ul className="plain-list">
        {matters.roll.map((member) => (
          <li key={member.id} className="with-act">
            <span>
              {member.name}
              <span className="quiet">
                {member.chair && ` · ${t.chair}`}
                {!member.account && ` · ${t.noAccount}`}
              </span>
            </span>
            {manages && going && (
              <AskedAct
                title={t.end}
                asks={t.endReason}
                act={async (reason) =>
                  (await act({ path: `/api/committee/${member.id}/end`, body: { reason }, done: t.ended })).ok
                }
              />
            )}
          </li>
        ))}
      </ul>
      {manages && going && <AddMember matters={matters} />}
    </section>
  );
}

function AddMember({ matters }: { readonly matters: DecisionMatters }) {
  const t = useWords(decisionWords);
  const edition = useAwardEdition();
  const { act, busy } = useAct();
  const { data } = useMatter<Eligible>(
    `/api/committee/eligible?programme=${edition.programme}&edition=${edition.edition}`,
  );
  const [account, setAccount] = useState('');
  const [name, setName] = useState('');
  const [chair, setChair] = useState(false);
  const known = new Set(matters.roll.map(({ userId }) => userId));
  const free = data?.ok === true ? data.value.members.filter(({ user }) => !known.has(user)) : [];
  const add = async (): Promise<void> => {
    const who = account === '' ? { userId: null, name: name.trim() } : { userId: account };
    const answer = await act({ path: '/api/committee', body: { ...edition, ...who, chair }, done: t.added });
    if (!answer.ok) return;
    setAccount('');
    setName('');
    setChair(false);
  };
  return (
    <>
      <p className="quiet">{t.rollHint}</p>
      <div className="jury-form">
        <Choice
          label={t.account}
          none={t.withoutAccount}
          value={account}
          choose={setAccount}
          options={free.map(({ user, name: title }) => ({ id: user, title }))}
        />
        {account === '' && <Line label={t.memberName} value={name} type={setName} max={60} />}
        {matters.roll.every((one) => !one.chair) && (
          <Checkbox checked={chair} onChange={(event) => setChair(event.target.checked)}>
            {t.isChair}
          </Checkbox>
        )}
        <Button loading={busy} disabled={account === '' && name.trim() === ''} onClick={() => void add()}>
          {t.addMember}
        </Button>
      </div>
    </>
  );
}
