import type { ReactNode } from 'react';
import { useChooseLanguage, useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

/** The frame of the light pages: brand, language, the non-classified notice. */
export function Frame({ children, wide = false }: { readonly children: ReactNode; readonly wide?: boolean }) {
  const t = useWords(lightWords);
  const choose = useChooseLanguage();
  return (
    <div className="light">
      <header className="light-head">
        <a className="brand" href="/">
          {t.product}
          <small>{t.tagline}</small>
        </a>
        <nav>
          <a href="/">{t.toCall}</a>
          <button
            type="button"
            className="plain"
            lang={t.otherLanguage === 'en' ? 'en' : 'zh-CN'}
            onClick={() => choose(t.otherLanguage)}
          >
            {t.language}
          </button>
        </nav>
      </header>
      <main className={wide ? 'light-main wide' : 'light-main'}>{children}</main>
      <footer className="light-foot">
        <p>{t.nonClassified}</p>
      </footer>
    </div>
  );
}
