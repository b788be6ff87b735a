import { Checkbox } from 'antd';
import { useState } from 'react';
import type { CorrectionItem } from '#src/domain/workflow/correction.ts';
import { request } from '../api/request.ts';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { localDay } from '../words/moments.ts';
import { officeWords } from '../words/office-words.ts';
import { Due } from './due.tsx';
import { placeToGo } from './place-to-go.ts';
import { usePlace } from './place.ts';
import type { CorrectionTask, WholeCase } from './types.ts';
import { useReread } from './use-case.ts';

/** One round of corrections: its items with reason, what is asked, the answer, and whether each is solved. */
export function Round({ whole, task }: { readonly whole: WholeCase; readonly task: CorrectionTask }) {
  const t = useWords(officeWords);
  const language = useLanguage();
  return (
    <section className="round">
      <h3>
        {t.round(task.body.round)} <span className="round-state">{t.taskStates[task.state] ?? task.state}</span>
      </h3>
      <p className="quiet">
        {t.askedOn} {localDay(task.openedAt, language)}
        {task.closedAt === null && task.due !== null && (
          <>
            {' · '}
            {t.due} <Due of={task} now={whole.now} />
          </>
        )}
      </p>
      <ol className="round-items">
        {task.body.items.map((item) => (
          <Item key={item.id} whole={whole} item={item} settles={task.state === 'answered'} />
        ))}
      </ol>
    </section>
  );
}

function Item({
  whole,
  item,
  settles,
}: {
  readonly whole: WholeCase;
  readonly item: CorrectionItem;
  readonly settles: boolean;
}) {
  const t = useWords(officeWords);
  const say = useSay();
  const [, move] = usePlace();
  const reread = useReread();
  const [busy, setBusy] = useState(false);
  const solved = item.solvedBy !== null;
  const settle = async (on: boolean): Promise<void> => {
    setBusy(true);
    const answer = await request(`/api/cases/${whole.id}/corrections/${item.id}`, {
      method: 'PUT',
      body: { solved: on },
    });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
    setBusy(false);
  };
  return (
    <li className={solved ? 'solved' : ''}>
      <div className="draft-head">
        <button type="button" className="plain place" title={t.goThere} onClick={() => move(placeToGo(item.place))}>
          {say(item.label)}
        </button>
        {settles ? (
          <Checkbox
            checked={solved}
            disabled={busy}
            onChange={(event) => void settle(event.target.checked)}
            aria-label={`${t.markSolved} ${say(item.label)}`}
          >
            {solved ? t.solved : t.markSolved}
          </Checkbox>
        ) : (
          <span className={solved ? 'fine' : 'quiet'}>{solved ? `✓ ${t.solved}` : t.unsolved}</span>
        )}
      </div>
      <dl>
        <div>
          <dt>{t.itemReason}</dt>
          <dd>{item.reason}</dd>
        </div>
        <div>
          <dt>{t.asked}</dt>
          <dd>{item.asked}</dd>
        </div>
        <div>
          <dt>{t.answer}</dt>
          <dd>{item.answer ?? <span className="quiet">{t.noAnswer}</span>}</dd>
        </div>
      </dl>
    </li>
  );
}
