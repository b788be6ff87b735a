import { useEffect, useState } from 'react';
import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

/** A quiet bar, and only after 100 ms: what is quicker than that needs no word. */
export function Loading() {
  const t = useWords(lightWords);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 100);
    return () => clearTimeout(timer);
  }, []);
  return shown ? (
    <div className="loading" role="status">
      <span className="loading-bar" />
      <span className="sr">{t.loading}</span>
    </div>
  ) : null;
}
