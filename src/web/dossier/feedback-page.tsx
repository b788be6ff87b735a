import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { request } from '../api/request.ts';
import { usePage } from '../book/hooks.ts';
import { Loading } from '../entry/loading.tsx';
import { AnswerForm } from '../feedback/answer-form.tsx';
import { ReportView } from '../feedback/report-view.tsx';
import type { OwnFeedback } from '../feedback/types.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { feedbackWords } from '../words/feedback-words.ts';
import { localStamp } from '../words/moments.ts';

/** 反馈报告: read only when its page is opened, because the days to answer count from then. */
export default function FeedbackPage() {
  const t = useWords(feedbackWords);
  const language = useLanguage();
  const { id } = usePage();
  const { data: answer, refetch } = useQuery({
    queryKey: ['feedback', id],
    queryFn: () => request<OwnFeedback>(`/api/applications/${id}/feedback`),
  });
  return (
    <div className="page">
      <h2>{t.title}</h2>
      {answer === undefined ? (
        <Loading />
      ) : answer.ok ? (
        <Read id={id} feedback={answer.value} reread={() => void refetch()} />
      ) : (
        <p className="panel">{answer.status === 404 ? t.none : answer.refusal.reason[language]}</p>
      )}
    </div>
  );
}

function Read({
  id,
  feedback,
  reread,
}: {
  readonly id: string;
  readonly feedback: OwnFeedback;
  readonly reread: () => void;
}) {
  const t = useWords(feedbackWords);
  const say = useSay();
  return (
    <>
      <p className="quiet feedback-facts">
        {t.stage} {say(feedback.report.stage)} · {t.released} {localStamp(feedback.releasedAt)}
        <br />
        {t.digest} <span className="mono">{feedback.digest}</span>
      </p>
      <p>
        <Button type="primary" href={`/api/applications/${id}/feedback/pdf`}>
          {t.pdf}
        </Button>{' '}
        <Button href={`/api/applications/${id}/feedback/docx`}>{t.docx}</Button>
      </p>
      <ReportView report={feedback.report} />
      <AnswerForm application={id} until={feedback.answerUntil} answer={feedback.answer} reread={reread} />
    </>
  );
}
