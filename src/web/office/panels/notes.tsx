import { Button } from 'antd';
import { useId, useState } from 'react';
import { notify } from '../../work/notices.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay, localTime } from '../../words/moments.ts';
import { deskWords } from '../../words/desk-words.ts';
import { sendForOffice } from '../send-act.ts';
import type { CaseTask, WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';

export const notesOf = ({ tasks }: WholeCase): readonly CaseTask[] => tasks.filter((task) => task.kind === 'note');

/** Notes of colleagues to each other; the applicant never sees them. */
export function NotesPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const id = useId();
  const reread = useReread();
  const [text, setText] = useState('');
  const leave = async (): Promise<void> => {
    const answer = await sendForOffice(`/api/cases/${whole.id}/notes`, 'POST', { text: text.trim() });
    if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
    setText('');
    await reread(whole.id);
  };
  return (
    <>
      <p className="quiet panel-note">{t.notesHint}</p>
      <div className="tick-form">
        <label className="sr" htmlFor={id}>
          {t.notes}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text}
          placeholder={t.notes}
          maxLength={2000}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button size="small" type="primary" disabled={text.trim() === ''} onClick={() => void leave()}>
          {t.save}
        </Button>
      </div>
      <ul className="message-list">
        {notesOf(whole)
          .toReversed()
          .map((task) => {
            const body = task.body as { readonly text: string; readonly author: string };
            return (
              <li key={task.id}>
                <p className="quiet">
                  {body.author} · {localDay(task.openedAt, language)} {localTime(task.openedAt)}
                </p>
                <p className="said">{body.text}</p>
              </li>
            );
          })}
      </ul>
    </>
  );
}
