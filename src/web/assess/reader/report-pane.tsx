import { useEffect, useMemo, useState } from 'react';
import { useDefinition, useFiles, useJudgement, useWorkbook } from '../../book/hooks.ts';
import { deferred } from '../../entry/deferred.tsx';
import { useSay, useWords } from '../../words/language.tsx';
import { assessWords } from '../../words/assess-words.ts';
import { useDeskState } from '../desk/desk-context.ts';
import { useCite, useMarks } from './cite.ts';
import { pageOfClause } from './page-of-clause.ts';
import type { Wish } from './pdf-view.tsx';

const PdfView = deferred(() => import('./pdf-view.tsx'));

/** A supplied report: its clauses with their pages above, its pages below; it goes to the clause that is being scored. */
export function ReportPane({ report }: { readonly report: string }) {
  const t = useWords(assessWords);
  const say = useSay();
  const workbook = useWorkbook();
  const definition = useDefinition();
  const content = useJudgement().data.reports[report];
  const files = useFiles();
  const { item, wish: wished, asked } = useDeskState();
  const title = definition.reports.find((one) => one.id === report)?.title;
  const clauses = useMemo(() => definition.clauses[report] ?? [], [definition, report]);
  const pages = useMemo(() => content?.pages ?? {}, [content]);
  const [wish, setWish] = useState<Wish | null>(null);
  const file = content?.file ?? '';
  const goTo = (page: number | null, top?: number): void => {
    if (page !== null)
      setWish((last) => ({ page, turn: (last?.turn ?? 0) + 1, ...(top === undefined ? {} : { top }) }));
  };
  useEffect(() => goTo(pageOfClause(clauses, pages, item.clause)), [clauses, pages, item.clause, asked]);
  useEffect(() => {
    if (wished?.anchor.kind === 'pdf' && wished.anchor.file === file)
      goTo(wished.anchor.page, wished.anchor.rects[0]?.[1] ?? 0);
  }, [wished, file]);
  const cite = useCite(file);
  const marks = useMarks(file);
  const own = clauses.some((clause) => clause.id === item.clause) ? item.clause : '';
  if (content === undefined) return <p className="quiet">{t.noReport}</p>;
  return (
    <PdfView
      address={workbook.fileAddress(file)}
      name={title === undefined ? (files[file]?.name ?? '') : say(title)}
      wish={wish}
      marks={marks}
      cite={cite}
    >
      <select
        key={own}
        className="choice pdf-outline"
        aria-label={t.outline}
        defaultValue={own}
        onChange={(event) => goTo(pageOfClause(clauses, pages, event.currentTarget.value))}
      >
        <option value="">{t.outline}</option>
        {clauses.map((clause) => (
          <option key={clause.id} value={clause.id} disabled={pages[clause.id] === undefined}>
            {'　'.repeat(Math.max(0, clause.level - 1))}
            {clause.id} {say(clause.title)}
            {pages[clause.id] === undefined ? '' : ` · ${t.pageShort(pages[clause.id] ?? 0)}`}
          </option>
        ))}
      </select>
    </PdfView>
  );
}
