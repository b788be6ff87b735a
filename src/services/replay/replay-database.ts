import type { Edition } from '#src/definition/edition-bundle.ts';
import { whyNot, type Actor } from '#src/domain/access/why-not.ts';
import { deny, isDenial, type Denial } from '#src/domain/denial.ts';
import { replay, type ReplayReport } from '#src/domain/replay/replay.ts';
import { replaySheet } from '#src/documents/replay-sheet.ts';
import type { Deps } from '../deps.ts';
import { logReading, type EditionName } from '../supervise.ts';
import { databaseSource } from './database-source.ts';

export interface ReplayedDatabase {
  readonly report: ReplayReport;
  readonly edition: Edition;
  readonly at: Date;
}

const absent = deny('absent', '没有这一届，或您无权查看。', 'There is no such edition, or you may not see it.');

/** Recomputes the judging of an edition over one view of the database, for supervision; that it did stands in the log. */
export async function replayDatabase(deps: Deps, actor: Actor, name: EditionName): Promise<ReplayedDatabase | Denial> {
  const subject = { ownerId: null, programme: name.programme, channel: '*', state: '' };
  const denial = whyNot(actor, 'supervision.read', subject);
  if (denial !== null) return denial;
  const current = deps.editions.current(name.programme, name.edition);
  if (current === null) return absent;
  const at = await deps.clock.now();
  await logReading(deps, actor, name, 'replay', at);
  const known = deps.editions
    .known()
    .filter(({ file }) => file.programme === name.programme && file.id === name.edition);
  const report = await deps.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => await replay(databaseSource(db, name, { current, known })));
  return { report, edition: current, at };
}

/** The same as one page to be signed. */
export async function printReplay(deps: Deps, actor: Actor, name: EditionName): Promise<Buffer | Denial> {
  const done = await replayDatabase(deps, actor, name);
  if (isDenial(done)) return done;
  const printed = await deps.print.letter(replaySheet(done));
  return Buffer.from(printed.pdf.bytes);
}
