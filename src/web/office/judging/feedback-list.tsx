import { Link } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import type { FeedbackStanding } from '../../feedback/types.ts';
import { Refused } from '../../work/refused.tsx';
import { useWords } from '../../words/language.tsx';
import { feedbackWords } from '../../words/feedback-words.ts';
import { localStamp } from '../../words/moments.ts';
import { DeskPage } from '../desk-page.tsx';
import { useDesk, useEditionName } from '../use-desk.ts';

/** How far the feedback reports of the edition are; for the province and supervision. */
export default function FeedbackListPage() {
  const t = useWords(feedbackWords);
  const { programme, edition } = useEditionName();
  const { data: answer, refetch } = useDesk<readonly FeedbackStanding[]>(
    `/api/judging/${programme}/${edition}/feedback`,
  );
  return (
    <DeskPage title={t.list} hint={t.listHint}>
      {answer === undefined ? (
        <Loading />
      ) : !answer.ok ? (
        <Refused refusal={answer.refusal} retry={() => void refetch()} />
      ) : answer.value.length === 0 ? (
        <p className="panel-note">{t.emptyList}</p>
      ) : (
        <Reports reports={answer.value} />
      )}
    </DeskPage>
  );
}

function Reports({ reports }: { readonly reports: readonly FeedbackStanding[] }) {
  const t = useWords(feedbackWords);
  return (
    // Wide tables are moved sideways by keys too.
    <div className="table-scroll" role="region" aria-label={t.list} tabIndex={0}>
      <table className="doc-table">
        <thead>
          <tr>
            {[t.applicant, t.state, t.opened, t.answers].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reports.map(({ application, applicant, state, openedAt, answer }) => (
            <tr key={application}>
              <th scope="row">
                <Link to={`/office/cases/${application}`}>{applicant ?? t.unnamed}</Link>
              </th>
              <td>{t.states[state]}</td>
              <td>{openedAt === null ? t.unopened : localStamp(openedAt)}</td>
              <td>
                {answer === null ? t.noAnswer : t.answered(answer.clear, answer.useful)}
                {answer !== null && answer.words !== '' && <p className="quiet">{answer.words}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
