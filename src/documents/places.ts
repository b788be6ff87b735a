import type { Inline } from './document.ts';
import type { Scope } from './scope.ts';

/** The empty place for a seal, a signature or a date (M14, X12). */
export function sealInline(scope: Scope, id: string): Inline[] {
  const seal = scope.definition.seals.find((one) => one.id === id);
  return seal === undefined ? [] : [{ t: 'seal', id, label: seal.label.zh, kind: seal.kind }];
}

/** Anchor of the first page of a report in a volume. */
export const reportAnchor = (report: string): string => `report:${report}`;

/** Anchor of the first page of a PDF kept with the form; `path` is its dotted field, `index` its place among the field's PDFs. */
export const filesAnchor = (path: string, index: number): string => `files:${path}:${index}`;

/** A cell that refers to the one report instead of printing it twice (A1.10). */
export function reportInline(scope: Scope, id: string): Inline[] {
  const report = scope.definition.reports.find((one) => one.id === id);
  if (report === undefined || scope.mode === 'blank') return [];
  return [
    {
      t: 'page',
      anchor: reportAnchor(id),
      before: `《${report.title.zh}》见本册第 `,
      after: ' 页。',
      otherwise: `《${report.title.zh}》另附，与本表合订成册。`,
    },
  ];
}
