import { Checkbox } from 'antd';
import { memo, useId } from 'react';
import type { Clause } from '#src/definition/edition.ts';
import { confirmationOf, isConfirmed, reportsStore } from '#src/domain/form/application.ts';
import type { FlatAnswers } from '#src/domain/form/flat.ts';
import type { ReportFindings } from '../api/types.ts';
import { useMayWrite, useText, useTopic, useWorkbook } from '../book/hooks.ts';
import type { Workbook } from '../book/workbook.ts';
import { useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';

interface Props {
  readonly report: string;
  readonly clauses: readonly Clause[];
  readonly found: ReportFindings | null;
  readonly pages: number;
  readonly view: (page: number) => void;
}

/** Where each clause begins: found from headings, mended by hand, confirmed by a person. */
export function ClauseTable({ report, clauses, found, pages, view }: Props) {
  const t = useWords(dossierWords);
  const may = useMayWrite(reportsStore, `${report}/confirmed`);
  const workbook = useWorkbook();
  const flat = (of: Workbook): FlatAnswers => of.book.stores()[reportsStore] ?? {};
  const confirmed = useTopic('any', (of) => isConfirmed(report, flat(of)));
  const confirm = (on: boolean): void => {
    workbook.write(reportsStore, `${report}/confirmed`, on ? confirmationOf(report, flat(workbook)) : '');
    workbook.queue.flush();
  };
  return (
    <>
      <div className="table-scroll">
        <table className="clauses">
          <thead>
            <tr>
              <th>{t.clause}</th>
              <th>{t.startPage}</th>
              {found !== null && <th>{t.foundTitle}</th>}
            </tr>
          </thead>
          <tbody>
            {clauses.map((clause) => (
              <ClauseRow
                key={clause.id}
                report={report}
                clause={clause}
                found={found === null ? null : (found.headings.find((one) => one.clause === clause.id)?.text ?? '')}
                pages={pages}
                view={view}
                readOnly={!may}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="declare">
        <Checkbox checked={confirmed} disabled={!may} onChange={(event) => confirm(event.target.checked)}>
          {confirmed ? t.confirmed : t.confirmTable}
        </Checkbox>
      </p>
    </>
  );
}

interface RowProps {
  readonly report: string;
  readonly clause: Clause;
  readonly found: string | null;
  readonly pages: number;
  readonly view: (page: number) => void;
  readonly readOnly: boolean;
}

const ClauseRow = memo(function ClauseRow({ report, clause, found, pages, view, readOnly }: RowProps) {
  const t = useWords(dossierWords);
  const say = useSay();
  const id = useId();
  const workbook = useWorkbook();
  const key = `${report}/pages/${clause.id}`;
  const typed = useText(reportsStore, key);
  const at = Number(typed);
  const wrong = typed !== '' && (!Number.isInteger(at) || at < 1 || (pages > 0 && at > pages));
  return (
    <tr className={`l${clause.level}`}>
      <td style={{ paddingLeft: `${clause.level * 14 - 6}px` }}>
        <label htmlFor={id}>
          {clause.id} {say(clause.title)}
        </label>
        {clause.prompts.length > 0 && (
          <details>
            <summary>{t.guide}</summary>
            <ul>
              {clause.prompts.map((prompt, index) => (
                <li key={index}>{say(prompt)}</li>
              ))}
            </ul>
          </details>
        )}
      </td>
      <td>
        <input
          id={id}
          type="text"
          inputMode="numeric"
          value={typed}
          readOnly={readOnly}
          aria-invalid={wrong}
          title={wrong ? t.outOfRange : undefined}
          onChange={(event) => workbook.write(reportsStore, key, event.currentTarget.value.trim())}
          onBlur={() => workbook.queue.flush()}
        />
        {typed !== '' && !wrong && (
          <button type="button" className="plain" onClick={() => view(at)}>
            {t.view}
            <span className="sr"> {clause.id}</span>
          </button>
        )}
      </td>
      {found !== null && <td className="found">{found}</td>}
    </tr>
  );
});
