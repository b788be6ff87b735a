import type { FrozenContent } from '#src/domain/dossier/volume-content.ts';
import type { Dossier } from '#src/store/dossiers.ts';
import type { Deps } from './deps.ts';
import { fileReader } from './open-file.ts';
import type { Print } from './print.ts';

type Places = Promise<Readonly<Record<string, number>>>;
/** Setting a volume to count its pages takes seconds, and a clerk scans many pages of it in a row. */
const known = new WeakMap<Print, Map<string, Places>>();
const mostKept = 64;

/** Printed page on which each piece of a frozen volume begins; a volume that was asked for lately is not set anew. */
export function placesIn(deps: Deps, volume: string, dossier: Dossier, { data }: FrozenContent): Places {
  let kept = known.get(deps.print);
  if (kept === undefined) known.set(deps.print, (kept = new Map()));
  const key = `${dossier.applicationId}/${dossier.revision}/${volume}`;
  const found = kept.get(key);
  if (found !== undefined) return found;
  const asked = deps.print.places(volume, {
    edition: deps.editions.byDigest(dossier.editionDigest),
    data,
    openFile: fileReader(deps, dossier.applicationId),
    stamp: {
      draft: false,
      digest: dossier.digest,
      leaves: dossier.leaves,
      revision: dossier.revision,
      application: dossier.applicationId,
      date: dossier.frozenAt,
    },
  });
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(key, asked);
  // A failure is not kept: the next scan tries again.
  asked.catch(() => kept.delete(key));
  return asked;
}
