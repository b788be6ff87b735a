import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import '../theme/people.css';
import { useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { askFactor } from '../api/factor-wanted.ts';
import { askSession } from '../api/ask-session.ts';
import type { OtherSession } from '../api/types.ts';
import { rememberPerson } from '../entry/known-people.ts';
import { useSay, useWords } from '../words/language.tsx';
import { localStamp } from '../words/moments.ts';
import { peopleWords } from '../words/people-words.ts';
import { useSession } from '../work/session.tsx';
import { endSession } from './end-session.ts';

/** Milliseconds between looks for a sign-in elsewhere. */
const pace = 60_000;

/** Above every page: that the second factor is still to be shown, and that the account is signed in elsewhere. */
export function SessionNotices() {
  const { user, factor, seats, others } = useSession();
  const { pathname } = useLocation();
  useEffect(() => {
    if (factor.wanted) rememberPerson(user.name);
  }, [factor.wanted, user.name]);
  const { data } = useQuery({
    queryKey: ['other-sessions'],
    queryFn: async (): Promise<readonly OtherSession[]> => {
      const answer = await askSession();
      return answer.ok ? answer.value.others : [];
    },
    refetchInterval: pace,
    refetchOnWindowFocus: true,
    initialData: others,
  });
  const reads = seats.some((seat) => seat.role === 'leader' || seat.role === 'viewer');
  return (
    <>
      {factor.wanted && !factor.shown && pathname !== '/people/enrol' && (
        <FactorNotice enrolled={factor.enrolled} reads={reads} />
      )}
      {data.length > 0 && <Elsewhere others={data} />}
    </>
  );
}

function FactorNotice({ enrolled, reads }: { readonly enrolled: boolean; readonly reads: boolean }) {
  const t = useWords(peopleWords);
  return (
    <div className="session-notice" role="status">
      <span>{enrolled ? (reads ? t.readOnly : t.readNothing) : t.notEnrolled}</span>
      {enrolled ? (
        <Button size="small" onClick={() => void askFactor().then((shown) => shown && location.reload())}>
          {t.showFactor}
        </Button>
      ) : (
        <Button size="small" href="/people/enrol">
          {t.toEnrol}
        </Button>
      )}
    </div>
  );
}

const seenKey = 'laurel.sessions-seen';
const seen = (): readonly string[] => (sessionStorage.getItem(seenKey) ?? '').split(' ');

function Elsewhere({ others }: { readonly others: readonly OtherSession[] }) {
  const t = useWords(peopleWords);
  const say = useSay();
  const [hidden, setHidden] = useState(seen);
  const [newest] = others.filter((one) => !hidden.includes(one.id));
  if (newest === undefined) return null;
  const hide = (): void => {
    const all = [...hidden, newest.id];
    sessionStorage.setItem(seenKey, all.join(' '));
    setHidden(all);
  };
  const where = t.sessionLine(say(newest.browser), newest.address, localStamp(newest.startedAt));
  return (
    <div className="session-notice" role="status">
      <span>
        {t.elsewhere(where)} {t.elsewhereHint}
      </span>
      <span className="acts">
        <Button size="small" danger onClick={() => void endSession(newest.id, t.sessionEnded).then(hide)}>
          {t.endSession}
        </Button>
        <Button size="small" onClick={hide}>
          {t.known}
        </Button>
      </span>
    </div>
  );
}
