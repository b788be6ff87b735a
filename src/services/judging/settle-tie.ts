import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { isDenial } from '#src/domain/denial.ts';
import { countStage } from '#src/domain/judging/count-stage.ts';
import type { Draw } from '#src/store/draws.ts';
import { readPanels } from '#src/store/panels.ts';
import type { DB } from '#src/store/schema.ts';
import { lockStage, recordStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { candidatesOf } from './candidates.ts';
import { drawnOrder } from './draw-entries.ts';
import { stageRules, judgedStage } from './judged-edition.ts';

/** Counts a closed stage again with the order that was drawn for those tied at its line. A stage opened meanwhile is left alone. */
export async function settleTie(
  deps: Deps,
  trx: Transaction<DB>,
  draw: Draw,
  by: { readonly actorId: string; readonly at: Date },
): Promise<void> {
  const judged = judgedStage(deps, draw);
  if (isDenial(judged)) throw new Error(`a draw of no stage: ${draw.id}`);
  const stage = await lockStage(trx, draw, randomBytes(32).toString('hex'));
  if (stage.state !== 'closed') return;
  const candidates = (await candidatesOf(trx, draw, judged)) ?? [];
  const result = countStage(
    stageRules(judged),
    draw.class,
    candidates,
    await readPanels(trx, draw),
    drawnOrder(deps, draw),
  );
  await recordStage(
    trx,
    stage,
    { result },
    { actorId: by.actorId, at: by.at, act: 'settle-tie', details: { draw: draw.id, digest: result.digest } },
  );
}
