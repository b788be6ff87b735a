import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '#src/domain/access/why-not.ts';
import { isDenial } from '#src/domain/denial.ts';
import { decideAct, decideCase } from '#src/services/decide-act.ts';
import { seatsOf } from '#src/services/seats.ts';
import type { SeatRole } from '#src/definition/workflow.ts';
import { apiServer, type ApiServer } from '#tests/support/api-server.ts';
import { sealed, submit } from '#tests/support/dossier-steps.ts';
import { sampleOrganisation } from '../edition/sample-organisation.ts';

let server: ApiServer;
let id: string;
beforeAll(async () => {
  server = await apiServer({ quick: true });
  const applicant = await server.person('applicant');
  const made = await sealed(server, applicant, sampleOrganisation());
  id = made.id;
  expect((await submit(applicant, id, made.digest)).status).toBe(200);
});
afterAll(async () => expect(await server.close()).toEqual([]));

const official = (authority: string, role: SeatRole): Actor => {
  const { deps } = server;
  const programme = deps.editions.all().at(-1)!.file.programme;
  const seats = seatsOf(deps.editions, [{ programme, authority, role }]);
  return { kind: 'user', id: `${authority}-${role}`, name: 'x', email: 'x@laurel.example', seats, factor: true };
};
const actors = (): readonly Actor[] => [
  official('zhenjiang', 'handler'),
  official('zhenjiang', 'leader'),
  official('province', 'leader'),
  { kind: 'system' },
];

/** Everything both ways of deciding tell of an act. */
const told = (decided: Awaited<ReturnType<typeof decideCase>>) =>
  isDenial(decided)
    ? decided
    : {
        decision: decided.decision,
        application: decided.draft.application,
        edition: decided.draft.edition.digest,
        process: decided.draft.process.digest,
        class: decided.draft.definition.id,
        dossier: [decided.dossier?.revision, decided.dossier?.digest, decided.dossier?.editionDigest],
        tasks: decided.tasks,
      };

it('a case is decided the same without reading its dossier, in every state, by everybody, with checks ticked or not', async () => {
  const { deps } = server;
  const { workflow, classes } = deps.editions.all().at(-1)!;
  const at = new Date('2020-05-21T02:00:00Z');
  const rows = Object.values(classes).flatMap(({ checks }) => checks.rows.map(({ row }) => row));
  const tick = { verdict: 'fine', note: null, proof: null, by: 'x', at: at.toISOString() };
  const ticks = JSON.stringify({ ticks: Object.fromEntries(rows.map((row) => [row, tick])) });
  let allowed = 0;
  const undone = new Error('nothing of this is to stay');
  await deps.db
    .transaction()
    .execute(async (trx) => {
      for (const side of ['channelChecks', 'provinceChecks'])
        await trx
          .insertInto('task')
          .values({
            id: side,
            application_id: id,
            kind: side,
            state: 'kept',
            authority: null,
            asked_in: 'submitted',
            opened_by: 'x',
            opened_at: at,
            due: null,
            closed_at: null,
            body: ticks,
          })
          .execute();
      for (const { id: state } of workflow.states) {
        // What starts elsewhere is refused before anything is read.
        const starting = workflow.actions.filter((row) => row.from.includes(state)).map((row) => row.id);
        await trx.updateTable('application').set({ state }).where('id', '=', id).execute();
        for (const actor of actors())
          for (const action of new Set([...starting, 'accept'])) {
            const act = { action, applicationId: id, at };
            const light = told(await decideCase(deps, trx, actor, act));
            expect(light, `${action} in ${state}`).toEqual(told(await decideAct(deps, trx, actor, act)));
            if (!isDenial(light)) allowed += 1;
          }
      }
      throw undone;
    })
    .catch((error: unknown) => expect(error).toBe(undone));
  expect(allowed).toBeGreaterThan(20);
}, 120_000);
