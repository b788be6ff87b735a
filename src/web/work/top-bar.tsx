import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { lock, signOut } from '../entry/auth.ts';
import { useChooseLanguage, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { peopleWords } from '../words/people-words.ts';
import { workWords } from '../words/work-words.ts';
import { workOf } from '../entry/landing.ts';
import { juryWords } from '../words/jury-words.ts';
import { useDecides, useIsAssessor, useIsOfficial } from './use-official.ts';
import { useSession } from './session.tsx';

/** Whoever applies, judges and works in an authority goes from one to the other here. */
function Sides() {
  const { seats } = useSession();
  const t = useWords(officeWords);
  const w = useWords(workWords);
  const at = useLocation().pathname.split('/')[1];
  const official = useIsOfficial();
  const assessor = useIsAssessor();
  const decides = useDecides();
  const j = useWords(juryWords);
  const [seat] = seats;
  const sides = [
    ...(official ? [{ to: '/office', words: t.toOffice, title: seat?.authorityName.zh }] : []),
    ...(assessor ? [{ to: '/reviews', words: w.toReviews, title: undefined }] : []),
    ...(decides ? [{ to: '/jury', words: j.title, title: undefined }] : []),
    { to: '/home', words: t.mine, title: undefined },
  ];
  if (sides.length === 1) return null;
  return (
    <nav className="sides" aria-label={t.sidesOf}>
      {sides.map(({ to, words, title }) => (
        <Link key={to} to={to} aria-current={to === `/${at ?? ''}` ? 'page' : undefined} title={title}>
          {words}
        </Link>
      ))}
    </nav>
  );
}

/** The one line above everything behind sign-in. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const session = useSession();
  const { user, seats } = session;
  const t = useWords(workWords);
  const people = useWords(peopleWords);
  const o = useWords(officeWords);
  const j = useWords(juryWords);
  const home = workOf(session);
  const titles = { '/office': o.office, '/reviews': t.toReviews, '/jury': j.title, '/home': t.home };
  const choose = useChooseLanguage();
  const leave = (): void => void signOut().then(() => location.assign('/sign-in'));
  return (
    <header className="top-bar">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <a className="brand" href={home} title={titles[home]}>
        桂冠
      </a>
      <Sides />
      {children ?? <span className="spring" />}
      <span className="top-account">
        <a className="who" href="/people/account" title={user.email}>
          {user.name}
        </a>
        {seats.length > 0 && (
          <Button type="text" size="small" onClick={() => void lock()}>
            {people.lock}
          </Button>
        )}
        <Button
          type="text"
          size="small"
          lang={t.otherLanguage === 'en' ? 'en' : 'zh-CN'}
          onClick={() => choose(t.otherLanguage)}
        >
          {t.language}
        </Button>
        <Button type="text" size="small" onClick={leave}>
          {t.signOut}
        </Button>
      </span>
    </header>
  );
}
