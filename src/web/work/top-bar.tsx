import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { lock, signOut } from '../entry/auth.ts';
import { useChooseLanguage, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { peopleWords } from '../words/people-words.ts';
import { workWords } from '../words/work-words.ts';
import { useIsAssessor, useIsOfficial } from './use-official.ts';
import { useSession } from './session.tsx';

/** Whoever applies, judges and works in an authority goes from one to the other here. */
function Sides() {
  const { seats } = useSession();
  const t = useWords(officeWords);
  const w = useWords(workWords);
  const at = useLocation().pathname.split('/')[1];
  const official = useIsOfficial();
  const assessor = useIsAssessor();
  const [seat] = seats;
  const sides = [
    ...(official ? [{ to: '/office', words: t.toOffice, title: seat?.authorityName.zh }] : []),
    ...(assessor ? [{ to: '/reviews', words: w.toReviews, title: undefined }] : []),
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
  const { user, seats } = useSession();
  const t = useWords(workWords);
  const people = useWords(peopleWords);
  const o = useWords(officeWords);
  const official = useIsOfficial();
  const assessor = useIsAssessor();
  const home = official ? '/office' : assessor ? '/reviews' : '/home';
  const choose = useChooseLanguage();
  const leave = (): void => void signOut().then(() => location.assign('/sign-in'));
  return (
    <header className="top-bar">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <a
        className="brand"
        href={home}
        title={home === '/office' ? o.office : home === '/reviews' ? t.toReviews : t.home}
      >
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
