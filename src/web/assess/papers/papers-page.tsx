import '../../theme/feedback.css';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { Loading } from '../../entry/loading.tsx';
import { Refused } from '../../work/refused.tsx';
import { TopBar } from '../../work/top-bar.tsx';
import { useWords } from '../../words/language.tsx';
import { paperSheetWords } from '../../words/paper-sheet-words.ts';
import type { ReviewPage } from '../types.ts';
import { useReview } from '../use-panels.ts';
import { Signing } from '../consensus/signing.tsx';
import { GiveBack } from './give-back.tsx';

/** A member's sheet on paper, and as a workbook or a Word file to be filled in where there is no network. */
export default function PapersPage() {
  const t = useWords(paperSheetWords);
  const { panel = '' } = useParams();
  const { data: answer, refetch } = useReview(panel);
  return (
    <>
      <TopBar />
      <main id="main" className="reviews papers" tabIndex={-1}>
        <p>
          <Link to="/reviews">{t.back}</Link>
        </p>
        <h1>{t.title}</h1>
        {answer === undefined ? (
          <Loading />
        ) : !answer.ok ? (
          <Refused refusal={answer.refusal} retry={() => void refetch()} />
        ) : (
          <Papers panel={panel} review={answer.value} reread={() => void refetch()} />
        )}
      </main>
    </>
  );
}

function Papers({
  panel,
  review,
  reread,
}: {
  readonly panel: string;
  readonly review: ReviewPage;
  readonly reread: () => void;
}) {
  const t = useWords(paperSheetWords);
  const { sheet, state } = review;
  const at = sheet === null ? null : `/api/score-sheets/${sheet.id}`;
  const record = state !== 'published' && state !== 'draft';
  return (
    <>
      <p className="papers-whose">{review.applicant}</p>
      <h2>{t.print}</h2>
      <p className="quiet">{t.printHint}</p>
      <p className="paper-files">
        {at !== null && (
          <>
            <Button href={`${at}/sheet/pdf`}>{t.sheetPdf}</Button>
            <Button href={`${at}/sheet/docx`}>{t.sheetDocx}</Button>
          </>
        )}
        {record && (
          <>
            <Button href={`/api/panels/${panel}/record/pdf`}>{t.recordPdf}</Button>
            <Button href={`/api/panels/${panel}/record/docx`}>{t.recordDocx}</Button>
          </>
        )}
      </p>
      {review.stage.combine !== 'consensus' && <Signing page={review} reread={reread} />}
      {at !== null && state === 'published' && sheet?.state === 'open' && (
        <>
          <h2>{t.take}</h2>
          <p className="quiet">{t.takeHint}</p>
          <p className="paper-files">
            <Button href={`${at}/workbook.xlsx`}>{t.downloadXlsx}</Button>
            <Button href={`${at}/workbook.docx`}>{t.downloadDocx}</Button>
          </p>
          <GiveBack address={`${at}/workbook`} saved={reread} />
        </>
      )}
    </>
  );
}
