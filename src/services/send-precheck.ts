import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial, type Denial } from '#src/domain/denial.ts';
import { decideAct } from './decide-act.ts';
import type { Deps } from './deps.ts';
import { handToPrecheck } from './precheck.ts';

export interface SendPrecheck {
  readonly applicationId: string;
  readonly digest: string;
  readonly arrived: Date;
}

/** Sends the final dossier to the office it will be submitted to, to be looked at before it is printed and sealed (X2). */
export async function sendPrecheck(
  deps: Deps,
  actor: Actor,
  { applicationId, digest, arrived: at }: SendPrecheck,
): Promise<{ readonly state: string } | Denial> {
  const action = 'send-precheck';
  return await deps.db.transaction().execute(async (trx) => {
    const decided = await decideAct(deps, trx, actor, { action, applicationId, at, digest });
    return isDenial(decided) ? decided : await handToPrecheck(deps, trx, actor, decided, { action, digest, at });
  });
}
