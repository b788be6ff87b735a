import '../../theme/paper.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { paperWords } from '../../words/paper-words.ts';
import { PaperBookings } from '../paper-bookings.tsx';
import { PaperCaseHead } from '../paper-case-head.tsx';
import { readCase } from '../paper-send.ts';
import type { PanelProps } from '../panels.ts';

/** The paper of a case: what came, what is missing, where it lies; of an application on paper only, who it is. */
export function PaperPanel({ whole }: PanelProps) {
  const t = useWords(paperWords);
  const say = useSay();
  const { data: answer } = useQuery({
    queryKey: ['paper', 'case', whole.id, whole.acts],
    queryFn: async () => await readCase(whole.id),
    staleTime: 0,
  });
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <p role="alert">{say(answer.refusal.reason)}</p>;
  return (
    <div className="paper-panel">
      <PaperCaseHead of={answer.value} named={false} />
      <p>
        <Link to={`/office/counter?case=${whole.id}`}>{t.countNow}</Link>
        {' · '}
        {t.receipt} <a href={`/api/paper/cases/${whole.id}/receipt/docx`}>Word</a>{' '}
        <a href={`/api/paper/cases/${whole.id}/receipt/pdf`} target="_blank" rel="noreferrer">
          PDF
        </a>
      </p>
      <PaperBookings of={answer.value} changed={null} level={2} />
    </div>
  );
}
