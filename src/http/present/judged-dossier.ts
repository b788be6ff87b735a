import { z } from 'zod';
import type { Addendum } from '#src/services/add-addendum.ts';
import type { Deps } from '#src/services/deps.ts';
import type { JudgedDossier } from '#src/services/judging/read-judged-dossier.ts';
import { presentLocked, presentStores } from './case.ts';
import { DossierReply } from './case-schemas.ts';

/** What was added after submission, without who dealt with it. */
const Added = z.object({
  kind: z.enum(['coaching', 'newFact']),
  day: z.string(),
  text: z.string(),
  files: z.array(z.string()),
  filedAt: z.iso.datetime(),
});
/** What was handed in, in the shape of the applicant's own page, and what was added. */
export const JudgedDossierReply = z.object({ page: DossierReply, added: z.array(Added) });

/** The dossier for an assessor: only stores and files that their view has. */
export function presentJudgedDossier(deps: Deps, { handedIn, view, addenda }: JudgedDossier, at: Date) {
  return {
    page: {
      ...presentLocked(deps, handedIn, at),
      stores: presentStores(handedIn, Object.entries(view.stores), at),
      files: Object.fromEntries(Object.entries(handedIn.files).filter(([sha256]) => view.files.has(sha256))),
    },
    added: addenda.map((task): z.infer<typeof Added> => {
      const { kind, day, text, files } = task.body as Addendum;
      return { kind, day, text, files: [...files], filedAt: task.openedAt.toISOString() };
    }),
  };
}
