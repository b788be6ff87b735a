import { randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { Text } from '#src/definition/text.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import type { StageKey } from '#src/domain/audit/stream.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { drawDigest } from '#src/domain/draw/digests.ts';
import { prepareDraw as prepare } from '#src/domain/draw/prepare.ts';
import type { StageResult } from '#src/domain/judging/stage-entry.ts';
import { insertDraw, readDraws, recordDraw, type Draw } from '#src/store/draws.ts';
import type { DB } from '#src/store/schema.ts';
import { findStage } from '#src/store/stages.ts';
import type { Deps } from '../deps.ts';
import { actorId } from '../open-application.ts';
import { candidatesOf } from './candidates.ts';
import { entriesOf, freshSalts } from './draw-entries.ts';
import { judgedStage, judgingOf, type JudgedStage } from './judged-edition.ts';

export interface PrepareDraw extends StageKey {
  readonly purpose: 'defence-order' | 'tie';
  /** Where the public value is printed, and from when it is known. */
  readonly source: string;
  readonly knownFrom: Date;
  readonly revealBy: Date;
}

/** The parties that commit to seeds: neither alone can choose the order. */
export const drawParties = ['province', 'supervision'] as const;

const titles: Readonly<Record<PrepareDraw['purpose'], Text>> = {
  'defence-order': { zh: '答辩顺序抽签', en: 'Draw of the order of the defence' },
  tie: { zh: '入围线并列抽签', en: 'Draw of a tie at the line' },
};

/** Opens a draw of a stage: for the order of its hearings, or for an exact tie at its line; for nothing else. */
export async function prepareDraw(deps: Deps, actor: Actor, input: PrepareDraw): Promise<Draw | Denial> {
  const denial = whyNot(actor, 'draw.manage', judgingOf(input.programme));
  if (denial !== null) return denial;
  const judged = judgedStage(deps, input);
  if (isDenial(judged)) return judged;
  const value = judged.assessment.draw?.publicValue;
  if (value === undefined) return deny('invalid', '本届没有规定抽签。', 'This edition provides for no draws.');
  const at = await deps.clock.now();
  return await deps.db.transaction().execute(async (trx) => {
    const running = (await readDraws(trx, input)).find(
      (one) => one.record.purpose === input.purpose && one.record.drawnAt === null,
    );
    if (running !== undefined) return deny('conflict', '这项抽签已在进行。', 'This draw is under way already.');
    const drawn = await whatIsDrawn(trx, input, judged);
    if (isDenial(drawn)) return drawn;
    const id = deps.ids.next();
    const salts = freshSalts(drawn);
    const { title } = judged.stage;
    const record = prepare(
      {
        id,
        programme: input.programme,
        edition: input.edition,
        purpose: input.purpose,
        title: { zh: `${title.zh}：${titles[input.purpose].zh}`, en: `${title.en}: ${titles[input.purpose].en}` },
        entries: entriesOf(id, salts),
        parties: drawParties,
        publicValue: { name: value, source: input.source, knownFrom: input.knownFrom },
        revealBy: input.revealBy,
      },
      at,
    );
    if (isDenial(record)) return record;
    const by = { actorId: actorId(actor), at };
    const { programme, edition, class: of, stage } = input;
    const draw = await insertDraw(
      trx,
      {
        id,
        programme,
        edition,
        class: of,
        stage,
        record,
        salts: deps.crypto.seal(JSON.stringify(salts)),
        salt: randomBytes(32).toString('hex'),
      },
      by,
    );
    return await recordDraw(trx, draw, record, {
      act: 'prepare',
      state: 'open',
      ...by,
      details: { digest: drawDigest(record) },
    });
  });
}

async function whatIsDrawn(
  trx: Transaction<DB>,
  input: PrepareDraw,
  judged: JudgedStage,
): Promise<readonly string[] | Denial> {
  if (input.purpose === 'tie') {
    const waiting = ((await findStage(trx, input))?.result as StageResult | null | undefined)?.waiting ?? [];
    return waiting.length > 1
      ? waiting
      : deny('wrong-state', '入围线上没有须抽签的并列。', 'There is no tie at the line that a draw must settle.');
  }
  if (judged.stage.timetable?.order !== 'draw')
    return deny('invalid', '本阶段的顺序不由抽签决定。', 'The order of this stage is not drawn.');
  const candidates = (await candidatesOf(trx, input, judged)) ?? [];
  return candidates.length > 1
    ? candidates.map((one) => one.id)
    : deny(
        'wrong-state',
        '本阶段不足两份申报，无须抽签。',
        'With fewer than two applications there is nothing to draw.',
      );
}
