import '../theme/consultation.css';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, Route, Routes, useParams } from 'react-router';
import type { Refusal } from '../api/types.ts';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { useSession } from '../work/session.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { consultationWords } from '../words/consultation-words.ts';
import { localDay } from '../words/moments.ts';
import { ConsultationDraft } from './consultation-draft.tsx';
import { ConsultationLetter } from './consultation-letter.tsx';
import type { Letter } from './consultation-types.ts';
import { Due } from './due.tsx';
import { OfficeNav } from './office-nav.tsx';
import { useLetter, useLetters } from './use-consultations.ts';

/** Consultations: letters of an office to departments, or to the department that is asked. */
export function ConsultationPage() {
  return (
    <Routes>
      <Route index element={<LettersPage />} />
      <Route path=":id" element={<LetterPage />} />
    </Routes>
  );
}

/** Whether whoever is signed in sits in departments that are consulted, and nowhere else. */
export function useIsConsulted(): boolean {
  const { seats } = useSession();
  return seats.length > 0 && seats.every((seat) => seat.side === 'consulted');
}

function LettersPage() {
  const t = useWords(consultationWords);
  const consulted = useIsConsulted();
  const { seats } = useSession();
  const [state, setState] = useState('');
  const [drafting, setDrafting] = useState(false);
  const list = useLetters(state);
  const letters = list.data?.pages.flatMap((page) => page.letters) ?? [];
  const now = list.data?.pages[0]?.now ?? '';
  const mayDraft = seats.some((seat) => seat.side === 'channel' && seat.role === 'handler');
  if (list.error !== null && list.data === undefined)
    return (
      <>
        <TopBar />
        <Refused refusal={list.error.cause as Refusal} retry={() => void list.refetch()} />
      </>
    );
  return (
    <div className="office">
      <TopBar />
      <OfficeNav />
      <main id="main" className="consult-page" tabIndex={-1}>
        <div className="consult-head">
          <h1>{consulted ? t.askedOfUs : t.letters}</h1>
          <select
            className="choice"
            aria-label={t.state}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">{t.anyState}</option>
            {(consulted ? ['sent', 'closed'] : ['draft', 'sent', 'closed']).map((one) => (
              <option key={one} value={one}>
                {t.states[one]}
              </option>
            ))}
          </select>
          {mayDraft && (
            <Button type="primary" onClick={() => setDrafting(true)}>
              {t.draftNew}
            </Button>
          )}
        </div>
        <p className="quiet">{consulted ? t.askedHint : t.lettersHint}</p>
        {list.data === undefined ? (
          <Loading />
        ) : letters.length === 0 ? (
          <div className="empty-list">
            <strong>{consulted ? t.noneAsked : t.none}</strong>
            <p>{consulted ? t.noneAskedHint : t.noneHint}</p>
          </div>
        ) : (
          <LetterTable letters={letters} now={now} />
        )}
        {list.hasNextPage && (
          <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
            {t.openPart}
          </Button>
        )}
      </main>
      {drafting && <ConsultationDraft close={() => setDrafting(false)} />}
    </div>
  );
}

function LetterTable({ letters, now }: { readonly letters: readonly Letter[]; readonly now: string }) {
  const t = useWords(consultationWords);
  const say = useSay();
  const language = useLanguage();
  const consulted = letters.every((one) => one.audience === 'department');
  return (
    <table className="consult-table">
      <thead>
        <tr>
          <th>{consulted ? t.from : t.to}</th>
          <th>{t.number}</th>
          <th>{t.state}</th>
          <th>{t.progress}</th>
          <th>{t.due}</th>
        </tr>
      </thead>
      <tbody>
        {letters.map((one) => (
          <tr key={one.id}>
            <td data-label={one.audience === 'department' ? t.from : t.to}>
              <Link to={`/office/consultations/${one.id}`}>
                {say(one.audience === 'department' ? one.channel.name : one.authority.name)}
              </Link>
            </td>
            <td data-label={t.number}>{one.number ?? <span className="quiet">{t.numberOpen}</span>}</td>
            <td data-label={t.state}>
              <span className={`state consult-${one.state}`}>{t.states[one.state]}</span>
              {one.sentAt !== null && <small> {localDay(one.sentAt, language)}</small>}
            </td>
            <td data-label={t.progress}>
              <Progress letter={one} />
            </td>
            <td data-label={t.due}>{one.state === 'sent' ? <Due of={one} now={now} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Progress({ letter }: { readonly letter: Letter }) {
  const t = useWords(consultationWords);
  if (letter.audience === 'department')
    return <span>{letter.counts.open === 0 ? t.allAnswered : t.open(letter.counts.open)}</span>;
  const { answered, items, adverse, overdue } = letter.counts;
  return (
    <span className="consult-progress">
      <b>{t.answeredOf(answered, items)}</b>
      {adverse > 0 && <span className="danger-note">{t.adverse(adverse)}</span>}
      {overdue > 0 && <span className="consult-warn">{t.overdueCount(overdue)}</span>}
    </span>
  );
}

function LetterPage() {
  const { id = '' } = useParams();
  const t = useWords(consultationWords);
  const { data: answer, refetch } = useLetter(id);
  return (
    <div className="office">
      <TopBar>
        <Link className="office-back" to="/office/consultations">
          ← {t.back}
        </Link>
        <span className="spring" />
      </TopBar>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <main id="main" className="consult-page" tabIndex={-1}>
          <ConsultationLetter key={id} letter={answer.value} />
        </main>
      ) : (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      )}
    </div>
  );
}
