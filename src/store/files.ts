import { sql, type Kysely, type Transaction } from 'kysely';
import type { StoredFile } from '#src/domain/form/answers.ts';
import type { DB } from './schema.ts';

/** What is known of a file beside its bytes. */
export type FileFacts = Pick<StoredFile, 'pages' | 'width' | 'height' | 'characters'>;

/** Who brought files: the applicant, the offices, or either. */
export type Bringer = 'owner' | 'offices' | 'anybody';

/**
 * Writes a file's row. `office` is the channel for whose case an office brings it, null where the applicant does; bytes that
 * the other side has brought before are from now on both sides', each under its own name.
 */
export async function insertFile(
  trx: Transaction<DB>,
  applicationId: string,
  file: StoredFile,
  facts: FileFacts,
  { by, at, office }: { readonly by: string; readonly at: Date; readonly office: string | null },
): Promise<void> {
  const officeName = office === null ? null : file.name;
  await sql`insert into file (application_id, sha256, name, type, size, facts, uploaded_by, uploaded_at, office, office_name)
    values (${applicationId}, ${file.sha256}, ${file.name}, ${file.type}, ${file.size}, ${JSON.stringify(facts)}::jsonb, ${by}, ${at}, ${office}, ${officeName})
    on conflict (application_id, sha256) do update set
      office = coalesce(excluded.office, file.office), office_name = coalesce(excluded.office_name, file.office_name),
      name = case when excluded.office is null then excluded.name else file.name end,
      uploaded_by = case when excluded.office is null then excluded.uploaded_by else file.uploaded_by end`.execute(trx);
}

/** Usable files of an application, by SHA-256, oldest first: all, or those that one side brought, as it calls them. */
export async function readFiles(
  db: Kysely<DB>,
  applicationId: string,
  bringer: Bringer = 'anybody',
): Promise<Record<string, StoredFile>> {
  const brought = {
    anybody: sql<boolean>`true`,
    owner: sql<boolean>`(f.office is null or f.uploaded_by = a.owner_id)`,
    offices: sql<boolean>`f.office is not null`,
  }[bringer];
  const rows = await db
    .selectFrom('file as f')
    .innerJoin('application as a', 'a.id', 'f.application_id')
    .selectAll('f')
    .where('f.application_id', '=', applicationId)
    .where(brought)
    .orderBy('f.uploaded_at')
    .orderBy('f.sha256')
    .execute();
  return Object.fromEntries(
    rows.map((row) => {
      const file: StoredFile = {
        sha256: row.sha256,
        name: bringer === 'offices' ? (row.office_name ?? row.name) : row.name,
        type: row.type,
        size: Number(row.size),
        ...(row.facts as FileFacts),
      };
      return [row.sha256, file];
    }),
  );
}

/** A file that one side may use: the applicant what the applicant brought, the offices what they may open. */
export async function findFile(
  db: Kysely<DB>,
  applicationId: string,
  sha256: string,
  side: Bringer,
): Promise<StoredFile | null> {
  if (side === 'offices' && !(await isForOffices(db, applicationId, sha256))) return null;
  return (await readFiles(db, applicationId, side === 'owner' ? 'owner' : 'anybody'))[sha256] ?? null;
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
 * Whether the offices may open a file: it is of the dossier that was handed in or of its volumes, a sealed leaf's scan, of an
 * addition after submission, or was brought by an office of the channel that has the case now (`only`: by this user alone).
 * What the applicant's draft holds since is not theirs to see.
 */
export async function isForOffices(
  db: Kysely<DB>,
  applicationId: string,
  sha256: string,
  only: string | null = null,
): Promise<boolean> {
  const { rows } = await sql<{ theirs: boolean }>`select exists (
    select from application a left join dossier d on d.application_id = a.id and d.revision = a.handed_in
    left join file f on f.application_id = a.id and f.sha256 = ${sha256}
    where a.id = ${applicationId} and (a.handed_in is not null or a.paper_only) and (
      d.content -> 'data' -> 'files' ? ${sha256}
      or exists (select from jsonb_each(d.volumes) v where v.value ->> 'sha256' = ${sha256})
      or exists (select from sealed_leaf s where s.application_id = a.id and s.file = ${sha256} and s.revision <= a.handed_in)
      or exists (select from task t where t.application_id = a.id and t.kind = 'addendum' and t.body -> 'files' ? ${sha256})
      or (f.office = a.channel and coalesce(f.uploaded_by = ${only}::text, true)))) as theirs`.execute(db);
  return rows[0]?.theirs === true;
}
