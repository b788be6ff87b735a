import { Link } from 'react-router';
import { Loading } from '../entry/loading.tsx';
import { Refused } from '../work/refused.tsx';
import { useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { CaseView } from './case-view.tsx';
import { useCase } from './use-case.ts';

/** A case beside the list. */
export function CaseReader({ id, close }: { readonly id: string; readonly close?: () => void }) {
  const t = useWords(officeWords);
  const { data: answer, refetch } = useCase(id);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return (
    <>
      <p className="reader-tools">
        <Link to={`/office/cases/${id}`}>{t.openWhole}</Link>
        {close !== undefined && (
          <button type="button" className="plain" title={t.closeReader} onClick={close}>
            <span aria-hidden="true">✕</span>
            <span className="sr">{t.closeReader}</span>
          </button>
        )}
      </p>
      <CaseView whole={answer.value} level={2} />
    </>
  );
}
