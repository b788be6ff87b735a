import '../../theme/office.css';
import '../../theme/feedback.css';
import { useQuery } from '@tanstack/react-query';
import { App } from 'antd';
import { Link, useParams } from 'react-router';
import { request } from '../../api/request.ts';
import { Loading } from '../../entry/loading.tsx';
import { ReportView } from '../../feedback/report-view.tsx';
import type { FeedbackDraft } from '../../feedback/types.ts';
import { notify } from '../../work/notices.ts';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useLanguage, useWords } from '../../words/language.tsx';
import { feedbackWords } from '../../words/feedback-words.ts';
import { useSummary } from './use-summary.ts';

/** The lead's page of a feedback report: write the summary, see the whole as it will be, release it. */
export default function FeedbackWritePage() {
  const t = useWords(feedbackWords);
  const { panel = '' } = useParams();
  const { data: answer, refetch } = useQuery({
    queryKey: ['feedback-draft', panel],
    queryFn: () => request<FeedbackDraft>(`/api/panels/${panel}/feedback`),
    staleTime: 0,
  });
  return (
    <>
      <TopBar />
      <main id="main" className="feedback-write" tabIndex={-1}>
        <p>
          <Link to="/reviews">{t.back}</Link>
        </p>
        <h1>{t.write}</h1>
        {answer === undefined ? (
          <Loading />
        ) : !answer.ok ? (
          <Refused refusal={answer.refusal} retry={() => void refetch()} />
        ) : answer.value.state === 'released' ? (
          <>
            <p role="note">{t.isReleased}</p>
            <h2>{t.title}</h2>
            <ReportView report={answer.value.report} />
          </>
        ) : (
          <Writing panel={panel} first={answer.value} reread={() => void refetch()} />
        )}
      </main>
    </>
  );
}

function Writing({
  panel,
  first,
  reread,
}: {
  readonly panel: string;
  readonly first: FeedbackDraft;
  readonly reread: () => void;
}) {
  const t = useWords(feedbackWords);
  const language = useLanguage();
  const { modal } = App.useApp();
  const { words, write, state, refusal, draft } = useSummary(panel, first);
  const release = async (): Promise<void> => {
    const done = await request(`/api/panels/${panel}/feedback/release`, {
      method: 'POST',
      body: { seen: draft.version },
    });
    if (done.ok) reread();
    else notify({ text: done.refusal.reason[language], tone: 'error' });
  };
  const ask = (): void =>
    void modal.confirm({
      title: t.release,
      content: t.releaseSure,
      okText: t.release,
      cancelText: t.cancel,
      onOk: release,
    });
  return (
    <>
      <p className="quiet">{t.writeHint}</p>
      <label>
        {t.writeWords}
        <textarea rows={8} maxLength={5000} value={words} onChange={(event) => write(event.currentTarget.value)} />
      </label>
      <p role="status" className={refusal === null ? 'quiet' : 'danger-note'}>
        {refusal === null ? t[state] : refusal.reason[language]}
      </p>
      <p>
        <button type="button" className="act" disabled={state !== 'saved'} onClick={ask}>
          {t.release}
        </button>
      </p>
      <h2>{t.preview}</h2>
      <ReportView report={{ ...draft.report, summary: words }} />
    </>
  );
}
