import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Edition } from '#src/definition/edition-bundle.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import { storesOf } from '#src/domain/form/application.ts';
import { caseGrams, sortKey } from '#src/domain/workflow/case-words.ts';
import type { Tick } from '#src/domain/workflow/office-checklist.ts';
import { createSheets } from '#src/store/answers.ts';
import { insertApplication, lockApplication, recordAct } from '#src/store/applications.ts';
import { insertDossier } from '#src/store/dossiers.ts';
import { insertFile } from '#src/store/files.ts';
import { insertTask } from '#src/store/tasks.ts';
import type { Subject } from '../cases/case.ts';
import type { House } from './house.ts';

/** Where the cases of the bench are, and whose account they are. */
export const place = { channel: 'nanjing', owner: 'bench-applicant', from: 'submitted', to: 'accepted' } as const;

/**
 * Whole applications with evidence, frozen, handed in, with every row of the office's checklist ticked: an official
 * only has to accept them. Written straight into the tables; ids in order.
 */
export async function submittedCases(
  { deps }: House,
  edition: Edition,
  { definition, data }: Subject,
  count: number,
): Promise<readonly string[]> {
  const { db } = deps;
  const at = new Date();
  await sql`insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt")
    values (${place.owner}, 'bench', 'applicant@laurel.example', true, now(), now()) on conflict do nothing`.execute(
    db,
  );
  const salt = randomBytes(32).toString('hex');
  const { digest, leaves } = dossierDigest(edition.digest, definition, data, salt);
  const tick: Tick = { verdict: 'fine', note: null, proof: null, by: 'bench-handler', at: at.toISOString() };
  const rows = definition.checks.rows.filter((row) => row.by === 'person');
  const ticks = Object.fromEntries(rows.map(({ row }) => [row, tick]));
  const of = { programme: edition.file.programme, edition: edition.file.id, editionDigest: edition.digest };
  const made: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const id = deps.ids.next();
    const name = `第${n}有限公司`;
    const born = { ...of, id, class: definition.id, ownerId: place.owner, state: place.from, salt, createdAt: at };
    await db.transaction().execute(async (trx) => {
      await insertApplication(trx, born);
      await createSheets(trx, id, storesOf(definition), at);
      for (const file of Object.values(data.files))
        await insertFile(trx, id, file, {}, { by: place.owner, at, office: null });
      const content = { data, salt };
      const frozen = { applicationId: id, revision: 1, digest, editionDigest: edition.digest, content, leaves };
      await insertDossier(trx, { ...frozen, volumes: {}, frozenAt: at });
      const kept = { askedIn: place.from, openedBy: 'bench-handler', openedAt: at, due: null, authority: null };
      await insertTask(trx, {
        ...kept,
        id: deps.ids.next(),
        applicationId: id,
        kind: 'channelChecks',
        state: 'kept',
        body: { ticks },
      });
      const application = await lockApplication(trx, id);
      if (application === null) throw new Error('the application just written is not there');
      const handed = { channel: place.channel, handedIn: 1, revision: 1, applicant: name, sortKey: sortKey(name) };
      const move = { ...handed, grams: caseGrams(place.channel, [name]), turn: place.channel, turnSince: at, due: at };
      const event = { kind: 'application-opened', body: { edition: edition.digest, class: definition.id } } as const;
      await recordAct(trx, application, move, event, place.owner, at);
    });
    made.push(id);
  }
  return made;
}

/** Puts cases back to where they were before the act. */
export async function putBack({ deps }: House, ids: readonly string[]): Promise<void> {
  await sql`update application set state = ${place.from}, clock = null where id = any(${[...ids]}::text[])`.execute(
    deps.db,
  );
  await sql`vacuum application, act, audit_event, message, audit_unsealed`.execute(deps.db);
}
