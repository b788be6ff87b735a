import '../theme/office.css';
import '../theme/desk.css';
import { Interference } from '../office/interference.tsx';
import { useWords } from '../words/language.tsx';
import { deskWords } from '../words/desk-words.ts';
import { PeoplePage } from './page.tsx';

/** Where anyone signed in records an attempt to interfere; only supervision reads it. */
export default function InterferencePage() {
  const t = useWords(deskWords);
  return (
    <PeoplePage title={t.interference}>
      <p>{t.interferenceHint}</p>
      <Interference reads={false} titled={false} />
    </PeoplePage>
  );
}
