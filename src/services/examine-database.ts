import type { Kysely } from 'kysely';
import type { Files } from '#src/adapters/files.ts';
import { dossierDigest } from '#src/domain/dossier/digest.ts';
import type { ApplicationData } from '#src/domain/form/answers.ts';
import { readDossierContents } from '#src/store/dossiers.ts';
import { brokenChains, brokenRows, filesSpokenOf, type BrokenInvariant } from '#src/store/invariants.ts';
import type { DB } from '#src/store/schema.ts';
import type { EditionRegistry } from './editions.ts';

/** Everything `laurel doctor` looks at: chains, rows, files on disk, digests of frozen dossiers. Writes nothing. */
export async function examineDatabase(db: Kysely<DB>, files: Files, editions: EditionRegistry): Promise<BrokenInvariant[]> {
  return [...(await brokenChains(db)), ...(await brokenRows(db)), ...(await missingFiles(db, files)), ...(await wrongDigests(db, editions))];
}

async function missingFiles(db: Kysely<DB>, files: Files): Promise<BrokenInvariant[]> {
  const spoken = await filesSpokenOf(db);
  const held = new Map<string, Set<string>>();
  for (const { applicationId } of spoken) if (!held.has(applicationId)) held.set(applicationId, new Set(await files.list(applicationId)));
  return spoken.filter(({ applicationId, sha256 }) => held.get(applicationId)?.has(sha256) !== true)
    .map(({ applicationId, sha256 }) => ({ invariant: 'every file the tables name is in the file store', where: `${applicationId} ${sha256}` }));
}

async function wrongDigests(db: Kysely<DB>, editions: EditionRegistry): Promise<BrokenInvariant[]> {
  const dossiers = await readDossierContents(db);
  return dossiers.filter((row) => {
    const { data, salt } = row.content as { data: ApplicationData; salt: string };
    const definition = editions.byDigest(row.editionDigest).classes[row.class];
    return definition === undefined || dossierDigest(row.editionDigest, definition, data, salt).digest !== row.digest;
  }).map((row) => ({ invariant: 'a frozen dossier has the digest of its content', where: `${row.applicationId} R${row.revision}` }));
}
