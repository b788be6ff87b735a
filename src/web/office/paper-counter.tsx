import '../theme/paper.css';
import type { OpenEdition } from '../api/types.ts';
import { useSession } from '../work/session.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { paperWords } from '../words/paper-words.ts';
import { OfficeNav } from './office-nav.tsx';
import { PaperDesk } from './paper-desk.tsx';
import { PaperList } from './paper-list.tsx';
import { PaperRegister } from './paper-register.tsx';
import { usePlace } from './place.ts';

const views = ['scan', 'list', 'register'] as const;

/** The counter of an office: paper scanned and booked, found again, and applications on paper only. */
export default function PaperCounter() {
  const t = useWords(paperWords);
  const say = useSay();
  const { editions } = useSession();
  const [place, move] = usePlace();
  const wanted = place.get('view');
  const view = views.find((one) => one === wanted) ?? 'scan';
  const edition = chosen(editions, place.get('edition'));
  const named = edition === null ? null : { programme: edition.programme, edition: edition.edition };
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main id="main" className="counter-page" tabIndex={-1}>
        <div className="paper-bar">
          <h1>{t.counter}</h1>
          <div className="views" role="group" aria-label={t.views}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                className="view"
                aria-pressed={one === view}
                onClick={() => move({ view: one === 'scan' ? null : one, case: null })}
              >
                {t[one]}
              </button>
            ))}
          </div>
          {editions.length > 1 && (
            <select
              className="choice"
              aria-label={t.edition}
              value={edition?.digest ?? ''}
              onChange={(event) => move({ edition: event.currentTarget.value, case: null })}
            >
              {editions.map((one) => (
                <option key={one.digest} value={one.digest}>
                  {say(one.title)}
                </option>
              ))}
            </select>
          )}
          {editions.length === 1 && edition !== null && <span className="quiet">{say(edition.title)}</span>}
        </div>
        {view === 'scan' && <PaperDesk key={edition?.digest ?? ''} edition={named} first={place.get('case')} />}
        {view === 'list' && <PaperList place={place} move={move} edition={named} />}
        {view === 'register' && <PaperRegister edition={edition} count={(id) => move({ view: null, case: id })} />}
      </main>
    </div>
  );
}

/** The edition that was chosen, else the newest. */
const chosen = (editions: readonly OpenEdition[], digest: string | null): OpenEdition | null =>
  editions.find((one) => one.digest === digest) ?? editions.at(-1) ?? null;
