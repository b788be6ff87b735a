import type { PrintJob } from '#src/services/print.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import type { Subject } from '../cases/case.ts';

/** A draft's print of a subject, with marks, digests of leaves and QR as the product makes them. */
export function draftOf({ edition, definition, data, open }: Subject): PrintJob {
  const { leaves } = dossierDigest(edition.digest, definition, data, '');
  return {
    edition,
    data,
    openFile: open,
    stamp: {
      draft: true,
      digest: '',
      leaves,
      revision: 0,
      application: 'bench',
      date: new Date(edition.file.window.to),
    },
  };
}
