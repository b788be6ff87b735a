import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { request } from '../api/request.ts';
import type { ActionPage, ReceiptPage } from '../api/types.ts';
import { DecisionList } from '../application/corrections/decision-list.tsx';
import { leading, useAct, useActs } from '../application/next-act.tsx';
import { useObstacle } from '../application/obstacle.ts';
import { useRefresh } from '../application/use-live-page.ts';
import { usePage } from '../book/hooks.ts';
import { notify } from '../work/notices.ts';
import { useSay, useWords } from '../words/language.tsx';
import { addendumWords } from '../words/addendum-words.ts';
import { officeWords } from '../words/office-words.ts';
import { dossierWords } from '../words/dossier-words.ts';
import { workWords } from '../words/work-words.ts';
import { Receipt } from './receipt.tsx';

/** Handing in, its receipt, and taking it back while there is time. */
export default function SubmitPage() {
  const t = useWords(dossierWords);
  const page = usePage();
  const current = page.receipts.find((receipt) => receipt.withdrawnAt === null);
  const earlier = page.receipts.filter((receipt) => receipt !== current).toSorted((a, b) => b.revision - a.revision);
  return (
    <div className="page">
      <h2>{t.submitTitle}</h2>
      <Steps />
      {current !== undefined && <Receipt receipt={current} />}
      <DecisionList decisions={page.decisions} />
      <AfterSubmission />
      <Acts />
      {earlier.map((receipt) => (
        <Receipt key={receipt.number} receipt={receipt} />
      ))}
    </div>
  );
}

/** The way to what comes after submission, once there is such a thing. */
function AfterSubmission() {
  const t = useWords(addendumWords);
  const { id, addenda } = usePage();
  if (addenda.denial !== null && addenda.filed.length === 0) return null;
  return (
    <div className="panel">
      <p>
        <strong>{t.after}</strong> {t.afterHint}
      </p>
      <p>
        <Link to={`/applications/${id}/addenda`}>{t.title}</Link>
        {addenda.filed.length > 0 && <span className="quiet"> {t.cardFiled(addenda.filed.length)}</span>}
      </p>
    </div>
  );
}

/** How far the dossier is, in four words. */
function Steps() {
  const t = useWords(dossierWords);
  const page = usePage();
  const o = useWords(officeWords);
  const sealed = page.checklist.every((entry) => entry.side !== 'applicant' || entry.scan !== null);
  const unchecked = page.actions.some((action) => action.id === 'send-precheck');
  const onPaper = page.preCheck ? 3 : 2;
  const at =
    { draft: 0, freezing: 1, precheck: 2, final: unchecked ? 2 : sealed ? onPaper + 1 : onPaper }[page.state.phase] ??
    5;
  const corrects = page.corrections.some((one) => one.state === 'open') && at < 4;
  return (
    <ol className="steps">
      {(corrects ? o.correctionSteps : page.preCheck ? t.precheckSteps : t.steps).map((step, index) => (
        <li
          key={step}
          className={index < at ? 'done' : index === at ? 'now' : ''}
          aria-current={index === at ? 'step' : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}

function Acts() {
  const say = useSay();
  const t = useWords(dossierWords);
  const w = useWords(workWords);
  const page = usePage();
  const { run, busy } = useAct();
  const obstacle = useObstacle();
  const acts = useActs().filter((action) => action.id !== 'submit');
  const submit = page.actions.find((action) => action.id === 'submit');
  return (
    <>
      {submit !== undefined && <SubmitBox action={submit} />}
      {acts.map((action) => {
        const reason = obstacle(action);
        return (
          <div key={action.id} className="panel">
            {action.confirm !== undefined && <p>{say(action.confirm)}</p>}
            {reason !== null && (
              <p className="danger-note">
                {w.cannotNow}
                {reason}
              </p>
            )}
            <Button
              type={leading.has(action.id) ? 'primary' : 'default'}
              danger={action.id === 'withdraw'}
              disabled={reason !== null}
              loading={busy}
              onClick={() => run(action)}
            >
              {say(action.title)}
            </Button>
          </div>
        );
      })}
      {page.checklist.some((entry) => entry.side === 'applicant' && entry.scan === null) && !page.state.editable && (
        <p>
          <Link to={`/applications/${page.id}/sealing`}>{t.sealingTitle}</Link>
        </p>
      )}
    </>
  );
}

function SubmitBox({ action }: { readonly action: ActionPage }) {
  const t = useWords(dossierWords);
  const say = useSay();
  const reason = action.denial === null ? null : say(action.denial.reason);
  const page = usePage();
  // A correction of what is being pre-checked is handed in without seals.
  const unsealed = page.checklist.some((entry) => entry.side === 'applicant' && entry.scan === null);
  const refresh = useRefresh();
  const [declared, setDeclared] = useState(false);
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    const answer = await request<ReceiptPage>(`/api/applications/${page.id}/actions/submit`, {
      method: 'POST',
      body: { digest: page.dossier?.digest ?? '' },
    });
    if (!answer.ok) notify({ text: say(answer.refusal.reason), tone: 'error' });
    await refresh();
    setBusy(false);
  };
  return (
    <div className="panel">
      <p>
        {reason === null ? (
          unsealed && action.confirm !== undefined ? (
            say(action.confirm)
          ) : (
            t.submitReady
          )
        ) : (
          <span className="danger-note">
            {t.submitNot}
            {reason}
          </span>
        )}
      </p>
      {page.dossier !== null && (
        <dl className="facts">
          <dt>{t.digest}</dt>
          <dd className="mono">{page.dossier.digest}</dd>
        </dl>
      )}
      <p className="declare">
        <Checkbox checked={declared} disabled={reason !== null} onChange={(event) => setDeclared(event.target.checked)}>
          {t.declare}
        </Checkbox>
      </p>
      <p className="danger-note">
        {page.corrections.length === 0 || action.confirm === undefined ? t.submitWarn : say(action.confirm)}
      </p>
      <Button
        type="primary"
        size="large"
        disabled={reason !== null || !declared}
        loading={busy}
        onClick={() => void submit()}
      >
        {say(action.title)}
      </Button>
    </div>
  );
}
