import { Button } from 'antd';
import { fileAddress } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { useLanguage, useSay, useWords } from '../../words/language.tsx';
import { localDay } from '../../words/moments.ts';
import { deskWords } from '../../words/desk-words.ts';
import { sendForOffice } from '../send-act.ts';
import type { CaseTask, WholeCase } from '../types.ts';
import { useReread } from '../use-case.ts';

interface Addendum {
  readonly kind: string;
  readonly day: string;
  readonly text: string;
  readonly files: readonly string[];
}
export const addendaOf = ({ tasks }: WholeCase): readonly CaseTask[] =>
  tasks.filter((task) => task.kind === 'addendum');

/** What the applicant added after submission, the newest first (A2.1, E6). */
export function AddendaPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(deskWords);
  const say = useSay();
  const language = useLanguage();
  const reread = useReread();
  const markRead = async (task: string): Promise<void> => {
    const answer = await sendForOffice(`/api/cases/${whole.id}/addenda/${task}`, 'PUT');
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await reread(whole.id);
  };
  return (
    <>
      <p className="quiet panel-note">{t.addendaHint}</p>
      {addendaOf(whole)
        .toReversed()
        .map((task) => {
          const body = task.body as Addendum;
          return (
            <section key={task.id} className="round">
              <h3>
                {t.addendumKinds[body.kind] ?? body.kind}{' '}
                {task.closedAt !== null && <span className="round-state">{t.read}</span>}
              </h3>
              <p className="quiet">
                {localDay(task.openedAt, language)} · {body.day}
              </p>
              <p className="said">{body.text}</p>
              {body.files.map((file, i) => (
                <p key={file}>
                  <a href={fileAddress(whole.id, file)} target="_blank" rel="noreferrer">
                    {t.proof} {i + 1}
                  </a>
                </p>
              ))}
              {task.closedAt === null && (
                <Button size="small" onClick={() => void markRead(task.id)}>
                  {t.markRead}
                </Button>
              )}
            </section>
          );
        })}
    </>
  );
}
