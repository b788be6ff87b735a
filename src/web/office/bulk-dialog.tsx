import { Alert, Modal } from 'antd';
import { useState } from 'react';
import type { Text } from '#src/definition/text.ts';
import { useSession } from '../work/session.tsx';
import { useSay, useWords } from '../words/language.tsx';
import { officeWords } from '../words/office-words.ts';
import { ActFields } from './act-fields.tsx';
import { inputOf, lacking, nothingTyped } from './act-input.ts';
import { sendActs, type BulkResult } from './send-act.ts';
import type { CaseAction, CaseRow } from './types.ts';
import { useReread } from './use-case.ts';
import { useNewestEdition } from '../work/use-edition.ts';

interface Props {
  readonly rows: readonly CaseRow[];
  readonly action: CaseAction;
  readonly close: () => void;
}

/** An act on many cases, and how each fared. The rows are those that were selected when it was opened. */
export function BulkDialog({ rows: selected, action, close }: Props) {
  const t = useWords(officeWords);
  const say = useSay();
  const { now } = useSession();
  const edition = useNewestEdition();
  const reread = useReread();
  const [rows] = useState(selected);
  const [typed, type] = useState(nothingTyped);
  const [results, setResults] = useState<readonly BulkResult[] | null>(null);
  const [refusal, setRefusal] = useState<Text | null>(null);
  const [busy, setBusy] = useState(false);
  const missing = lacking(action.requires, typed, null, t);
  const act = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    const answer = await sendActs(rows, action.id, inputOf(action.requires, typed));
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.refusal.reason);
    setResults(answer.value.results);
    return await reread();
  };
  return (
    <Modal
      open
      title={`${say(action.title)} · ${t.selected(rows.length)}`}
      okText={results === null ? say(action.title) : t.bulkResult}
      cancelText={t.cancel}
      okButtonProps={{
        disabled: missing.length > 0,
        loading: busy,
        ...(results === null ? {} : { style: { display: 'none' } }),
      }}
      onOk={() => void act()}
      onCancel={close}
      width={620}
    >
      <div className="act-dialog">
        {results === null ? (
          <>
            <p>{t.bulkHint(rows.length)}</p>
            {action.confirm !== undefined && <p>{say(action.confirm)}</p>}
            <ActFields
              requires={action.requires}
              typed={typed}
              type={type}
              application={null}
              calendar={edition?.calendar}
              now={now}
            />
            {missing.length > 0 && (
              <p className="quiet">
                {t.required}
                {missing.join(t.listComma)}
              </p>
            )}
          </>
        ) : (
          <Results rows={rows} results={results} />
        )}
        {refusal !== null && <Alert type="error" title={say(refusal)} role="alert" />}
      </div>
    </Modal>
  );
}

function Results({ rows, results }: { readonly rows: readonly CaseRow[]; readonly results: readonly BulkResult[] }) {
  const t = useWords(officeWords);
  const say = useSay();
  const names = new Map(rows.map((row) => [row.id, row.applicant]));
  return (
    <>
      <p role="status">
        <strong>{t.bulkDone(results.filter((one) => one.denial === null).length, results.length)}</strong>
      </p>
      <ul className="bulk-results">
        {results.map((one) => (
          <li key={one.id} className={one.denial === null ? 'done' : 'not-done'}>
            <span>{names.get(one.id)}</span>
            <span>{one.denial === null ? `✓ ${t.done}` : `${t.notDone}${t.colon}${say(one.denial.reason)}`}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
