import { Link, useParams } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { TopBar } from '../work/top-bar.tsx';
import { useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

/** A case as a page of its own. */
export function CasePage() {
  const { id = '' } = useParams();
  const t = useWords(officeWords);
  const { data: answer, refetch } = useCase(id);
  return (
    <div className="office">
      <TopBar>
        <Link className="office-back" to="/office">
          ← {t.back}
        </Link>
        <span className="spring" />
      </TopBar>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <main id="main" className="case-page" tabIndex={-1}>
          <CaseView key={id} whole={answer.value} level={1} />
        </main>
      ) : (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      )}
    </div>
  );
}
