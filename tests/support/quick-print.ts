import type { Print, PrintedFile, PrintJob } from '#src/services/print.ts';
import { createPrint } from '#src/services/create-print.ts';

/** What a test may do to the making of volumes. */
export interface PrintTroubles {
  /** Thrown instead of making volumes. */
  fail: Error | null;
  /** How often volumes were made. */
  made: number;
  /** Awaited before volumes are made. */
  before: () => Promise<void>;
}

/** Printing whose volumes say only what they were made of: for tests of what happens around them. All else is real. */
export function quickPrint(): { print: Print; troubles: PrintTroubles } {
  const real = createPrint();
  const troubles: PrintTroubles = { fail: null, made: 0, before: async () => undefined };
  const all = async ({ edition, data, stamp }: PrintJob): Promise<readonly PrintedFile[]> => {
    troubles.made += 1;
    await troubles.before();
    if (troubles.fail !== null) throw troubles.fail;
    return real.names(edition, data.class).map((name) => ({
      name,
      type: 'application/pdf',
      pages: 1,
      bytes: Buffer.from(`${name} ${stamp.digest} ${stamp.revision}`),
    }));
  };
  return { print: { ...real, all }, troubles };
}
