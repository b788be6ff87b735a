import { Button } from 'antd';
import type { ReactNode } from 'react';
import { lock, signOut } from '../entry/auth.ts';
import { useChooseLanguage, useWords } from '../words/language.tsx';
import { peopleWords } from '../words/people-words.ts';
import { workWords } from '../words/work-words.ts';
import { useSession } from './session.tsx';

/** The one line above everything behind sign-in. */
export function TopBar({ children }: { readonly children?: ReactNode }) {
  const { user, seats } = useSession();
  const t = useWords(workWords);
  const people = useWords(peopleWords);
  const choose = useChooseLanguage();
  const leave = (): void => void signOut().then(() => location.assign('/sign-in'));
  return (
    <header className="top-bar">
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <a className="brand" href="/home" title={t.home}>
        桂冠
      </a>
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
