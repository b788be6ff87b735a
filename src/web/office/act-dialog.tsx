import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { Edition } from '#src/definition/edition-bundle.ts';
import type { Text } from '#src/definition/text.ts';
import { notify } from '../work/notices.ts';
import { useLanguage, useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { ActFields, dayIn } from './act-fields.tsx';
import { inputOf, lacking, nothingTyped } from './act-input.ts';
import { consequencesOf } from './consequences.ts';
import { clearDraft, useDraft } from './correction-draft.ts';
import { DraftItems } from './draft-items.tsx';
import { sendAct } from './send-act.ts';
import type { CaseAction, WholeCase } from './types.ts';
import { useReread } from './use-case.ts';
import { useEdition } from '../work/use-edition.ts';

interface Props {
  readonly whole: WholeCase;
  readonly action: CaseAction;
  readonly close: () => void;
}

/** How the server says that the case is no longer as this page has it. */
const overtaken = new Set(['conflict', 'wrong-state']);

/** Working days that an applicant is given for a correction, where nobody says otherwise. */
const usualDays = 5;

/** One act. Nothing can be pressed before all that is said of it is there: buttons must not move under the hand. */
export function ActDialog({ whole, action, close }: Props) {
  const say = useSay();
  const edition = useEdition(whole.processDigest, whole.class.id);
  const title = `${say(action.title)} · ${whole.applicant}`;
  if (edition === undefined) return <Modal open loading title={title} onCancel={close} />;
  return <WholeDialog whole={whole} action={action} close={close} edition={edition} title={title} />;
}

interface WholeProps extends Props {
  readonly edition: Edition;
  readonly title: string;
}

/** What the act needs, what will follow, and the act itself. */
function WholeDialog({ whole, action, close, edition, title }: WholeProps) {
  const t = useWords(officeWords);
  const say = useSay();
  const language = useLanguage();
  const reread = useReread();
  const draft = useDraft(whole.id);
  const [typed, type] = useState({
    ...nothingTyped,
    due: action.requires.includes('due') ? dayIn(usualDays, edition.calendar, whole.now) : '',
  });
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const items = action.requires.includes('items') ? draft : null;
  const missing = lacking(action.requires, typed, items?.length ?? null, t);
  const act = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendAct(whole, action.id, {
      ...inputOf(action.requires, typed),
      ...(items === null ? {} : { items: items.map(({ place, reason, asked }) => ({ place, reason, asked })) }),
    });
    setBusy(false);
    if (answer.ok) {
      if (items !== null) clearDraft(whole.id);
      notify({ text: t.acted(say(action.title)) });
      close();
    } else if (overtaken.has(answer.refusal.code)) {
      notify({ text: `${t.actedMeanwhile} ${say(answer.refusal.reason)}`, tone: 'error' });
      close();
    } else {
      setRefusal(answer.refusal.reason);
      return;
    }
    await reread(whole.id);
  };
  const follows = consequencesOf(edition.workflow, whole.state.id, action, language);
  return (
    <Modal
      open
      title={title}
      okText={say(action.title)}
      cancelText={t.cancel}
      okButtonProps={{ disabled: missing.length > 0, loading: busy, danger: action.requires.includes('rule') }}
      width={items === null ? 520 : 720}
      onOk={() => void act()}
      onCancel={close}
    >
      <div className="act-dialog">
        {action.confirm !== undefined && <p>{say(action.confirm)}</p>}
        {items !== null && <DraftItems caseId={whole.id} items={items} />}
        <ActFields
          requires={action.requires}
          typed={typed}
          type={type}
          application={whole.id}
          calendar={edition.calendar}
          now={whole.now}
        />
        {follows.length > 0 && (
          <p className="follows">
            <strong>{t.follow}</strong>
            {t.colon}
            {follows.join(language === 'zh' ? '；' : '; ')}
          </p>
        )}
        {missing.length > 0 && (
          <p className="quiet" role="status">
            {t.required}
            {missing.join(t.listComma)}
          </p>
        )}
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}
