import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { act } from './act.ts';
import { HandOnDialog } from './hand-on-dialog.tsx';
import type { ListedPerson, ListedSeat, MembersReply } from './members-types.ts';

interface Props {
  readonly seat: ListedSeat;
  readonly person: ListedPerson;
  readonly members: MembersReply;
  readonly changed: () => void;
}

/** One seat: where, as what, in which days; its end, its handing on, and its taking back. */
export function SeatLine({ seat, person, members, changed }: Props) {
  const t = useWords(peopleWords);
  const say = useSay();
  const language = useLanguage();
  const { user, seats } = useSession();
  const [handing, setHanding] = useState(false);
  const authority = members.authorities.find((one) => one.id === seat.authority);
  const own = person.id === user.id;
  const handedByMe = seat.delegatedBy !== null && seats.some((mine) => mine.id === seat.delegatedBy);
  const end = async (): Promise<void> => {
    const did = await act(`/api/members/seats/${seat.id}/end`, undefined, { done: t.ended, language });
    if (did !== null) changed();
  };
  return (
    <li className="with-act">
      <span>
        {authority === undefined ? seat.authority : say(authority.name)}
        {authority?.side !== 'administration' && ` · ${t[seat.role]}`}{' '}
        {seat.delegatedBy !== null && <span className="mark-off">{t.delegated}</span>}
        <span className="small">{t.fromUntil(seat.from, seat.until)}</span>
      </span>
      <span className="acts">
        {own && seat.now && seat.delegatedBy === null && (seat.role === 'handler' || seat.role === 'leader') && (
          <Button size="small" onClick={() => setHanding(true)}>
            {t.handOn}
          </Button>
        )}
        {((members.may.end && !own) || handedByMe) && (
          <Popconfirm
            title={t.endSure(person.name)}
            description={<span className="confirm-what">{t.endWhat}</span>}
            okText={handedByMe ? t.takeBack : t.end}
            cancelText={t.keep}
            onConfirm={() => void end()}
          >
            <Button size="small" danger>
              {handedByMe ? t.takeBack : t.end}
            </Button>
          </Popconfirm>
        )}
      </span>
      {handing && <HandOnDialog seat={seat} members={members} close={() => setHanding(false)} changed={changed} />}
    </li>
  );
}
