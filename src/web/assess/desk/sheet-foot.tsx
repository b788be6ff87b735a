import { Button } from 'antd';
import { useState } from 'react';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { liveTally } from '../live-tally.ts';
import { useSet } from '../scored-page.ts';
import { useScores } from '../score-hooks.ts';
import type { ReviewPage } from '../types.ts';
import { CloseScoringDialog } from './close-scoring.tsx';
import { useDeskState } from './desk-context.ts';
import { SubmitDialog } from './submit-dialog.tsx';
import { TakeBack } from './take-back.tsx';

/** Always in sight: what the sheet has come to, and the act that comes next. */
export function SheetFoot({ page, reread }: { readonly page: ReviewPage; readonly reread: () => void }) {
  const { item } = useDeskState();
  const t = useWords(assessWords);
  const say = useSay();
  const tally = liveTally(useSet(page), useScores().percents);
  const own = tally.categories.find((one) => one.clause === item.category);
  const title = page.categories.find((one) => one.clause === item.category)?.title;
  const [dialog, open] = useState<'submit' | 'close' | null>(null);
  const scoring = page.state === 'published';
  return (
    <footer className="sheet-foot">
      <dl className="totals">
        {own !== undefined && title !== undefined && page.categories.length > 1 && own.clause !== item.clause && (
          <div>
            <dt>
              {own.clause} {say(title)}
            </dt>
            <dd>
              {own.points === null ? '' : `${own.points} / ${own.maximum} `}
              <small>{t.doneOf(own.done, own.of)}</small>
            </dd>
          </div>
        )}
        <div className="total">
          <dt>{tally.points === null ? t.progress : tally.complete ? t.total : t.soFar}</dt>
          <dd>
            {tally.points !== null && (
              <>
                <strong>{tally.points}</strong> / {tally.maximum}{' '}
              </>
            )}
            <small>{t.doneOf(tally.done, tally.of)}</small>
          </dd>
        </div>
      </dl>
      <span className="spring" />
      {scoring && page.lead && page.sheet?.state === 'submitted' && (
        <Button onClick={() => open('close')}>{t.closeScoring}</Button>
      )}
      {scoring && page.sheet?.state === 'open' && (
        <Button type="primary" onClick={() => open('submit')}>
          {t.checkAndSubmit}
        </Button>
      )}
      {scoring && page.sheet?.state === 'submitted' && <TakeBack page={page} reread={reread} />}
      {dialog === 'submit' && <SubmitDialog page={page} reread={reread} close={() => open(null)} />}
      {dialog === 'close' && <CloseScoringDialog panel={page.panel} reread={reread} close={() => open(null)} />}
    </footer>
  );
}
