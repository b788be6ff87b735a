import { useState } from 'react';
import { useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import { ActDialog } from '../act-dialog.tsx';
import { Differences } from '../differences.tsx';
import { DraftItems } from '../draft-items.tsx';
import { useDraft } from '../correction-draft.ts';
import { Round } from '../correction-round.tsx';
import { correctionsOf, type WholeCase } from '../types.ts';

/** What is to be asked, what was asked and how it was answered, and how the revisions differ. */
export function CorrectionsPanel({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const rounds = correctionsOf(whole);
  return (
    <>
      <DraftBox whole={whole} />
      {rounds.length === 0 && <p className="quiet panel-note">{t.noRounds}</p>}
      {rounds.map((task) => (
        <Round key={task.id} whole={whole} task={task} />
      ))}
      {whole.receipts.length > 0 && <Differences whole={whole} />}
    </>
  );
}

/** Items that are not sent yet, and the act that sends them. */
function DraftBox({ whole }: { readonly whole: WholeCase }) {
  const t = useWords(officeWords);
  const draft = useDraft(whole.id);
  const [open, setOpen] = useState(false);
  const action = whole.actions.find((one) => one.requires.includes('items') && one.denial === null);
  if (action === undefined) return null;
  return (
    <section className="draft-box" aria-label={t.draftTitle}>
      <h3>{t.draftTitle}</h3>
      {draft.length > 0 && <p className="quiet">{t.draftHint}</p>}
      <DraftItems caseId={whole.id} items={draft} />
      {draft.length > 0 && (
        <button type="button" className="act small" onClick={() => setOpen(true)}>
          {t.draftSend}
        </button>
      )}
      {open && <ActDialog whole={whole} action={action} close={() => setOpen(false)} />}
    </section>
  );
}
