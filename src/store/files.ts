import { sql, type Kysely, type Transaction } from 'kysely';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { DB } from './schema.ts';

/** What is known of a file beside its bytes. */
export type FileFacts = Pick<StoredFile, 'pages' | 'width' | 'height' | 'characters'>;

export async function insertFile(
  trx: Transaction<DB>,
  applicationId: string,
  file: StoredFile,
  facts: FileFacts,
  by: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('file')
    .values({
      application_id: applicationId,
      sha256: file.sha256,
      name: file.name,
      type: file.type,
      size: file.size,
      facts: JSON.stringify(facts),
      uploaded_by: by,
      uploaded_at: at,
    })
    .onConflict((conflict) => conflict.columns(['application_id', 'sha256']).doNothing())
    .execute();
}

/** All usable files of an application, by SHA-256, oldest first. */
export async function readFiles(db: Kysely<DB>, applicationId: string): Promise<Record<string, StoredFile>> {
  const rows = await db
    .selectFrom('file')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('uploaded_at')
    .orderBy('sha256')
    .execute();
  return Object.fromEntries(
    rows.map((row) => {
      const file: StoredFile = {
        sha256: row.sha256,
        name: row.name,
        type: row.type,
        size: Number(row.size),
        ...(row.facts as FileFacts),
      };
      return [row.sha256, file];
    }),
  );
}

export async function findFile(db: Kysely<DB>, applicationId: string, sha256: string): Promise<StoredFile | null> {
  return (await readFiles(db, applicationId))[sha256] ?? null;
}

/** Adds what an inspection found out. */
export async function updateFileFacts(
  db: Kysely<DB>,
  applicationId: string,
  sha256: string,
  facts: FileFacts,
): Promise<void> {
  await db
    .updateTable('file')
    .set({ facts: sql`facts || ${JSON.stringify(facts)}::jsonb` })
    .where('application_id', '=', applicationId)
    .where('sha256', '=', sha256)
    .execute();
}

/** Forgets a file; its bytes are the file store's to remove. */
export async function deleteFile(trx: Transaction<DB>, applicationId: string, sha256: string): Promise<void> {
  await trx.deleteFrom('file').where('application_id', '=', applicationId).where('sha256', '=', sha256).execute();
}

/**
 * Whether the offices may open a file: it is of the dossier that was handed in or of its volumes, a sealed leaf's scan, or
 * was brought by somebody else than the applicant. What the applicant's draft holds since is not theirs to see.
 */
export async function isForOffices(db: Kysely<DB>, applicationId: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ theirs: boolean }>`select exists (
    select from application a left join dossier d on d.application_id = a.id and d.revision = a.handed_in
    left join file f on f.application_id = a.id and f.sha256 = ${sha256}
    where a.id = ${applicationId} and (a.handed_in is not null or a.paper_only) and (
      d.content -> 'data' -> 'files' ? ${sha256}
      or exists (select from jsonb_each(d.volumes) v where v.value ->> 'sha256' = ${sha256})
      or exists (select from sealed_leaf s where s.application_id = a.id and s.file = ${sha256} and s.revision <= a.handed_in)
      or f.uploaded_by is distinct from a.owner_id and f.sha256 is not null)) as theirs`.execute(db);
  return rows[0]?.theirs === true;
}
