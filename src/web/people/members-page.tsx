import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { request } from '../api/request.ts';
import { Loading } from '../entry/loading.tsx';
import { useLanguage, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { Refused } from '../work/refused.tsx';
import { useSession } from '../work/session.tsx';
import { InvitationList } from './invitation-list.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import type { MembersReply } from './members-types.ts';
import { PeoplePage } from './page.tsx';
import { PersonCard } from './person-card.tsx';

/** Most people shown at once; a search finds the others. */
const most = 200;
const duties = { system: 'dutySystem', security: 'dutySecurity', audit: 'dutyAudit' } as const;

/** The people of one's authorities; for the administration those of the programme, with what its duty may do. */
export default function MembersPage() {
  const t = useWords(peopleWords);
  const { seats } = useSession();
  const programme = seats.find((seat) => seat.duty !== null)?.programme ?? seats[0]?.programme ?? '';
  const { data: answer, refetch } = useQuery({
    queryKey: ['members', programme],
    queryFn: () => request<MembersReply>(`/api/members?programme=${encodeURIComponent(programme)}`),
    staleTime: 0,
  });
  const again = (): void => void refetch();
  return (
    <PeoplePage title={t.people}>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <Members members={answer.value} changed={again} />
      ) : (
        <Refused refusal={answer.refusal} retry={again} />
      )}
    </PeoplePage>
  );
}

function Members({ members, changed }: { readonly members: MembersReply; readonly changed: () => void }) {
  const t = useWords(peopleWords);
  const [search, setSearch] = useState('');
  const [inviting, setInviting] = useState(false);
  const found = useFound(members, search);
  return (
    <>
      {members.duty !== null && <p className="small">{t[duties[members.duty]]}</p>}
      <div className="people-tools">
        <Input.Search
          allowClear
          aria-label={t.search}
          placeholder={t.search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {members.may.invite && (
          <Button type="primary" onClick={() => setInviting(true)}>
            {t.invite}
          </Button>
        )}
        {members.may.log && <Button href="/people/log">{t.log}</Button>}
      </div>
      {found.length === 0 && <p>{t.noPeople}</p>}
      <ul className="people-list">
        {found.slice(0, most).map((person) => (
          <li key={person.id} className="panel">
            <PersonCard person={person} members={members} changed={changed} />
          </li>
        ))}
      </ul>
      {found.length > most && <p className="small">{t.more(found.length - most)}</p>}
      {members.invitations.length > 0 && <InvitationList invitations={members.invitations} changed={changed} />}
      {inviting && <InviteDialog programme={members.programme} close={() => setInviting(false)} changed={changed} />}
    </>
  );
}

/** Who is found by all words of a search in name, address, or an authority's name. */
function useFound({ people, authorities }: MembersReply, search: string): MembersReply['people'] {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Map(authorities.map(({ id, name }) => [id, name[language]]));
    const words = search.trim().toLowerCase().split(/\s+/u);
    return people.filter((person) => {
      const text = [person.name, person.email, ...person.seats.map((seat) => names.get(seat.authority) ?? '')];
      return words.every((word) => text.join(' ').toLowerCase().includes(word));
    });
  }, [people, authorities, search, language]);
}
