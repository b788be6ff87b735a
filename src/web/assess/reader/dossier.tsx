import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import type { Text } from '#src/definition/text.ts';
import { splitKey } from '#src/domain/form/flat.ts';
import { WorkbookProvider, useDefinition, useJudgement, useWorkbook } from '../../book/hooks.ts';
import { readOnlyWorkbook } from '../../book/read-only-workbook.ts';
import type { Workbook } from '../../book/workbook.ts';
import { Loading } from '../../entry/loading.tsx';
import { deferred } from '../../entry/deferred.tsx';
import { usePlace } from '../../office/place.ts';
import { useEdition } from '../../work/use-edition.ts';
import { Refused } from '../../work/refused.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useDeskState } from '../desk/desk-context.ts';
import type { JudgedDossier } from '../types.ts';
import { useJudgedDossier } from '../use-panels.ts';
import { AddedPane } from './added-pane.tsx';
import { chartsOf } from './chart-series.ts';
import { EvidencePane } from './evidence-pane.tsx';
import { FormPane } from './form-pane.tsx';
import { ReportPane } from './report-pane.tsx';
import { Watermark } from './watermark.tsx';

const ChartPane = deferred(() => import('./chart-pane.tsx'));

/** What was handed in, to be read beside the score sheet: reports, form, charts, evidence, additions. */
export function Dossier({ panel }: { readonly panel: string }) {
  const { data: answer, refetch } = useJudgedDossier(panel);
  if (answer === undefined) return <Loading />;
  if (!answer.ok) return <Refused refusal={answer.refusal} retry={() => void refetch()} />;
  return <Opened panel={panel} dossier={answer.value} />;
}

function Opened({ panel, dossier }: { readonly panel: string; readonly dossier: JudgedDossier }) {
  const { page } = dossier;
  const edition = useEdition(page.editionDigest, page.class);
  const workbook = useMemo((): Workbook | null => {
    const definition = edition?.classes[page.class];
    if (edition === undefined || definition === undefined) return null;
    const rules = { edition, definition, lacks: () => [], told: [], filesAt: `/api/panels/${panel}/files` };
    return readOnlyWorkbook(rules, page);
  }, [edition, page, panel]);
  if (workbook === null) return <Loading />;
  return (
    <WorkbookProvider value={workbook}>
      <Tabs added={dossier.added} />
    </WorkbookProvider>
  );
}

interface Tab {
  readonly id: string;
  readonly title: Text;
}

function Tabs({ added }: { readonly added: JudgedDossier['added'] }) {
  const t = useWords(assessWords);
  const say = useSay();
  const [place, move] = usePlace();
  const tabs = useTabs(added.length > 0);
  const current = tabs.find((tab) => tab.id === place.get('tab')) ?? tabs[0];
  useFollowedWish(move);
  if (current === undefined) return <p className="quiet">{t.nothingToRead}</p>;
  const report = current.id.startsWith('report-') ? current.id.slice('report-'.length) : null;
  const turn = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.indexOf(current);
    const next = step === undefined ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    move({ tab: next.id });
    document.getElementById(`desk-tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div className="case-tabs desk-tabs" role="tablist" tabIndex={-1} aria-label={t.dossier} onKeyDown={turn}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`desk-tab-${tab.id}`}
            type="button"
            role="tab"
            aria-selected={tab === current}
            aria-controls="desk-reader"
            tabIndex={tab === current ? 0 : -1}
            onClick={() => move({ tab: tab.id })}
          >
            {say(tab.title)}
          </button>
        ))}
      </div>
      <div id="desk-reader" className="desk-reader" role="tabpanel" aria-labelledby={`desk-tab-${current.id}`}>
        {report !== null && <ReportPane key={report} report={report} />}
        {current.id === 'form' && <FormPane />}
        {current.id === 'charts' && <ChartPane />}
        {current.id === 'evidence' && <EvidencePane />}
        {current.id === 'added' && <AddedPane added={added} />}
        {(current.id === 'form' || current.id === 'charts') && <Watermark />}
      </div>
    </>
  );
}

/** The tabs there is something under; the report whose clauses are judged comes first. */
function useTabs(added: boolean): readonly Tab[] {
  const definition = useDefinition();
  const { data } = useJudgement();
  const { page } = useDeskState();
  return useMemo(() => {
    const judged = new Set(page.items.map((item) => item.clause));
    const weight = (report: string): number =>
      (definition.clauses[report] ?? []).filter((clause) => judged.has(clause.id)).length;
    const both = (key: 'form' | 'charts' | 'evidence' | 'added'): Text => ({
      zh: assessWords.zh[key],
      en: assessWords.en[key],
    });
    return [
      ...definition.reports
        .filter((report) => data.reports[report.id] !== undefined)
        .toSorted((a, b) => weight(b.id) - weight(a.id))
        .map((report) => ({ id: `report-${report.id}`, title: report.title })),
      { id: 'form', title: both('form') },
      ...(chartsOf(definition, data).length > 0 ? [{ id: 'charts', title: both('charts') }] : []),
      ...(data.evidence.length > 0 ? [{ id: 'evidence', title: both('evidence') }] : []),
      ...(added ? [{ id: 'added', title: both('added') }] : []),
    ];
  }, [definition, data, page, added]);
}

/** Opens the tab in which the wished place lies; the tab itself goes there. */
function useFollowedWish(move: ReturnType<typeof usePlace>[1]): void {
  const { wish, asked, item } = useDeskState();
  const workbook = useWorkbook();
  useEffect(() => {
    if (wish === null) return;
    const { anchor } = wish;
    if (anchor.kind === 'field') {
      const { instance } = splitKey(anchor.path);
      return move({ tab: 'form', part: anchor.sheet, at: anchor.path, instance });
    }
    const { reports, evidence } = workbook.judgement.data;
    if (anchor.kind === 'report') return move({ tab: `report-${anchor.report}` });
    const report = Object.entries(reports).find(([, one]) => one.file === anchor.file);
    const proof = evidence.find((one) => one.files.includes(anchor.file));
    if (report !== undefined) move({ tab: `report-${report[0]}` });
    else if (proof !== undefined) move({ tab: 'evidence', item: proof.id, file: anchor.file });
    else move({ tab: 'added' });
  }, [wish, workbook, move]);
  const last = useRef(asked);
  useEffect(() => {
    // Asked for, not at every change of the clause.
    if (last.current === asked) return;
    last.current = asked;
    const { reports } = workbook.judgement.data;
    const report = Object.entries(reports).find(([, one]) => one.pages[item.clause] !== undefined);
    if (report !== undefined) move({ tab: `report-${report[0]}` });
  }, [asked, workbook, item.clause, move]);
}
