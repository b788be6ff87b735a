import { Button } from 'antd';
import { useCallback, useId, useState } from 'react';
import { useParams } from 'react-router';
import { reportsStore } from '#src/domain/form/application.ts';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { Report } from '#src/definition/edition.ts';
import { request } from '../api/request.ts';
import type { ReportFindings } from '../api/types.ts';
import { useDefinition, useFiles, useJudgement, useMayWrite, useText, useWorkbook } from '../book/hooks.ts';
import { AskedHere } from '../application/corrections/asked-here.tsx';
import { FindingLink } from '../application/missing-list.tsx';
import { FileViewer } from '../work/file-viewer.tsx';
import { Missing } from '../work/missing.tsx';
import { notify } from '../work/notices.ts';
import { UploadList } from '../work/upload-list.tsx';
import { useUpload } from '../work/use-upload.ts';
import { useSay, useWords } from '../words/language.tsx';
import { dossierWords } from '../words/dossier-words.ts';
import { CharacterCount } from './character-count.tsx';
import { ClauseOutline } from './clause-outline.tsx';
import { ClauseTable } from './clause-table.tsx';

/** A finished report (X4): its PDF, the clause → page table found from headings, and a person's confirmation. */
export default function ReportPage() {
  const { report: id = '' } = useParams();
  const definition = useDefinition();
  const report = definition.reports.find((one) => one.id === id);
  return report === undefined ? <Missing /> : <OneReport key={id} report={report} />;
}

function OneReport({ report }: { readonly report: Report }) {
  const t = useWords(dossierWords);
  const say = useSay();
  const may = useMayWrite(reportsStore, `${report.id}/file`);
  const workbook = useWorkbook();
  const files = useFiles();
  const { findings } = useJudgement();
  const [found, setFound] = useState<ReportFindings | null>(null);
  const [reading, setReading] = useState(false);
  const [viewPage, setViewPage] = useState<number | undefined>(undefined);
  const sha256 = useText(reportsStore, `${report.id}/file`);
  const stored = files[sha256];
  const own = findings.filter((finding) => finding.area === 'report' && finding.of === report.id);
  const clauses = workbook.definition.clauses[report.id] ?? [];

  const inspect = useCallback(
    async (file: string, fill: boolean) => {
      setReading(true);
      const answer = await request<ReportFindings>(
        `/api/applications/${workbook.page.id}/reports/${report.id}/inspect`,
        { method: 'POST', body: { file } },
      );
      setReading(false);
      if (!answer.ok) return notify({ text: say(answer.refusal.reason), tone: 'error' });
      setFound(answer.value);
      const known = workbook.files[file];
      if (known !== undefined && answer.value.characters !== null)
        workbook.addFile({ ...known, characters: answer.value.characters });
      if (fill)
        for (const heading of answer.value.headings)
          workbook.write(reportsStore, `${report.id}/pages/${heading.clause}`, String(heading.page));
      return undefined;
    },
    [workbook, report.id, say],
  );

  const arrived = useCallback(
    (file: StoredFile) => {
      workbook.write(reportsStore, `${report.id}/file`, file.sha256);
      for (const clause of workbook.definition.clauses[report.id] ?? [])
        workbook.write(reportsStore, `${report.id}/pages/${clause.id}`, '');
      void inspect(file.sha256, true);
    },
    [workbook, report.id, inspect],
  );
  const { uploads, send, dismiss } = useUpload(arrived);
  return (
    <div className="page">
      <h2>{say(report.title)}</h2>
      <AskedHere section={`report-${report.id}`} />
      {report.guide !== undefined && <p>{say(report.guide)}</p>}
      {own.map((finding, index) => (
        <FindingLink key={`${finding.rule}${index}`} finding={finding} />
      ))}
      <div className="panel">
        {stored === undefined ? (
          <p>
            {t.noReport} {t.reportHint} {t.wordHint}
          </p>
        ) : (
          <p>
            <strong>{stored.name}</strong> {stored.pages !== undefined && t.pageTotal(stored.pages)}
          </p>
        )}
        <UploadList uploads={uploads} dismiss={dismiss} />
        {reading && <p role="status">{t.reading}</p>}
        {may && (
          <ReportActs
            stored={stored}
            send={send}
            reread={() => void inspect(sha256, false)}
            remove={() => workbook.write(reportsStore, `${report.id}/file`, '')}
          />
        )}
        {stored !== undefined && <CharacterCount report={report} stored={stored} />}
      </div>
      {stored === undefined && <ClauseOutline clauses={clauses} />}
      {stored !== undefined && (
        <ClauseTable report={report.id} clauses={clauses} found={found} pages={stored.pages ?? 0} view={setViewPage} />
      )}
      {stored !== undefined && (
        <FileViewer key={viewPage} sha256={sha256} {...(viewPage === undefined ? {} : { page: viewPage })} />
      )}
    </div>
  );
}

function ReportActs({
  stored,
  send,
  reread,
  remove,
}: {
  readonly stored: StoredFile | undefined;
  readonly send: (files: Iterable<File>) => void;
  readonly reread: () => void;
  readonly remove: () => void;
}) {
  const t = useWords(dossierWords);
  const chooser = useId();
  return (
    <p className="leaf-acts">
      <label className="attach" htmlFor={chooser}>
        <input
          id={chooser}
          type="file"
          accept=".pdf,application/pdf"
          className="sr"
          onChange={(event) => {
            send([...(event.currentTarget.files ?? [])].slice(0, 1));
            event.currentTarget.value = '';
          }}
        />
        {stored === undefined ? t.upload : t.replaceReport}
      </label>
      {stored !== undefined && (
        <Button size="small" type="text" onClick={reread}>
          {t.reread}
        </Button>
      )}
      {stored !== undefined && (
        <Button size="small" type="text" danger onClick={remove}>
          {t.removeReport}
        </Button>
      )}
    </p>
  );
}
