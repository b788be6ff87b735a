import { useId, useState, type ChangeEvent } from 'react';
import type { Text } from '#src/definition/text.ts';
import { uploadTo } from '../../api/upload.ts';
import { notify } from '../../work/notices.ts';
import { useLanguage, useWords } from '../../words/language.tsx';
import { localStamp } from '../../words/moments.ts';
import { paperSheetWords } from '../../words/paper-sheet-words.ts';

type Value = string | readonly string[] | null;
export interface GivenReport {
  readonly digest: string;
  readonly taken: number;
  readonly now: number;
  readonly differences: readonly {
    readonly path: string;
    readonly label: Text;
    readonly cell: string;
    readonly was: Value;
    readonly is: Value;
    readonly meanwhile: { readonly by: string; readonly at: string } | null;
  }[];
  readonly refusals: readonly { readonly cell: string; readonly reason: Text }[];
}

interface Given {
  readonly file: File;
  readonly report: GivenReport;
}

/** Gives a filled-in workbook or Word file back: what it would change is shown first, and saved when that is confirmed. */
export function GiveBack({ address, saved }: { readonly address: string; readonly saved: () => void }) {
  const t = useWords(paperSheetWords);
  const language = useLanguage();
  const id = useId();
  const [given, setGiven] = useState<Given | null>(null);
  const [busy, setBusy] = useState(false);
  const fail = (reason: Text): void => notify({ text: reason[language], tone: 'error' });
  const choose = async ({ currentTarget }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = currentTarget.files?.[0];
    currentTarget.value = '';
    if (file === undefined) return;
    setBusy(true);
    setGiven(null);
    const answer = await uploadTo<GivenReport>(address, file, () => undefined);
    setBusy(false);
    if (answer.ok) setGiven({ file, report: answer.value });
    else fail(answer.refusal.reason);
  };
  const confirm = async ({ file, report }: Given): Promise<void> => {
    setBusy(true);
    const answer = await uploadTo<{ saved: Readonly<Record<string, number>> }>(
      `${address}?confirm=${report.digest}`,
      file,
      () => undefined,
    );
    setBusy(false);
    if (!answer.ok) return fail(answer.refusal.reason);
    setGiven(null);
    notify({ text: t.saved(Object.keys(answer.value.saved).length) });
    saved();
  };
  return (
    <>
      <p>
        <label className="attach" htmlFor={id} aria-busy={busy}>
          <input
            id={id}
            type="file"
            className="sr"
            accept=".xlsx,.docx"
            disabled={busy}
            onChange={(event) => void choose(event)}
          />
          {t.give}
        </label>{' '}
        <span role="status" className="quiet">
          {busy ? t.reading : ''}
        </span>
      </p>
      {given !== null && (
        <Looked report={given.report} busy={busy} confirm={() => void confirm(given)} cancel={() => setGiven(null)} />
      )}
    </>
  );
}

function Looked({
  report,
  busy,
  confirm,
  cancel,
}: {
  readonly report: GivenReport;
  readonly busy: boolean;
  readonly confirm: () => void;
  readonly cancel: () => void;
}) {
  const t = useWords(paperSheetWords);
  const language = useLanguage();
  const { differences, refusals, taken, now } = report;
  const saving = differences.filter(({ meanwhile }) => meanwhile === null).length;
  return (
    <section>
      {taken < now && <p role="note">{t.older(taken, now)}</p>}
      {differences.length === 0 ? <p>{t.nothing}</p> : <Differences report={report} />}
      {refusals.length > 0 && (
        <>
          <h3>{t.refused}</h3>
          <ul>
            {refusals.map(({ cell, reason }) => (
              <li key={`${cell}-${reason.zh}`}>
                <b>{cell}</b> {reason[language]}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {saving > 0 && (
          <button type="button" className="act" disabled={busy} onClick={confirm}>
            {t.confirm(saving)}
          </button>
        )}{' '}
        <button type="button" className="plain" disabled={busy} onClick={cancel}>
          {t.cancel}
        </button>
      </p>
    </section>
  );
}

function Differences({ report: { differences } }: { readonly report: GivenReport }) {
  const t = useWords(paperSheetWords);
  const language = useLanguage();
  const shown = (value: Value): string => {
    if (value === null || value === '') return t.empty;
    return typeof value === 'string' ? value : t.comments(value.length);
  };
  return (
    <div className="table-scroll" role="region" aria-label={t.differences} tabIndex={0}>
      <table className="doc-table">
        <thead>
          <tr>
            {[t.place, t.was, t.is, t.cell].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map(({ path, label, was, is, cell, meanwhile }) => (
            <tr key={path}>
              <th scope="row">
                {label[language]}
                {meanwhile !== null && (
                  <p className="danger-note">{t.meanwhile(meanwhile.by, localStamp(meanwhile.at))}</p>
                )}
              </th>
              <td>{shown(was)}</td>
              <td>{shown(is)}</td>
              <td>{cell}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
