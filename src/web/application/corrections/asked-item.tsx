import { Button } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { request } from '../../api/request.ts';
import type { CorrectionItemPage } from '../../api/types.ts';
import { usePage } from '../../book/hooks.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { useRefresh } from '../use-live-page.ts';
import { addressOfPlace, isAnswered } from './open-correction.ts';

interface Props {
  readonly item: CorrectionItemPage;
  /** Whether it can be answered now. */
  readonly open: boolean;
  /** Whether it leads to its place; not where it stands beside it. */
  readonly leads: boolean;
}

/** One thing that an office asks to be corrected: where, why, what is asked; and the applicant's answer. */
export function AskedItem({ item, open, leads }: Props) {
  const t = useWords(officeWords);
  const say = useSay();
  const page = usePage();
  const answered = isAnswered(item);
  return (
    <li className={`asked-item ${item.solved ? 'solved' : answered ? 'answered' : ''}`}>
      <div className="asked-head">
        {leads ? (
          <Link to={addressOfPlace(page.id, item.place)}>{say(item.label)}</Link>
        ) : (
          <strong>{say(item.label)}</strong>
        )}
        <span className={item.solved || answered ? 'fine' : 'danger-note'}>
          {item.solved ? `✓ ${t.solvedItem}` : answered ? `✓ ${t.answered}` : t.unanswered}
        </span>
      </div>
      <p>
        <span className="quiet">
          {t.itemReason}
          {t.colon}
        </span>
        {item.reason}
      </p>
      <p>
        <span className="quiet">
          {t.asked}
          {t.colon}
        </span>
        {item.asked}
      </p>
      {open && !item.solved ? (
        <Answer key={item.id} item={item} />
      ) : (
        <p>
          <span className="quiet">
            {t.answer}
            {t.colon}
          </span>
          {item.answer ?? t.noAnswer}
        </p>
      )}
    </li>
  );
}

function Answer({ item }: { readonly item: CorrectionItemPage }) {
  const t = useWords(officeWords);
  const say = useSay();
  const page = usePage();
  const refresh = useRefresh();
  const id = useId();
  const [text, setText] = useState(item.answer ?? '');
  const [busy, setBusy] = useState(false);
  const changed = text.trim() !== (item.answer ?? '').trim();
  const save = async (): Promise<void> => {
    if (!changed) return;
    setBusy(true);
    const answer = await request(`/api/applications/${page.id}/corrections/${item.id}/answer`, {
      method: 'PUT',
      body: { answer: text.trim() },
    });
    notify(answer.ok ? { text: t.answerSaved } : { text: say(answer.refusal.reason), tone: 'error' });
    await refresh();
    setBusy(false);
  };
  return (
    <div className="asked-answer">
      <label htmlFor={id}>{t.correctionAnswer}</label>
      <textarea
        id={id}
        rows={1}
        value={text}
        maxLength={1000}
        placeholder={t.answerHint}
        aria-label={`${t.correctionAnswer} ${say(item.label)}`}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={() => void save()}
      />
      <Button size="small" disabled={!changed} loading={busy} onClick={() => void save()}>
        {t.saveAnswer}
        <span className="sr"> {say(item.label)}</span>
      </Button>
    </div>
  );
}
