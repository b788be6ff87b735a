import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';

export function Missing() {
  const t = useWords(lightWords);
  return (
    <main className="lone">
      <h1>{t.missing}</h1>
      <p>{t.missingHint}</p>
      <p>
        <a href="/home">{t.backHome}</a>
      </p>
    </main>
  );
}
