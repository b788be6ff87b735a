import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { lock } from '../entry/auth.ts';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { endSession } from './end-session.ts';
import { FactorPanel } from './factor-panel.tsx';
import { PeoplePage } from './page.tsx';

/** One's own account: seats, second factor, sessions elsewhere, the lock. */
export default function AccountPage() {
  const t = useWords(peopleWords);
  const { user, seats } = useSession();
  return (
    <PeoplePage title={t.account}>
      <section className="panel account-head">
        <div>
          <strong>{user.name}</strong>
          <p className="small">{user.email}</p>
        </div>
        <div>
          <Button onClick={() => void lock()}>{t.lock}</Button>
          <p className="small">{t.lockHint}</p>
        </div>
      </section>
      <Seats />
      {seats.length > 0 && <FactorPanel />}
      <Sessions />
    </PeoplePage>
  );
}

function Seats() {
  const t = useWords(peopleWords);
  const say = useSay();
  const { seats } = useSession();
  return (
    <section className="panel">
      <h2>{t.seats}</h2>
      {seats.length === 0 ? (
        <p className="small">{t.noSeats}</p>
      ) : (
        <>
          <ul className="plain-list">
            {seats.map((seat) => (
              <li key={seat.id}>
                {say(seat.authorityName)}
                {seat.duty === null && ` · ${say(seat.roleTitle)}`}
                {seat.delegated && `（${t.delegated}）`}
                <span className="small"> {t.fromUntil(seat.from, seat.until)}</span>
              </li>
            ))}
          </ul>
          <Button href="/people/members">{t.people}</Button>
        </>
      )}
    </section>
  );
}

function Sessions() {
  const t = useWords(peopleWords);
  const say = useSay();
  const { others } = useSession();
  const queries = useQueryClient();
  const end = async (id: string): Promise<void> => {
    await endSession(id, t.sessionEnded);
    await queries.invalidateQueries({ queryKey: ['session'] });
    await queries.invalidateQueries({ queryKey: ['other-sessions'] });
  };
  return (
    <section className="panel">
      <h2>{t.sessions}</h2>
      {others.length === 0 && <p className="small">{t.noSessions}</p>}
      <ul className="plain-list">
        {others.map((one) => (
          <li key={one.id} className="with-act">
            <span>
              {t.sessionLine(say(one.browser), one.address, localStamp(one.startedAt))}
              {one.locked && `（${t.lockedThere}）`}
            </span>
            <Button size="small" danger onClick={() => void end(one.id)}>
              {t.endSession}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
