import { useWords } from '../words/language.tsx';
import { lightWords } from '../words/light-words.ts';
import { PeoplePanel } from './people-panel.tsx';

/** The demo's door: who one would like to be. */
export default function DemoPage() {
  const t = useWords(lightWords);
  return (
    <section className="light-form demo-people">
      <h1>{t.person}</h1>
      <PeoplePanel />
    </section>
  );
}
