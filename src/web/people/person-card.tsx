import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useLanguage, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { act } from './act.ts';
import { GrantDialog } from './grant-dialog.tsx';
import type { ListedPerson, MembersReply } from './members-types.ts';
import { SeatLine } from './seat-line.tsx';

interface Props {
  readonly person: ListedPerson;
  readonly members: MembersReply;
  readonly changed: () => void;
}

/** One person with their seats, and what may be done about them. */
export function PersonCard({ person, members, changed }: Props) {
  const t = useWords(peopleWords);
  return (
    <>
      <div className="person-head">
        <strong>{person.name}</strong>
        <span className="small">{person.email}</span>
        <span className="spring" />
        {person.closed ? (
          <span className="mark-off">{t.closed}</span>
        ) : (
          <span className={person.enrolled ? 'mark-on' : 'mark-off'}>{t.factorIs(person.enrolled)}</span>
        )}
      </div>
      <ul className="plain-list">
        {person.seats.map((seat) => (
          <SeatLine key={seat.id} seat={seat} person={person} members={members} changed={changed} />
        ))}
      </ul>
      {!person.closed && <PersonActs person={person} members={members} changed={changed} />}
    </>
  );
}

/** Acts on an account, for the administrator whose duty they are, and of nobody on themselves. */
function PersonActs({ person, members, changed }: Props) {
  const t = useWords(peopleWords);
  const language = useLanguage();
  const { user } = useSession();
  const [granting, setGranting] = useState(false);
  const { may, programme } = members;
  if (user.id === person.id || !(may.grant || may.close || may.reset)) return null;
  const run = async (name: 'close' | 'reset-factor', done: string): Promise<void> => {
    const did = await act(`/api/members/accounts/${person.id}/${name}`, { programme }, { done, language });
    if (did !== null) changed();
  };
  return (
    <p className="acts">
      {may.grant && (
        <Button size="small" type="primary" onClick={() => setGranting(true)}>
          {t.grant}
        </Button>
      )}
      {may.reset && person.enrolled && person.seats.length > 0 && (
        <Popconfirm
          title={t.resetSure(person.name)}
          description={<span className="confirm-what">{t.resetWhat}</span>}
          okText={t.reset}
          cancelText={t.keep}
          onConfirm={() => void run('reset-factor', t.resetDone)}
        >
          <Button size="small">{t.reset}</Button>
        </Popconfirm>
      )}
      {may.close && (
        <Popconfirm
          title={t.closeSure(person.name)}
          description={<span className="confirm-what">{t.closeWhat}</span>}
          okText={t.close}
          cancelText={t.keep}
          onConfirm={() => void run('close', t.closedNow)}
        >
          <Button size="small" danger>
            {t.close}
          </Button>
        </Popconfirm>
      )}
      {granting && <GrantDialog person={person} members={members} close={() => setGranting(false)} changed={changed} />}
    </p>
  );
}
