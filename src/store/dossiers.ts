import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { DB, SealedLeafTable } from './schema.ts';

export interface VolumeFile {
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly pages?: number;
  readonly note?: string;
  /** First and last printed page of what a volume holds, by anchor. */
  readonly places?: Readonly<Record<string, readonly [number, number]>>;
}
export interface Dossier {
  readonly applicationId: string;
  readonly revision: number;
  readonly digest: string;
  readonly editionDigest: string;
  readonly content: unknown;
  readonly leaves: Readonly<Record<string, string>>;
  readonly volumes: Readonly<Record<string, VolumeFile>>;
  readonly frozenAt: Date;
  readonly unlockedAt: Date | null;
}

/** What a frozen dossier is known by. */
export type DossierHead = Pick<Dossier, 'revision' | 'digest' | 'editionDigest'>;

export async function insertDossier(trx: Transaction<DB>, dossier: Omit<Dossier, 'unlockedAt'>): Promise<void> {
  await trx
    .insertInto('dossier')
    .values({
      application_id: dossier.applicationId,
      revision: dossier.revision,
      digest: dossier.digest,
      edition_digest: dossier.editionDigest,
      content: JSON.stringify(dossier.content),
      leaves: JSON.stringify(dossier.leaves),
      volumes: JSON.stringify(dossier.volumes),
      frozen_at: dossier.frozenAt,
      unlocked_at: null,
    })
    .execute();
}

export async function findDossier(db: Kysely<DB>, applicationId: string, revision: number): Promise<Dossier | null> {
  const row = await db
    .selectFrom('dossier')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    applicationId,
    revision,
    digest: row.digest,
    editionDigest: row.edition_digest,
    content: row.content,
    leaves: row.leaves,
    volumes: row.volumes as Record<string, VolumeFile>,
    frozenAt: row.frozen_at,
    unlockedAt: row.unlocked_at,
  };
}

/** What a frozen dossier is known by, without the content it is heavy with. */
export async function findDossierHead(
  db: Kysely<DB>,
  applicationId: string,
  revision: number,
): Promise<DossierHead | null> {
  const row = await db
    .selectFrom('dossier')
    .select(['digest', 'edition_digest'])
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return row === undefined ? null : { revision, digest: row.digest, editionDigest: row.edition_digest };
}

/** Whether some frozen dossier of the application keeps a volume with these bytes. */
export async function isVolume(db: Kysely<DB>, applicationId: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (select from dossier, jsonb_each(volumes) v
    where application_id = ${applicationId} and v.value ->> 'sha256' = ${sha256}) as held`.execute(db);
  return rows[0]?.held === true;
}

/** Files that must stay whatever the draft says: of frozen dossiers and their volumes, and every scan there ever was. */
export async function filesOnRecord(db: Kysely<DB>, applicationId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select file as sha256 from sealed_leaf where application_id = ${applicationId}
    union select jsonb_object_keys(content -> 'data' -> 'files') from dossier where application_id = ${applicationId}
    union select v.value ->> 'sha256' from dossier, jsonb_each(volumes) v where application_id = ${applicationId}
    union select sha256 from file where application_id = ${applicationId} and office is not null
    union select jsonb_array_elements_text(body -> 'files') from task where application_id = ${applicationId} and kind = 'addendum'`.execute(
    db,
  );
  return new Set(rows.map((row) => row.sha256));
}

export async function markUnlocked(
  trx: Transaction<DB>,
  applicationId: string,
  revision: number,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('dossier')
    .set({ unlocked_at: at })
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .execute();
}

/** Gives a dossier back its lock: what was unlocked for a correction that is no longer asked for. */
export async function markLocked(trx: Transaction<DB>, applicationId: string, revision: number): Promise<void> {
  await trx
    .updateTable('dossier')
    .set({ unlocked_at: null })
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .execute();
}

export interface SealedLeaf {
  readonly id: string;
  readonly leaf: string;
  readonly leafDigest: string;
  readonly revision: number;
  readonly dossierDigest: string;
  readonly file: string;
  readonly attachedBy: string;
  readonly attachedAt: Date;
}

/** Scans of sealed leaves that still hold. */
export async function readSealedLeaves(db: Kysely<DB>, applicationId: string): Promise<SealedLeaf[]> {
  const rows = await db
    .selectFrom('sealed_leaf')
    .selectAll()
    .where('application_id', '=', applicationId)
    .where('voided_at', 'is', null)
    .orderBy('leaf')
    .execute();
  return rows.map(leafFrom);
}

const leafFrom = (row: Selectable<SealedLeafTable>): SealedLeaf => ({
  id: row.id,
  leaf: row.leaf,
  leafDigest: row.leaf_digest,
  revision: row.revision,
  dossierDigest: row.dossier_digest,
  file: row.file,
  attachedBy: row.attached_by,
  attachedAt: row.attached_at,
});

/** The newest scan of each leaf whose content is that of a frozen dossier; leaves of the offices, which are not frozen, that hold now. */
export async function readLeavesOf(
  db: Kysely<DB>,
  applicationId: string,
  leaves: Readonly<Record<string, string>>,
): Promise<SealedLeaf[]> {
  const rows = await db
    .selectFrom('sealed_leaf')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('leaf')
    .orderBy('attached_at', 'desc')
    .execute();
  const held = rows.filter((row) =>
    leaves[row.leaf] === undefined ? row.voided_at === null : leaves[row.leaf] === row.leaf_digest,
  );
  const newest = new Map(held.toReversed().map((row) => [row.leaf, row]));
  return [...newest.values()].map(leafFrom);
}

export async function insertSealedLeaf(trx: Transaction<DB>, applicationId: string, leaf: SealedLeaf): Promise<void> {
  await voidSealedLeaf(trx, applicationId, leaf.leaf, leaf.attachedAt);
  await trx
    .insertInto('sealed_leaf')
    .values({
      id: leaf.id,
      application_id: applicationId,
      leaf: leaf.leaf,
      leaf_digest: leaf.leafDigest,
      revision: leaf.revision,
      dossier_digest: leaf.dossierDigest,
      file: leaf.file,
      attached_by: leaf.attachedBy,
      attached_at: leaf.attachedAt,
      voided_at: null,
    })
    .execute();
}

export async function voidSealedLeaf(
  trx: Transaction<DB>,
  applicationId: string,
  leaf: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('sealed_leaf')
    .set({ voided_at: at })
    .where('application_id', '=', applicationId)
    .where('leaf', '=', leaf)
    .where('voided_at', 'is', null)
    .execute();
}

export interface DossierContent {
  readonly applicationId: string;
  readonly revision: number;
  readonly digest: string;
  readonly editionDigest: string;
  readonly class: string;
  readonly content: unknown;
  readonly leaves: unknown;
}

/** What every frozen dossier says, for whoever recomputes digests. */
export async function readDossierContents(db: Kysely<DB>): Promise<DossierContent[]> {
  return await db
    .selectFrom('dossier')
    .innerJoin('application', 'application.id', 'dossier.application_id')
    .select([
      'dossier.application_id as applicationId',
      'dossier.revision',
      'dossier.digest',
      'dossier.edition_digest as editionDigest',
      'content',
      'leaves',
      'class',
    ])
    .execute();
}
