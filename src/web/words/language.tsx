import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import type { Text } from '#src/definition/text.ts';

export type Language = 'zh' | 'en';
interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const stored = 'laurel.language';
const LanguageContext = createContext<Choice>({ language: 'zh', choose: () => undefined });

function remembered(): Language {
  return localStorage.getItem(stored) === 'en' ? 'en' : 'zh';
}

/** Chinese first; the choice is kept in this browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => {
    const first = remembered();
    document.documentElement.lang = first === 'zh' ? 'zh-CN' : 'en';
    return first;
  });
  const choose = useCallback((next: Language) => {
    localStorage.setItem(stored, next);
    document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
    setLanguage(next);
  }, []);
  const value = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext.Provider value={value}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext).language;
export const useChooseLanguage = (): ((language: Language) => void) => useContext(LanguageContext).choose;

/** Says an edition's or the server's text in the chosen language. */
export function useSay(): (text: Text) => string {
  const language = useLanguage();
  return useCallback((text: Text) => text[language], [language]);
}

/** Both languages of one set of words; the English one has the very same keys. */
export interface Words<W> {
  readonly zh: W;
  readonly en: W;
}
export function useWords<W>(words: Words<W>): W {
  return words[useLanguage()];
}
