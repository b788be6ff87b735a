import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { missingOf, type SheetFinding } from '#src/domain/scoring/missing.ts';
import { request } from '../../api/request.ts';
import { notify } from '../../work/notices.ts';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { liveTally } from '../live-tally.ts';
import { useSet } from '../scored-page.ts';
import { useScoreBook, useScores } from '../score-hooks.ts';
import type { ReviewPage } from '../types.ts';
import { useDeskState } from './desk-context.ts';

/** How long the last edits may take to be saved; milliseconds. */
const patience = 8000;

/** What is missing and what is worth a look, each with a way there; then the sheet is submitted. */
export function SubmitDialog({
  page,
  reread,
  close,
}: {
  readonly page: ReviewPage;
  readonly reread: () => void;
  readonly close: () => void;
}) {
  const t = useWords(assessWords);
  const say = useSay();
  const book = useScoreBook();
  const set = useSet(page);
  const scores = useScores();
  const findings = missingOf(set, page.scale, scores);
  const owed = findings.filter((one) => one.severity === 'error');
  const tally = liveTally(set, scores.percents);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const saved = await book.queue.settled(patience);
    if (saved.kind !== 'saved') {
      setBusy(false);
      return setRefusal({ zh: assessWords.zh.notSavedYet, en: assessWords.en.notSavedYet });
    }
    const fresh = await request<ReviewPage>(`/api/panels/${page.panel}/review`);
    const seen =
      fresh.ok && fresh.value.sheet !== null
        ? sameAsShown(fresh.value.sheet.body, book.body, fresh.value.sheet.version)
        : null;
    const answer =
      seen === null
        ? null
        : await request<{ consensus: boolean }>(`/api/score-sheets/${book.page.id}/submission`, {
            method: 'POST',
            body: { seen },
          });
    setBusy(false);
    reread();
    if (answer === null)
      return setRefusal({ zh: assessWords.zh.changedElsewhere, en: assessWords.en.changedElsewhere });
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    notify({ text: answer.value.consensus ? t.submittedLast : t.submitted });
    close();
  };
  return (
    <Modal open title={t.checkAndSubmit} footer={null} onCancel={close} width={600}>
      {findings.length === 0 ? (
        <p>{t.nothingMissing}</p>
      ) : (
        <>
          <Owed findings={owed} close={close} />
          <FindingList
            title={t.worthALook}
            findings={findings.filter((one) => one.severity !== 'error')}
            close={close}
          />
        </>
      )}
      {tally.points !== null && tally.complete && (
        <p>
          {t.total}
          {t.colon}
          <strong>{tally.points}</strong> / {tally.maximum}
        </p>
      )}
      <p className="quiet">{t.submitFollows}</p>
      {refusal !== null && <Alert type="error" title={say(refusal)} />}
      <p className="dialog-acts">
        <Button type="primary" disabled={owed.length > 0} loading={busy} onClick={() => void submit()}>
          {t.submit}
        </Button>
        <Button onClick={close}>{t.goOn}</Button>
      </p>
    </Modal>
  );
}

/** The version of what the server holds, where it says what the page shows; null where something was changed elsewhere. */
function sameAsShown(theirs: object, ours: object, version: number): number | null {
  const told = (body: object): string =>
    JSON.stringify(
      Object.entries(body)
        .filter(([, value]) => value !== '' && (value as string | readonly string[]).length > 0)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return told(theirs) === told(ours) ? version : null;
}

/** Clauses without a percent, each a way there. */
function Owed({ findings, close }: { readonly findings: readonly SheetFinding[]; readonly close: () => void }) {
  const t = useWords(assessWords);
  const { choose } = useDeskState();
  if (findings.length === 0) return null;
  return (
    <section className="sheet-findings">
      <h3>{t.mustMend(findings.length)}</h3>
      <p>
        {findings.map(({ clause }) => (
          <button
            key={clause}
            type="button"
            className="chip"
            onClick={() => {
              choose(clause);
              close();
            }}
          >
            {clause}
          </button>
        ))}
      </p>
    </section>
  );
}

function FindingList({
  title,
  findings,
  close,
}: {
  readonly title: string;
  readonly findings: readonly SheetFinding[];
  readonly close: () => void;
}) {
  const say = useSay();
  const { choose } = useDeskState();
  if (findings.length === 0) return null;
  return (
    <section className="sheet-findings">
      <h3>
        {title} <span className="quiet">{findings.length}</span>
      </h3>
      <ul>
        {findings.map((one) => (
          <li key={`${one.clause}${one.message.zh}`} className={one.severity}>
            <button
              type="button"
              className="plain"
              onClick={() => {
                choose(one.clause);
                close();
              }}
            >
              {say(one.message)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
