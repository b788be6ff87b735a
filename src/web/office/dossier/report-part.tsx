import { useState } from 'react';
import type { Report } from '#src/definition/edition.ts';
import { reportsStore } from '#src/domain/form/application.ts';
import { useDefinition, useFiles, useText, useWorkbook } from '../../book/hooks.ts';
import { CharacterCount } from '../../reports/character-count.tsx';
import { FileViewer } from '../../work/file-viewer.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { officeWords } from '../../words/office-words.ts';
import type { Point } from './point.ts';

/** A report as it was handed in: its clauses with their pages, and its PDF. */
export function ReportPart({ report, point }: { readonly report: Report; readonly point: Point | null }) {
  const t = useWords(officeWords);
  const say = useSay();
  const files = useFiles();
  const clauses = useDefinition().clauses[report.id] ?? [];
  const sha256 = useText(reportsStore, `${report.id}/file`);
  const [at, view] = useState<number | undefined>(undefined);
  const stored = files[sha256];
  if (stored === undefined) return <p className="quiet">{t.noReport}</p>;
  return (
    <div className="report-part">
      <h3>{say(report.title)}</h3>
      <CharacterCount report={report} stored={stored} />
      {point !== null && (
        <button
          type="button"
          className="chip"
          onClick={() => point({ place: { kind: 'report', report: report.id }, label: report.title })}
        >
          {t.askReport}
        </button>
      )}
      <div className="report-split">
        <ul className="clause-list">
          {clauses.map((clause) => (
            <li key={clause.id} className={`l${clause.level}`}>
              <span>
                {clause.id} {say(clause.title)}
              </span>
              <ClausePage report={report.id} clause={clause.id} view={view} />
              {point !== null && (
                <button
                  type="button"
                  className="plain"
                  onClick={() =>
                    point({
                      place: { kind: 'report', report: report.id, clause: clause.id },
                      label: {
                        zh: `${report.title.zh} ${clause.id} ${clause.title.zh}`,
                        en: `${report.title.en} ${clause.id} ${clause.title.en}`,
                      },
                    })
                  }
                >
                  {t.askClause}
                  <span className="sr"> {clause.id}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
        <FileViewer key={at} sha256={sha256} {...(at === undefined ? {} : { page: at })} />
      </div>
    </div>
  );
}

function ClausePage({
  report,
  clause,
  view,
}: {
  readonly report: string;
  readonly clause: string;
  readonly view: (page: number) => void;
}) {
  const t = useWords(officeWords);
  const workbook = useWorkbook();
  const page = Number(workbook.book.text(reportsStore, `${report}/pages/${clause}`));
  if (!Number.isInteger(page) || page < 1) return <span className="quiet">—</span>;
  return (
    <button type="button" className="plain" onClick={() => view(page)}>
      {t.page(page)}
      <span className="sr"> {clause}</span>
    </button>
  );
}
