import { z } from 'zod';
import { RowProblem } from '#src/domain/pool/read-rows.ts';
import type { ImportReport } from '#src/services/pool/import-pool.ts';

const Person = z.object({ id: z.string(), name: z.string(), employer: z.string(), version: z.int() });
export const ImportReply = z.object({
  digest: z.string(),
  report: z.string(),
  lines: z.array(
    z.object({
      row: z.int(),
      name: z.string(),
      employer: z.string(),
      result: z.enum(['new', 'changed', 'same', 'ask', 'refused']),
      problems: z.array(RowProblem),
      differences: z.array(z.object({ part: z.string(), was: z.string(), is: z.string() })),
      candidates: z.array(Person),
    }),
  ),
  /** Titles of columns that were not read. */
  unknown: z.array(z.string()),
});

export const presentImport = ({ digest, report, lines, unknown }: ImportReport): z.infer<typeof ImportReply> => ({
  digest,
  report,
  lines: lines.map((line) => ({
    ...line,
    problems: [...line.problems],
    differences: [...line.differences],
    candidates: [...line.candidates],
  })),
  unknown: [...unknown],
});
