import { Link } from 'react-router';
import { useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';

/** At the foot of what everybody has: where an attempt to interfere is recorded. */
export function Foot() {
  const t = useWords(deskWords);
  return (
    <footer className="work-foot">
      <Link to="/people/interference">{t.interferenceLink}</Link>
      <span className="quiet"> {t.interferenceLinkHint}</span>
    </footer>
  );
}
