import { Link, useLocation } from 'react-router';
import { useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';

const page = '/people/interference';

/** At the foot of what everybody has: where an attempt to interfere is recorded. */
export function Foot() {
  const t = useWords(deskWords);
  if (useLocation().pathname === page) return null;
  return (
    <footer className="work-foot">
      <Link to={page}>{t.interferenceLink}</Link>
      <span className="quiet"> {t.interferenceLinkHint}</span>
    </footer>
  );
}
