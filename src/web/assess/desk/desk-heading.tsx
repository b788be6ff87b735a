import { Link } from 'react-router';
import { SaveLine } from '../../application/save-state.tsx';
import { openConflicts, openRefused } from '../../application/dialog-state.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useScoreRefused, useScoreStatus } from '../score-hooks.ts';
import type { JudgedPage } from '../types.ts';

/** One line: back to the list for whoever has one, stage, applicant, how saving stands. */
export function DeskHeading({ page, back = true }: { readonly page: JudgedPage; readonly back?: boolean }) {
  const t = useWords(assessWords);
  const say = useSay();
  const status = useScoreStatus();
  const refused = useScoreRefused();
  return (
    <div className="heading desk-heading">
      {back && (
        <Link to="/reviews" className="desk-back" title={t.backToList}>
          <span aria-hidden="true">‹</span>
          <span className="sr">{t.backToList}</span>
        </Link>
      )}
      <span className="edition">{say(page.stage.title)}</span>
      <h1 title={page.applicant ?? ''}>{page.applicant ?? t.noName}</h1>
      {page.number !== null && <span className="quiet desk-number">{page.number}</span>}
      <SaveLine status={status} refused={refused} showConflicts={openConflicts} showRefused={openRefused} />
    </div>
  );
}
