import type { Clause } from '#src/definition/edition.ts';
import type { ReportFindings } from './report-findings.ts';

/** What is asked of the PDF worker. `pages`: more are not looked at. */
export type PdfJob =
  | { readonly kind: 'facts'; readonly bytes: Uint8Array; readonly pages: number }
  | {
      readonly kind: 'report';
      readonly bytes: Uint8Array;
      readonly clauses: readonly Pick<Clause, 'id' | 'level' | 'title'>[];
    };

export type PdfFault = 'broken' | 'truncated' | 'encrypted' | 'portfolio';
export type PdfFacts = { readonly pages: number } | { readonly fault: PdfFault };
/** `unread`: the file broke the reader in a way nobody foresaw; it is refused as broken. */
export type PdfAnswer = PdfFacts | ReportFindings | { readonly unread: string };
