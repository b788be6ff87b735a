import type { Deps } from '#src/services/deps.ts';
import { findForgotten, sealAudit } from '#src/services/seal-audit.ts';
import { tellRoots } from '#src/services/tell-roots.ts';
import { repeat, type Repeated } from './repeat.ts';

/** How often it is looked whether a new day's message is due. */
const messageSeconds = 60;

export interface Sealing {
  /** Seconds between two rounds of sealing. */
  readonly seconds: number;
  /** Who is sent the latest roots each day. */
  readonly addresses: readonly string[];
}

/** Seals the audit events every few seconds and sends the day's message. Every process may run it: the database lets one at a time. */
export function startSealing(deps: Deps, { seconds, addresses }: Sealing): Repeated {
  let looked = false;
  const parts = [
    repeat(deps.log, 'sealing the audit events', seconds, async () => {
      if (!looked) await findForgotten(deps);
      looked = true;
      await sealAudit(deps);
    }),
    repeat(deps.log, 'the daily message of the audit roots', messageSeconds, () => tellRoots(deps, addresses)),
  ];
  return {
    stop: async () => {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}
